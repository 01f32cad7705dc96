// Keeps hearing what happens in one chat, by whichever way works, from where it was left.

import type { Credentials, Gateway } from '../api/client';
import { asFailure, Failure } from '../api/failure';
import { failed, FIRST_PLAN, pause, succeeded, type Plan } from './mode';
import { ofPoll, type Happening } from './news';
import { HeldBack, readStream } from './stream';

const ASK_MILLIS = 3_000;
/** A page that nobody sees keeps no connection for itself. */
const HIDDEN_MILLIS = 20_000;
const STREAM_AGAIN_MILLIS = 500;
/** Something in between may answer a poll that waits at once. */
const WAIT_AGAIN_MILLIS = 1_000;

export interface Listener {
  happened(happenings: readonly Happening[]): void;
  reachable(yes: boolean): void;
  /** The session is over: nothing more comes. */
  refused(failure: Failure): void;
}

export class Feed {
  #plan: Plan = FIRST_PLAN;
  /** In a row, by one who is there. */
  #refusals = 0;
  #stopped = new AbortController();
  #turn = new AbortController();
  #wake: () => void = () => {};

  constructor(
    private readonly gateway: Gateway,
    private readonly of: Credentials,
    private cursor: string,
    private readonly listener: Listener,
    private readonly isHidden: () => boolean,
  ) {}

  start(): void {
    void this.#run();
  }

  stop(): void {
    this.#stopped.abort();
    this.#turn.abort();
    this.#wake();
  }

  /** Something has changed that is worth another look now: the page is seen again, or the network is back. */
  hurry(): void {
    this.#wake();
  }

  /** The page is seen no more: the connection is given up, and asked for anew when it is. */
  rest(): void {
    this.#turn.abort();
  }

  get #isOver(): boolean {
    return this.#stopped.signal.aborted;
  }

  async #run(): Promise<void> {
    while (!this.#isOver) {
      this.#turn = new AbortController();
      const wait = await this.#once();
      if (!this.#isOver) await this.#sleep(wait);
    }
  }

  /** One stream or one poll; says how long to wait after it. */
  async #once(): Promise<number> {
    try {
      const wait = await this.#hear();
      this.#succeeded();
      return wait;
    } catch (thrown) {
      if (this.#turn.signal.aborted) return 0;
      return this.#failed(thrown);
    }
  }

  #succeeded(): void {
    this.#plan = succeeded(this.#plan, Date.now());
    this.#refusals = 0;
  }

  #failed(thrown: unknown): number {
    const now = Date.now();
    if (thrown instanceof HeldBack) {
      this.#plan = failed(this.#plan, true, now);
      return 0;
    }
    const failure = asFailure(thrown);
    if (failure.isSessionOver) {
      this.#stopped.abort();
      this.listener.refused(failure);
      return 0;
    }
    if (failure.status !== 429) this.listener.reachable(false);
    // Whoever answers 503 is there, and says when to come back: that is no fault of the way.
    const isWay = failure.status !== 503 && failure.status !== 429;
    if (isWay) this.#plan = failed(this.#plan, failure.isUnsupported, now);
    else this.#refusals++;
    return failure.waitMillis ?? pause(this.#plan.failures + this.#refusals, Math.random());
  }

  async #hear(): Promise<number> {
    if (this.isHidden()) return this.#poll(false, HIDDEN_MILLIS);
    if (this.#plan.mode !== 'stream') {
      const waits = this.#plan.mode === 'wait';
      return this.#poll(waits, waits ? 0 : ASK_MILLIS);
    }
    const reader = {
      happened: (happening: Happening) => this.listener.happened([happening]),
      position: (cursor: string) => void (this.cursor = cursor),
      opened: () => {
        this.#succeeded();
        this.listener.reachable(true);
      },
    };
    const pauseAfter = await readStream(this.gateway, this.of, this.cursor, reader, this.#turn.signal);
    return Math.max(pauseAfter ?? 0, STREAM_AGAIN_MILLIS) * (0.5 + Math.random() / 2);
  }

  async #poll(waits: boolean, after: number): Promise<number> {
    const asked = Date.now();
    const news = await this.gateway.poll(this.of, this.cursor, waits, this.#turn.signal);
    this.cursor = news.cursor;
    this.listener.reachable(true);
    this.listener.happened(ofPoll(news));
    if (news.degraded) return ASK_MILLIS;
    const isEarly = Date.now() - asked < WAIT_AGAIN_MILLIS && !news.messages.length && !news.updated?.length;
    return isEarly ? Math.max(after, WAIT_AGAIN_MILLIS) : after;
  }

  #sleep(millis: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, millis);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
