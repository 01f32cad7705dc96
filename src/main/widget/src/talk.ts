// One channel while it is in use: its messages, what is heard of it, what waits to be said in it.

import type { Gateway } from './api/client';
import { asFailure, type Failure } from './api/failure';
import type { Accepted, Message } from './api/types';
import { Files } from './outbox/files';
import { Outbox } from './outbox/outbox';
import { messageOf, type Pending, type Queue } from './outbox/queue';
import { newKey } from './session/key';
import type { Session } from './session/session';
import type { Storage } from './session/storage';
import type { Notice, Tabs } from './session/tabs';
import * as conversations from './store/conversation';
import { Feed } from './stream/feed';
import { pause } from './stream/mode';
import type { Happening } from './stream/news';

const PAGE = 40;
const TYPING_MILLIS = 3_000;
/** A page that nobody sees for that long gives its connection up; a browser has few of them. */
const HIDDEN_MILLIS = 60_000;
const DEGRADED_MILLIS = 10_000;

export interface Hearer {
  changed(): void;
  heard(message: Message): void;
  reachable(yes: boolean): void;
  slowedDown(millis: number): void;
  /** @param unsent what is not going to be sent in this chat */
  expired(unsent: string): void;
  /** This chat, or the one before it. */
  closed(unsent: string): void;
  /** It was open until now. */
  ended(): void;
}

/** A file on its way would not survive the page: the browser asks whether it is to be left. */
const ask = (event: Event): void => event.preventDefault();

export class Talk {
  conversation = conversations.NOTHING_SAID;
  readonly outbox: Outbox;
  readonly files: Files;
  #feed: Feed | null = null;
  #isStopped = false;
  #isHidden = false;
  #hiddenTimer: ReturnType<typeof setTimeout> | undefined;
  #loadTimer: ReturnType<typeof setTimeout> | undefined;
  #typedAt = 0;
  #failures = 0;

