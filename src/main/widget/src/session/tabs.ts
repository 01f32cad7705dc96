// Tells the other tabs of the site what they cannot hear from the gateway.

import type { Message } from '../api/types';

const FIRST_MILLIS = 2_000;

/** A message of the shared outbox was accepted. */
export interface Notice {
  readonly kind: 'accepted';
  readonly channel: number;
  readonly key: string;
  readonly message: Message;
}

export class Tabs {
  #channel: BroadcastChannel | null;

  constructor(gateway: string, heard: (notice: Notice) => void) {
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`seitech-chat ${gateway}`);
    this.#channel?.addEventListener('message', (event) => heard(event.data as Notice));
  }

  tell(notice: Notice): void {
    this.#channel?.postMessage(notice);
  }

  close(): void {
    this.#channel?.close();
    this.#channel = null;
  }
}

/** Leaves it to the tab that was first, for that long: tabs hear of news one after another. */
export async function onlyHere(name: string, action: () => void, millis = FIRST_MILLIS): Promise<void> {
  const first = async (lock: unknown) => {
    if (!lock) return;
    action();
    await new Promise((passed) => setTimeout(passed, millis));
  };
  await (locks() ? locks()!.request(name, { ifAvailable: true }, first) : first(true));
}

/** Runs it while no other tab does; where browsers cannot say, keys make doing it twice harmless. */
export async function alone<T>(name: string, action: () => Promise<T>): Promise<T> {
  return locks() ? ((await locks()!.request(name, action)) as T) : action();
}

const locks = (): LockManager | undefined => (globalThis.navigator as { locks?: LockManager } | undefined)?.locks;
