// The files that this tab sends: their content, how they look, how far they have come.

import type { Credentials } from '../api/client';
import { Failure } from '../api/failure';
import type { Accepted } from '../api/types';
import { upload } from '../api/upload';

export class Files {
  readonly #files = new Map<string, File>();
  readonly #previews = new Map<string, string>();
  readonly #shares = new Map<string, number>();

  constructor(
    private readonly gateway: string,
    private readonly to: Credentials,
    private readonly changed: () => void,
  ) {}

  add(key: string, file: File): void {
    this.#files.set(key, file);
    this.#shares.set(key, 0);
    if (file.type.startsWith('image/')) this.#previews.set(key, URL.createObjectURL(file));
  }

  /** Null when it is not here, as after a reload. */
  send(key: string, author: string): Promise<Accepted> | null {
    const file = this.#files.get(key);
    if (!file) return null;
    const progress = (share: number) => {
      this.#shares.set(key, share);
      this.changed();
    };
    return readable(file).then(() => upload(this.gateway, this.to, { key, file, author }, progress));
  }

  sent(key: string): void {
    this.#shares.delete(key);
    this.#files.delete(key);
  }

  preview(key: string): string | null {
    return this.#previews.get(key) ?? null;
  }

  progress(key: string): number {
    return this.#shares.get(key) ?? 1;
  }

  forget(): void {
    this.#previews.forEach((url) => URL.revokeObjectURL(url));
  }
}

/** A folder, and a file that is gone, fail in an upload as a lost network does. */
async function readable(file: File): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    throw new Failure('refused', 0, 'unreadable');
  }
}
