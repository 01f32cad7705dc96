// One visitor's chat: takes what he does and what is heard, and tells the view what there is.

import { Gateway } from './api/client';
import { asFailure } from './api/failure';
import type { Feature, Message } from './api/types';
import { Bell } from './bell';
import type { Config } from './config';
import { DeskWatch } from './desk';
import { Notices } from './notices';
import { shown } from './outbox/queue';
import { DRAFT, Sessions, type Session, type Visitor } from './session/session';
import { concerns, storageOf, type Storage } from './session/storage';
import { Tabs } from './session/tabs';
import { NOTHING_SAID } from './store/conversation';
import { unread } from './store/unread';
import { Talk } from './talk';
import type { Actions, Model } from './view/model';

/** Until a download has surely begun. */
const DOWNLOAD_MILLIS = 10_000;
/** What is older was said before this page listened. */
const RECENT_MILLIS = 60_000;

export interface Events {
  changed(): void;
  draft(text: string): void;
  tell(name: 'started' | 'ended' | 'message' | 'unread', detail: object): void;
}

export class Chat implements Actions {
  readonly gateway: Gateway;
  readonly #storage: Storage;
  readonly #sessions: Sessions;
  readonly #tabs: Tabs;
  readonly #listening = new AbortController();
  #talk: Talk | null = null;
  readonly #desk: DeskWatch;
  readonly #notices: Notices;
  readonly #bell: Bell;
  #ended: Model['ended'] = 'no';
  #isReachable = true;
  #isBusy = false;
  #isOpen = false;
  #toldUnread = 0;
  #given: Visitor;

