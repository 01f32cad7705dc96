// Whether somebody sits at the other end, and what can be done there.

import type { Gateway } from './api/client';
import { asFailure } from './api/failure';
import type { Desk, Feature } from './api/types';

const PAUSE_MILLIS = 60_000;

export class DeskWatch {
  current: Desk | null = null;
  readonly #missing = new Set<Feature>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly gateway: Gateway,
    private readonly changed: () => void,
  ) {}

  /** Nobody asks while nobody looks. */
  start(): void {
    this.stop();
    void this.#look();
    this.#timer = setInterval(() => document.hidden || void this.#look(), PAUSE_MILLIS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Who has just spoken is there, whatever was told before. */
  agentSpoke(): void {
    if (this.current) this.current = { ...this.current, online: true, agents_available: true };
  }

  /** As far as is known: where the gateway does not tell, trying does. */
  can(feature: Feature): boolean {
    return this.current?.features?.[feature] !== false && !this.#missing.has(feature);
  }

  cannot(feature: Feature): void {
    this.#missing.add(feature);
  }

  async #look(): Promise<void> {
    try {
      this.current = await this.gateway.desk();
      this.changed();
    } catch (thrown) {
      asFailure(thrown);
    }
  }
}
