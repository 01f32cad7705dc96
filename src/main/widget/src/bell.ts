// When an answer is heard: once, however many tabs there are.

import { onlyHere } from './session/tabs';
import { Sound } from './sound';

/** Time for another tab to show what has come. */
const QUIET_MILLIS = 800;

export class Bell {
  readonly #sound = new Sound();
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param isWanted asked when it would ring */
  constructor(
    private readonly lock: string,
    private readonly isWanted: () => boolean,
  ) {}

  /** The visitor has touched the page, which may sound from then on. */
  touched(): void {
    this.#sound.unlock();
  }

  answered(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ring(), QUIET_MILLIS);
  }

  #ring(): void {
    // A tab that nobody has touched is silent, and must not keep another one from it.
    if (this.#sound.isUnlocked && this.isWanted()) void onlyHere(this.lock, () => this.#sound.ring());
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#sound.stop();
  }
}
