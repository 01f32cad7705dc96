// Sends what waits, one after the other and in order, until each is answered. Keys make it safe to say something twice,
// so that whatever was not answered is said again, also after a reload and by another tab.

import { asFailure, type Failure } from '../api/failure';
import type { Accepted } from '../api/types';
import type { Storage } from '../session/storage';
import { alone } from '../session/tabs';
import { pause } from '../stream/mode';
import { again, next, type Pending, type Queue } from './queue';

/** Each has a name of its own in the storage: two tabs change different ones at once. */
const OUTBOX = 'outbox ';
/** An error of the gateway's own is worth a repeat, but not for ever; so is a file, which holds up what comes after. */
const MOST_TRIES = 4;
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
  /** In the order of their coming, also when one changes. */
  readonly #files = new Map<string, Pending>();
  #running = false;
  #stopped = false;
  /** Something came after the queue was looked at last. */
  #missed = false;
  #onItsWay = '';
  #wake: () => void = () => {};

  constructor(
    private readonly channel: number,
    private readonly storage: Storage,
    private readonly sending: Sending,
    private readonly lock: string,
  ) {}

  /** Texts are stored, for every tab; files are this tab's. */
  get queue(): Queue {
    return inOrder([...this.#stored(), ...this.#files.values()]).filter((one) => one.channel === this.channel);
  }

  add(one: Pending): void {
    this.#put(one);
    this.pump();
  }

  again(key: string): void {
    const one = this.#find(key);
    if (!one) return;
    this.#put(again(one, new Date().toISOString()));
    this.pump();
  }

  discard(key: string): void {
    this.storage.remove(OUTBOX + key);
    this.#files.delete(key);
    this.sending.changed();
  }

  /** What was left in chats that are over; says what of it the visitor may still want to say. */
  forgetOthers(): string {
    const others = inOrder(this.#stored()).filter(({ channel }) => channel !== this.channel);
    return this.#take(
      others,
      others.filter(({ failed }) => !failed),
    );
  }

  /** Takes all texts away, as one, but for the one on its way: that has an answer coming. */
  takeTexts(): string {
    return this.#take(this.queue.filter(({ key }) => key !== this.#onItsWay));
  }

  #take(all: Queue, wanted = all): string {
    all.forEach(({ key }) => this.discard(key));
    const texts = wanted.filter((one) => !one.file);
    return texts.map(({ text }) => text).join('\n');
  }

  /** Also ends a pause: there is reason to believe that it goes now. */
  pump(): void {
    this.#wake();
    this.look();
  }

  /** Ends no pause: tabs that hear of each other's tries would never let each other wait. */
  look(): void {
    this.#missed = this.#running;
    if (this.#running || this.#stopped) return;
    this.#running = true;
    void this.#run().finally(() => {
      this.#running = false;
      if (this.#missed) this.look();
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#wake();
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#stopped;) {
      // A file takes its time, and is this tab's alone.
      const isFile = next(this.queue, this.channel)?.file !== undefined;
      const outcome = isFile ? await this.#sendNext() : await alone(this.lock, () => this.#sendNext());
      if (outcome === 'empty') return;
      if (outcome === 'done') {
        failures = 0;
        continue;
      }
      failures++;
      await this.#sleep(outcome.waitMillis ?? pause(failures, Math.random()));
    }
  }

  async #sendNext(): Promise<'empty' | 'done' | Failure> {
    this.#missed = false;
    const one = this.#stopped ? undefined : next(this.queue, this.channel);
    if (!one) return 'empty';
    const sent = this.sending.send(one);
    if (!sent) {
      this.discard(one.key);
      return 'done';
    }
    this.#put({ ...one, tries: one.tries + 1 });
    this.#onItsWay = one.key;
    try {
      const answer = await sent;
      this.sending.reachable(true);
      this.sending.accepted(one, answer);
      this.discard(one.key);
      this.#onItsWay = '';
      return 'done';
    } catch (thrown) {
      return this.#failed(one, asFailure(thrown));
    }
  }

  #failed(one: Pending, failure: Failure): 'empty' | 'done' | Failure {
    this.#onItsWay = '';
    if (failure.isSessionOver || failure.isClosed) {
      this.#missed = false;
      this.sending.refused(failure);
      return 'empty';
    }
    if (!this.#find(one.key)) return 'done';
    if (!isWorthIt(one, failure)) {
      this.#put({ ...one, failed: failure.code || 'error' });
      return 'done';
    }
    if (failure.reason === 'network') this.sending.reachable(false);
    // Only tries that had a network count against a file.
    if (one.file && !navigator.onLine) this.#put({ ...one, tries: 1 });
    if (failure.status === 429) this.sending.slowedDown(failure.waitMillis ?? pause(1, 1));
    return failure;
  }

  #stored(): Pending[] {
    const names = this.storage.names(OUTBOX);
    return names.map((name) => this.storage.read<Pending>(name)).filter((one): one is Pending => one !== null);
  }

  #find(key: string): Pending | undefined {
    return this.queue.find((one) => one.key === key);
  }

  #put(one: Pending): void {
    if (one.file) this.#files.set(one.key, one);
    else this.storage.write(OUTBOX + one.key, one);
    this.sending.changed();
  }

  #sleep(millis: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, millis);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = () => {};
        done();
      };
    });
  }
}

function isWorthIt(one: Pending, { isPassing, reason, status, waitMillis = 0 }: Failure): boolean {
  const isLost = one.file !== undefined && reason === 'network' && navigator.onLine;
  if (isPassing && !isLost) return waitMillis <= LONGEST_WAIT_MILLIS;
  return (isLost || status >= 500) && one.tries + 1 < MOST_TRIES;
}

const inOrder = (all: Pending[]): Pending[] => all.sort((a, b) => a.createdAt.localeCompare(b.createdAt));