  constructor(
    private readonly config: Config,
    private readonly anonymous: () => string,
    private readonly events: Events,
  ) {
    this.gateway = new Gateway(config.gateway);
    this.#desk = new DeskWatch(this.gateway, () => events.changed());
    this.#notices = new Notices(() => events.changed());
    this.#bell = new Bell(`seitech-chat sound ${config.gateway}`, () => this.#isWorthASound);
    this.#storage = storageOf(config.gateway, () => localStorage);
    this.#sessions = new Sessions(this.#storage);
    this.#given = { name: config.visitorName, email: config.visitorEmail };
    this.#tabs = new Tabs(config.gateway, (notice) => {
      if (notice.channel === this.#talk?.channel) this.#talk.acceptedElsewhere(notice);
    });
    this.#listen();
    const session = this.#sessions.current();
    if (session) this.#enter(session);
  }

  stop(): void {
    this.#listening.abort();
    this.#desk.stop();
    this.#notices.stop();
    this.#bell.stop();
    this.#tabs.close();
    this.#talk?.stop();
  }

  model(): Model {
    const { conversation = NOTHING_SAID, queue = [] } = this.#talk ?? {};
    const session = this.#sessions.current();
    const { waiting, keys } = shown(queue, conversation.messages);
    const isClosed = this.#ended === 'no' && conversation.isClosed;
    const news = this.#unread;
    const newest = news[news.length - 1];
    return {
      screen: this.#talk || this.#startsAtOnce ? 'chat' : 'form',
      ended: isClosed ? 'closed' : this.#ended,
      conversation,
      pending: waiting,
      keys: new Map([...conversation.keys, ...keys]),
      hidden: session?.hidden ?? [],
      unread: news.length,
      preview: newest && newest.id > (session?.hiddenUpTo ?? 0) ? newest : null,
      sound: !this.#sessions.isSilent,
      desk: this.#desk.current,
      isOffline: !navigator.onLine || !this.#isReachable,
      isBusy: this.#isBusy,
      notice: this.#notices.current,
      hasSession: this.#talk !== null,
      rated: session?.rated ?? 0,
      can: (feature) => this.#desk.can(feature),
    };
  }

  get #startsAtOnce(): boolean {
    return this.config.prechat === 'none' || this.#given.name !== '';
  }

  get #unread(): Message[] {
    return this.#talk ? unread(this.#talk.conversation, this.#sessions.current()?.seenUpTo ?? 0) : [];
  }

  // Whose chat it is.

  setVisitor(visitor: Partial<Visitor>): void {
    this.#given = { ...this.#given, ...visitor };
    this.#sessions.remember({ ...this.visitor(), ...visitor });
    this.events.changed();
  }

  visitor(): Visitor {
    const known = this.#sessions.visitor();
    return { name: this.#given.name || known.name, email: this.#given.email || known.email };
  }

  start(visitor: Visitor): void {
    this.#sessions.remember(visitor);
    void this.#begin(visitor);
  }

  newChat(): void {
    const { name, email } = this.visitor();
    if (name || this.#startsAtOnce) void this.#begin({ name, email });
    else this.#leave();
  }

  async #begin({ name, email }: Visitor): Promise<boolean> {
    if (this.#isBusy) return false;
    this.#busy(true);
    try {
      const known = name || this.anonymous();
      const started = await this.gateway.start(email ? { name: known, email } : { name: known });
      const session = { channel: started.channel_id, token: started.session_token, name: known };
      this.#sessions.keep(session);
      // Whoever is here next goes on with it.
      if (this.#listening.signal.aborted) return false;
      this.#leave();
      this.#enter(session);
      this.events.tell('started', { channel: session.channel });
      return true;
    } catch (thrown) {
      this.#notices.trouble(asFailure(thrown));
      return false;
    } finally {
      this.#busy(false);
    }
  }

  #busy(yes: boolean): void {
    this.#isBusy = yes;
    this.events.changed();
  }

  #enter(session: Session): void {
    this.#ended = 'no';
    this.#talk = new Talk(session, this.gateway, this.#storage, this.#tabs, {
      changed: () => this.#changed(),
      heard: (message) => this.#heard(message),
      reachable: (yes) => this.#reachable(yes),
      slowedDown: (millis) => this.#notices.slow(millis),
      expired: (unsent) => this.#expired(session, unsent),
      closed: (unsent) => this.#backToDraft(unsent),
      ended: () => this.events.tell('ended', { reason: 'closed' }),
    });
    this.#talk.start();
    this.#changed();
  }

  #leave(): void {
    this.#talk?.stop();
    this.#talk = null;
    this.#ended = 'no';
    this.#isReachable = true;
    this.events.changed();
  }

  #expired({ channel }: Session, unsent: string): void {
    this.#sessions.end(channel);
    this.#talk?.stop();
    this.#ended = 'expired';
    this.#isReachable = true;
    this.#backToDraft(unsent);
    this.events.tell('ended', { reason: 'expired' });
    this.events.changed();
  }

  /** What was not taken any more is where it was typed. */
  #backToDraft(unsent: string): void {
    if (!unsent) return;
    const draft = [unsent, this.draft()].filter(Boolean).join('\n');
    this.keepDraft(draft);
    this.events.draft(draft);
  }

  // What happens around it.

  #changed(): void {
    this.events.changed();
    const count = this.#unread.length;
    if (count !== this.#toldUnread) this.events.tell('unread', { count: (this.#toldUnread = count) });
  }

  #heard(message: Message): void {
    this.events.tell('message', message);
    if (!message.is_agent || message.type === 'system') return;
    if (Date.now() - Date.parse(message.created_at) < RECENT_MILLIS) this.#desk.agentSpoke();
    this.#bell.answered();
  }

  /** Not what is being read, here or in another tab. */
  get #isWorthASound(): boolean {
    const isLookedAt = this.#isOpen && !document.hidden;
    return !isLookedAt && !this.#sessions.isSilent && this.#unread.length > 0;
  }

  #listen(): void {
    const { signal } = this.#listening;
    const touched = () => {
      if (this.#talk && this.config.sound) this.#bell.touched();
    };
    for (const name of ['click', 'keydown']) document.addEventListener(name, touched, { capture: true, signal });
    addEventListener('storage', ({ key }) => this.#stored(key), { signal });
    addEventListener('offline', () => this.#changed(), { signal });
    const online = () => {
      this.#talk?.renew();
      this.#changed();
    };
    addEventListener('online', online, { signal });
    const seenOrNot = () => {
      this.#talk?.seenOrNot();
      if (!document.hidden) this.#changed();
    };
    document.addEventListener('visibilitychange', seenOrNot, { signal });
  }

  /** Another tab has changed something. */
  #stored(key: string | null): void {
    if (!concerns(this.config.gateway, key) || key?.endsWith(DRAFT)) return;
    const session = this.#sessions.current();
    if (session && session.channel !== this.#talk?.channel) {
      this.#leave();
      this.#enter(session);
    } else if (!session && this.#talk && this.#ended === 'no') {
      this.#leave();
    }
    this.#talk?.lookAtQueue();
    this.#changed();
  }

  #reachable(yes: boolean): void {
    if (yes === this.#isReachable) return;
    this.#isReachable = yes;
    if (yes) this.#talk?.hurry();
    this.#changed();
  }

  hidePreview(): void {
    const { preview } = this.model();
    if (this.#talk && preview) this.#sessions.mark(this.#talk.channel, { hiddenUpTo: preview.id });
    this.#changed();
  }

  toggleSound(): void {
    this.#sessions.isSilent = !this.#sessions.isSilent;
    this.#changed();
  }

  opened(): void {
    this.#isOpen = true;
    this.#desk.start();
  }

  closed(): void {
    this.#isOpen = false;
    this.#desk.stop();
  }

  // What the visitor does.

  async say(text: string, files: readonly File[]): Promise<boolean> {
    if (!this.#talk && !(await this.#begin(this.visitor()))) return false;
    if (!this.#talk || this.model().ended !== 'no') return false;
    this.#talk.say(text, files);
    return true;
  }

  again(key: string): void {
    this.#talk?.outbox.again(key);
  }

  discard(key: string): void {
    this.#talk?.outbox.discard(key);
  }

  sayAgain(id: number): void {
    const session = this.#sessions.current();
    const failed = this.#talk?.conversation.messages.find((message) => message.id === id);
    if (!session || !failed) return;
    this.#sessions.mark(session.channel, { hidden: [...(session.hidden ?? []), id] });
    this.#talk?.say(failed.content, []);
  }

  async earlier(): Promise<void> {
    await this.#talk?.earlier();
  }

  draft(): string {
    return this.#sessions.draft();
  }

  keepDraft(text: string): void {
    this.#sessions.keepDraft(text);
  }

  typed(): void {
    void this.#mention('typing', (talk) => talk.typed());
  }

  seen(): void {
    const talk = this.#talk;
    const session = this.#sessions.current();
    if (!talk || !session || !this.#isOpen || document.hidden) return;
    const newest = talk.newestOfAgent;
    if (newest <= (session.seenUpTo ?? 0)) return;
    this.#sessions.mark(session.channel, { seenUpTo: newest });
    void this.#mention('read', () => talk.tellSeen());
    this.#changed();
  }

  end(): void {
    void this.#attempt('close', (talk) => talk.end());
  }

  rate(stars: number, comment: string): void {
    void this.#attempt('rating', async (talk) => {
      await talk.rate(stars, comment);
      this.#sessions.mark(talk.channel, { rated: stars });
    });
  }

  transcript(): void {
    void this.#attempt('transcript', async (talk) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await talk.transcript());
      link.download = 'chat.txt';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_MILLIS);
    });
  }

  async #attempt(feature: Feature, action: (talk: Talk) => Promise<void>): Promise<void> {
    try {
      if (this.#talk) await action(this.#talk);
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.isUnsupported) this.#desk.cannot(feature);
      this.#notices.trouble(failure);
    }
    this.#changed();
  }

  /** What agents may like to know, and nobody misses. */
  async #mention(feature: Feature, action: (talk: Talk) => Promise<unknown>): Promise<void> {
    try {
      if (this.#talk && this.#desk.can(feature)) await action(this.#talk);
    } catch (thrown) {
      if (asFailure(thrown).isUnsupported) this.#desk.cannot(feature);
    }
  }

  // What the view needs to know of files.

  link(url: string): string | null {
    return this.gateway.link(url);
  }

  preview(key: string): string | null {
    return this.#talk?.files.preview(key) ?? null;
  }

  progress(key: string): number {
    return this.#talk?.files.progress(key) ?? 1;
  }
}
