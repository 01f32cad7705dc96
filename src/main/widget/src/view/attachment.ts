// A file in a message: a picture shows itself, anything else its name and size.

import type { Attachment } from '../api/types';
import { sizeText } from '../i18n/times';
import { h, icon, set } from './dom';
import type { Actions, Setting } from './model';

/** What the gateway serves for showing; everything else it gives to be kept only. */
const SHOWN = /^image\/(png|jpeg|gif|webp)$/;

export function attachmentView(file: Attachment, key: string, setting: Setting, actions: Actions): HTMLElement {
  const address = actions.link(file.url);
  const isPicture = SHOWN.test(file.mimetype);
  const source = isPicture ? (address ?? actions.preview(key)) : null;
  const { texts } = setting.language;
  const size = sizeText(file.size, setting.locale);
  const inside = source
    ? [picture(source, texts.image(file.name))]
    : [icon('file'), h('span', { class: 'file-name' }, h('bdi', {}, file.name), h('small', {}, size))];
  const className = source ? 'picture' : 'file';
  if (!address) return h('div', { class: className }, ...inside, progressBar(actions.progress(key)));
  const label = source ? null : texts.download(file.name, size);
  return h(
    'a',
    { class: className, href: address, target: '_blank', rel: 'noopener noreferrer nofollow', 'aria-label': label },
    ...inside,
  );
}

/** A link that has run out leaves the picture's name. */
function picture(source: string, alt: string): HTMLImageElement {
  const image = h('img', { alt, src: source, decoding: 'async' });
  image.addEventListener('error', () => image.classList.add('broken'));
  return image;
}

function progressBar(share: number): HTMLElement | null {
  if (share >= 1) return null;
  const bar = h('progress', { max: 1, value: share });
  set(bar, 'aria-hidden', 'true');
  return bar;
}
