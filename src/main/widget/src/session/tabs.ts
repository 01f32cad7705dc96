// Tells the other tabs of the site what they cannot hear from the gateway.

import type { Message } from '../api/types';

/** A message of the shared outbox was accepted. */
export interface Notice {
  readonly kind: 'accepted';
  readonly channel: number;
  readonly key: string;
  readonly message: Message;
}

export class Tabs {
  private channel: BroadcastChannel | null;

  constructor(gateway: string, heard: (notice: Notice) => void) {
    this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`seitech-chat ${gateway}`);
    this.channel?.addEventListener('message', (event) => heard(event.data as Notice));
  }

  tell(notice: Notice): void {
    this.channel?.postMessage(notice);
  }

  close(): void {
    this.channel?.close();
    this.channel = null;
  }
}

/** Runs it while no other tab does; where browsers cannot say, keys make doing it twice harmless. */
export async function alone<T>(name: string, action: () => Promise<T>): Promise<T> {
  const { locks } = (globalThis.navigator ?? {}) as { locks?: LockManager };
  return locks ? ((await locks.request(name, action)) as T) : action();
}
