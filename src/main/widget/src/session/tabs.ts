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
  #channel: BroadcastChannel | null = null;

  constructor(gateway: string, heard: (notice: Notice) => void) {
    try {
      this.#channel = new BroadcastChannel(`seitech-chat ${gateway}`);
      this.#channel.addEventListener('message', (event) => heard(event.data as Notice));
    } catch {
      // Where a site may store nothing, its tabs may not talk to each other either.
    }
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
  await locked(name, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    action();
    await new Promise((passed) => setTimeout(passed, millis));
  });
}

/** Runs it while no other tab does; where browsers cannot say, keys make doing it twice harmless. */
export const alone = <T>(name: string, action: () => Promise<T>): Promise<T> => locked(name, {}, action);

/** Runs it without the lock where there are none, and where they are forbidden with all that a site may store. */
async function locked<T>(name: string, options: LockOptions, action: (lock: unknown) => Promise<T>): Promise<T> {
  let running: Promise<T> | undefined;
  try {
    await navigator.locks.request(name, options, (lock) => (running = action(lock)));
  } catch {
    // What failed may be the action itself: it is not run twice.
  }
  return running ?? action(true);
}
