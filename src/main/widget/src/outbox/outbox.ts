// Sends what waits, one after the other and in order, until each is answered. Keys make it safe to say something twice,
// so that whatever was not answered is said again, also after a reload and by another tab.

import { asFailure, type Failure } from '../api/failure';
import type { Accepted } from '../api/types';
import type { Storage } from '../session/storage';
import { alone } from '../session/tabs';
import { pause } from '../stream/mode';
import { again, changed, next, without, type Pending, type Queue } from './queue';

const OUTBOX = 'outbox';
/** An error of the gateway's own is worth a repeat, but not for ever. */
const MOST_TRIES_AT_ERRORS = 4;
/** Nobody waits longer than this at a page without being told: the limit of a day's files asks for hours. */
const LONGEST_WAIT_MILLIS = 120_000;

export interface Sending {
  /** Null when its file is gone, as after a reload. */
  send(one: Pending): Promise<Accepted> | null;
  accepted(one: Pending, answer: Accepted): void;
  changed(): void;
  /** The session is over, or the chat is closed. */
  refused(failure: Failure): void;
  reachable(yes: boolean): void;
  /** The gateway asks for a pause. */
  slowedDown(millis: number): void;
}

export class Outbox {
  private files: Queue = [];
  private running = false;
  private stopped = false;
  private wake: () => void = () => {};

  constructor(
    private readonly channel: number,
    private readonly storage: Storage,
    private readonly sending: Sending,
    private readonly lock: string,
  ) {}

  /** Texts are stored, for every tab; files are this tab's. */
  get queue(): Queue {
    return [...this.stored(), ...this.files]
      .filter((one) => one.channel === this.channel)
      .sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
  }

  add(one: Pending): void {
    this.replace(one.file !== undefined, (queue) => [...queue, one]);
    this.pump();
  }

  again(key: string): void {
    const createdAt = new Date().toISOString();
    this.everywhere((queue) => changed(again(queue, key), key, { createdAt }));
    this.pump();
  }

  discard(key: string): void {
    this.everywhere((queue) => without(queue, key));
  }

  /** What was left in chats that are over. */
  forgetOthers(): void {
    this.everywhere((queue) => queue.filter((one) => one.channel === this.channel));
  }

  /** Takes all texts away, as one. */
  takeTexts(): string {
    const mine = this.queue.filter((one) => !one.file);
    this.everywhere((queue) => queue.filter((one) => one.channel !== this.channel));
    return mine.map(({ text }) => text).join('\n');
  }

  /** Also ends a pause: there is reason to believe that it goes now. */
  pump(): void {
    this.wake();
    if (!this.running && !this.stopped) {
      this.running = true;
      void this.run().finally(() => (this.running = false));
    }
  }

  stop(): void {
    this.stopped = true;
    this.wake();
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopped; ) {
      // A file takes its time, and is this tab's alone.
      const isFile = next(this.queue, this.channel)?.file !== undefined;
      const outcome = isFile ? await this.sendNext() : await alone(this.lock, () => this.sendNext());
      if (outcome === 'empty') return;
      if (outcome === 'done') {
        failures = 0;
        continue;
      }
      failures++;
      await this.sleep(outcome.waitMillis ?? pause(failures, Math.random()));
    }
  }

  private async sendNext(): Promise<'empty' | 'done' | Failure> {
    const one = this.stopped ? undefined : next(this.queue, this.channel);
    if (!one) return 'empty';
    const sent = this.sending.send(one);
    if (!sent) {
      this.discard(one.key);
      return 'done';
    }
    this.everywhere((queue) => changed(queue, one.key, { tries: one.tries + 1 }));
    try {
      const answer = await sent;
      this.sending.reachable(true);
      this.sending.accepted(one, answer);
      this.everywhere((queue) => without(queue, one.key));
      return 'done';
    } catch (thrown) {
      return this.failed(one, asFailure(thrown));
    }
  }

  private failed(one: Pending, failure: Failure): 'empty' | 'done' | Failure {
    if (failure.isSessionOver || failure.isClosed) {
      this.sending.refused(failure);
      return 'empty';
    }
    if (!isWorthIt(one, failure)) {
      this.everywhere((queue) => changed(queue, one.key, { failed: failure.code || 'error' }));
      return 'done';
    }
    if (failure.reason === 'network') this.sending.reachable(false);
    if (failure.status === 429) this.sending.slowedDown(failure.waitMillis ?? pause(1, 1));
    return failure;
  }

  private stored(): Queue {
    return this.storage.read<Queue>(OUTBOX) ?? [];
  }

  private everywhere(change: (queue: Queue) => Queue): void {
    this.replace(false, change);
    this.replace(true, change);
  }

  private replace(files: boolean, change: (queue: Queue) => Queue): void {
    if (files) {
      this.files = change(this.files);
    } else {
      const before = this.stored();
      const queue = change(before);
      if (queue.length || before.length) this.storage.write(OUTBOX, queue);
    }
    this.sending.changed();
  }

  private sleep(millis: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, millis);
      this.wake = () => {
        clearTimeout(timer);
        this.wake = () => {};
        done();
      };
    });
  }
}

const isWorthIt = (one: Pending, { isPassing, status, waitMillis = 0 }: Failure): boolean =>
  isPassing ? waitMillis <= LONGEST_WAIT_MILLIS : status >= 500 && one.tries + 1 < MOST_TRIES_AT_ERRORS;
