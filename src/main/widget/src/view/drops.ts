// Files that are dragged over the chat.

import { h } from './dom';
import type { Setting } from './model';

export function acceptDrops(panel: HTMLElement, { language }: Setting, dropped: (files: FileList) => void): void {
  const sign = h('div', { class: 'drop', hidden: true, 'aria-hidden': 'true' }, language.texts.drop);
  panel.append(sign);
  const on = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
    panel.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      act(event);
    });
  on('dragenter', () => (sign.hidden = false));
  on('dragover', () => (sign.hidden = false));
  on('dragleave', ({ relatedTarget }) => (sign.hidden = panel.contains(relatedTarget as Node | null)));
  on('drop', ({ dataTransfer }) => {
    sign.hidden = true;
    if (dataTransfer) dropped(dataTransfer.files);
  });
}