  constructor(
    private readonly session: Session,
    private readonly gateway: Gateway,
    storage: Storage,
    private readonly tabs: Tabs,
    private readonly hearer: Hearer,
  ) {
    this.files = new Files(gateway.url, session, () => this.#changed());
    const sending = {
      send: (one: Pending) => this.#send(one),
      accepted: (one: Pending, answer: Accepted) => this.#accepted(one, answer),
      changed: () => this.#changed(),
      refused: (failure: Failure) => this.#refused(failure),
      reachable: (yes: boolean) => hearer.reachable(yes),
      slowedDown: (millis: number) => hearer.slowedDown(millis),
    };
    this.outbox = new Outbox(session.channel, storage, sending, `seitech-chat ${gateway.url}`);
  }

  get channel(): number {
    return this.session.channel;
  }

  get queue(): Queue {
    return this.outbox.queue;
  }

  get newestOfAgent(): number {
    return conversations.newestOfAgent(this.conversation);
  }

  start(): void {
    this.seenOrNot();
    this.hearer.closed(this.outbox.forgetOthers());
    void this.#load(new Set());
    this.outbox.pump();
  }

  stop(): void {
    this.#isStopped = true;
    removeEventListener('beforeunload', ask);
    clearTimeout(this.#loadTimer);
    clearTimeout(this.#hiddenTimer);
    this.#feed?.stop();
    this.outbox.stop();
    this.files.forget();
  }

  hurry(): void {
    this.#feed?.hurry();
    this.outbox.pump();
  }

  /** The network is another one: what was open on the old one may be dead without knowing. */
  renew(): void {
    this.#feed?.rest();
    this.hurry();
  }

  lookAtQueue(): void {
    this.outbox.look();
  }

  seenOrNot(): void {
    clearTimeout(this.#hiddenTimer);
    if (document.hidden) {
      this.#hiddenTimer = setTimeout(() => {
        this.#isHidden = true;
        this.#feed?.rest();
      }, HIDDEN_MILLIS);
    } else {
      this.#isHidden = false;
      this.#feed?.hurry();
    }
  }

  #changed(): void {
    if (this.#isStopped) return;
    const sends = this.queue.some(({ file, failed }) => file && !failed);
    if (sends) addEventListener('beforeunload', ask);
    else removeEventListener('beforeunload', ask);
    this.hearer.changed();
  }

  #become(conversation: conversations.Conversation): void {
    if (conversation === this.conversation) return;
    const before = this.conversation;
    this.conversation = conversation;
    if (conversation.isClosed && !before.isClosed) {
      this.hearer.closed(this.outbox.takeTexts());
      if (before.isLoaded) this.hearer.ended();
    }
    this.#changed();
  }

  // What is said by others.

  /** @param stale ids that count no more; whatever else is known by then has come meanwhile */
  async #load(stale: ReadonlySet<number>): Promise<void> {
    try {
      const page = await this.gateway.messages(this.session, PAGE);
      if (this.#isStopped) return;
      this.#failures = 0;
      this.#become(conversations.loaded(this.conversation, page, stale));
      this.hearer.reachable(true);
      if (page.degraded) this.#loadLater(DEGRADED_MILLIS, stale);
      this.#follow(page.cursor);
    } catch (thrown) {
      this.#notLoaded(asFailure(thrown), stale);
    }
  }

  #notLoaded(failure: Failure, stale: ReadonlySet<number>): void {
    if (this.#isStopped) return;
    if (failure.isSessionOver) return this.#refused(failure);
    this.hearer.reachable(failure.reason !== 'network');
    this.#loadLater(failure.waitMillis ?? pause(this.#failures++, Math.random()), stale);
  }

  #loadLater(millis: number, stale: ReadonlySet<number>): void {
    clearTimeout(this.#loadTimer);
    this.#loadTimer = setTimeout(() => void this.#load(stale), millis);
  }

  #follow(cursor: string): void {
    if (this.#feed) return;
    const listener = {
      happened: (happenings: readonly Happening[]) => happenings.forEach((one) => this.#happened(one)),
      reachable: (yes: boolean) => this.hearer.reachable(yes),
      refused: (failure: Failure) => this.#refused(failure),
    };
    this.#feed = new Feed(this.gateway, this.session, cursor, listener, () => this.#isHidden);
    this.#feed.start();
  }

  #happened(happening: Happening): void {
    if (this.#isStopped) return;
    if (happening.kind === 'reset') void this.#load(new Set(this.conversation.messages.map(({ id }) => id)));
    const wasClosed = this.conversation.isClosed;
    this.#become(conversations.after(this.conversation, happening));
    if (happening.kind === 'message') this.hearer.heard(happening.message);
    if (wasClosed && !this.conversation.isClosed) this.outbox.pump();
  }

  async earlier(): Promise<void> {
    const first = this.conversation.messages[0];
    if (!first) return;
    try {
      const page = await this.gateway.messages(this.session, PAGE, first.id);
      this.#become(conversations.loadedEarlier(this.conversation, page));
    } catch (thrown) {
      asFailure(thrown);
    }
  }

  #refused(failure: Failure): void {
    if (this.#isStopped) return;
    const unsent = this.outbox.takeTexts();
    if (failure.isClosed) {
      this.#become(conversations.after(this.conversation, { kind: 'state', state: 'closed' }));
      this.hearer.closed(unsent);
    } else {
      this.hearer.expired(unsent);
    }
  }

  // What the visitor says.

  say(text: string, files: readonly File[]): void {
    if (text) this.outbox.add(this.#pending(newKey(), text));
    for (const file of files) {
      const key = newKey();
      this.files.add(key, file);
      const { name, type, size } = file;
      this.outbox.add({ ...this.#pending(key, ''), file: { name, type, size } });
    }
  }

  #pending(key: string, text: string): Pending {
    const createdAt = new Date().toISOString();
    return {
      key,
      channel: this.channel,
      text,
      createdAt,
      after: conversations.newestId(this.conversation),
      tries: 0,
    };
  }

  #send(one: Pending): Promise<Accepted> | null {
    const { name } = this.session;
    return one.file ? this.files.send(one.key, name) : this.gateway.send(this.session, one.key, one.text, name);
  }

  #accepted(one: Pending, { message_id: id, queued = false, file_url: url }: Accepted): void {
    this.files.sent(one.key);
    const message = messageOf(one, id, queued, this.session.name, url);
    this.tabs.tell({ kind: 'accepted', channel: this.channel, key: one.key, message });
    this.#become(conversations.accepted(this.conversation, one.key, message));
  }

  acceptedElsewhere({ key, message }: Notice): void {
    this.#become(conversations.accepted(this.conversation, key, message));
  }

  /** Agents see it for some seconds. */
  async typed(): Promise<void> {
    const now = Date.now();
    if (now - this.#typedAt < TYPING_MILLIS || this.conversation.isClosed) return;
    this.#typedAt = now;
    await this.gateway.typing(this.session);
  }

  tellSeen(): Promise<unknown> {
    return this.gateway.read(this.session, this.newestOfAgent);
  }

  async end(): Promise<void> {
    await this.gateway.close(this.session);
    this.#become(conversations.after(this.conversation, { kind: 'state', state: 'closed' }));
  }

  rate(stars: number, comment: string): Promise<unknown> {
    return this.gateway.rate(this.session, stars, comment);
  }

  transcript(): Promise<Blob> {
    return this.gateway.transcript(this.session);
  }
}
