// What the visitor is told for a while.

import type { Failure } from './api/failure';
import type { Notice } from './view/model';

const SHOWN_MILLIS = 8_000;

export class Notices {
  current: Notice | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly changed: () => void) {}

  trouble(failure: Failure): void {
    this.#show({ kind: failure.isUnsupported ? 'unsupported' : 'trouble' }, SHOWN_MILLIS);
  }

  /** The gateway asks for a pause, after which sending goes on. */
  slow(millis: number): void {
    this.#show({ kind: 'slow', seconds: Math.ceil(millis / 1000) }, millis);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #show(notice: Notice, millis: number): void {
    this.current = notice;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.current = null;
      this.changed();
    }, millis);
    this.changed();
  }
}
