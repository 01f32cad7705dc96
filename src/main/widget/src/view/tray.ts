// Files that were chosen and not sent yet.

import { h, icon, iconButton } from './dom';
import type { Setting } from './model';

export class Tray {
  readonly element = h('div', { class: 'tray', hidden: true });
  #chosen: { file: File; chip: HTMLElement; url: string | null }[] = [];

  constructor(
    private readonly setting: Setting,
    private readonly changed: () => void,
  ) {}

  get files(): File[] {
    return this.#chosen.map(({ file }) => file);
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      const url = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
      const remove = iconButton('close', this.setting.language.texts.remove(file.name), 'small', () =>
        this.remove([file]),
      );
      const look = url ? h('img', { src: url, alt: '' }) : icon('file');
      const chip = h('div', { class: 'chip' }, look, h('bdi', {}, file.name), remove);
      this.#chosen.push({ file, chip, url });
      this.element.append(chip);
    }
    this.#show();
  }

  remove(files: readonly File[]): void {
    const left = this.files.filter((one) => !files.includes(one));
    this.#chosen.forEach(({ url }) => url && URL.revokeObjectURL(url));
    this.#chosen = [];
    this.element.replaceChildren();
    this.add(left);
  }

  #show(): void {
    this.element.hidden = this.#chosen.length === 0;
    this.changed();
  }
}
