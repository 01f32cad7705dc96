// What is known of one chat, and how each happening changes it. Pure: nothing here knows of pages, calls or time.

import type { Deleted, Message, Page } from '../api/types';
import type { Happening } from '../stream/news';

export interface Conversation {
  /** As Odoo orders them; what is not there yet comes last. */
  readonly messages: readonly Message[];
  /** By id, the name under which a message was sent here: it is the same to the eye before and after. */
  readonly keys: ReadonlyMap<number, string>;
  /** By provisional id, the one that Odoo has given since. */
  readonly replaced: ReadonlyMap<number, number>;
  readonly hasMore: boolean;
  readonly isTyping: boolean;
  readonly isClosed: boolean;
  /** The visitor's messages up to here have been read. */
  readonly readUpTo: number;
  readonly isLoaded: boolean;
}

export const NOTHING_SAID: Conversation = {
  messages: [],
  keys: new Map(),
  replaced: new Map(),
  hasMore: false,
  isTyping: false,
  isClosed: false,
  readUpTo: 0,
  isLoaded: false,
};

/** Ids from here on are the gateway's own, of messages that are on their way to Odoo. */
const FIRST_PROVISIONAL = 4_000_000_000_000_000;

export const isProvisional = (id: number): boolean => id >= FIRST_PROVISIONAL;

/** The newest id that Odoo has given. */
export const newestId = ({ messages }: Conversation): number =>
  messages.reduce((newest, { id }) => (isProvisional(id) ? newest : Math.max(newest, id)), 0);

export const newestOfAgent = ({ messages }: Conversation): number =>
  messages.reduce((newest, { id, is_agent: isAgent }) => (isAgent ? Math.max(newest, id) : newest), 0);

type PageOf = Pick<Page, 'messages' | 'has_more'>;

/**
 * The newest page, in place of whatever was known.
 *
 * @param stale what counts no more; newer messages than the page's that are not among them have come meanwhile
 */
export function loaded(
  before: Conversation,
  page: PageOf & { state: string },
  stale: ReadonlySet<number>,
): Conversation {
  const ids = page.messages.map(({ id }) => id);
  const [first = 0, last = 0] = [ids[0], ids[ids.length - 1]];
  const fresh = before.messages.filter(({ id }) => !stale.has(id) && !ids.includes(id));
  // What was scrolled back to stays, unless there may be a gap in between.
  const reaches = before.messages.some(({ id }) => id === first && !stale.has(id));
  const earlier = reaches ? fresh.filter(({ id }) => id < first) : [];
  const later = fresh.filter(({ id }) => id > last);
  return {
    ...before,
    messages: ordered([...earlier, ...page.messages, ...later]),
    hasMore: earlier.length ? before.hasMore : page.has_more,
    isClosed: isClosed(page.state),
    isLoaded: true,
  };
}

export function loadedEarlier(before: Conversation, page: PageOf): Conversation {
  const known = new Set(before.messages.map(({ id }) => id));
  const earlier = page.messages.filter(({ id }) => !known.has(id));
  return { ...before, messages: ordered([...earlier, ...before.messages]), hasMore: page.has_more };
}

export function after(before: Conversation, happening: Happening): Conversation {
  switch (happening.kind) {
    case 'message':
      // Whoever has just spoken types no more; if he does, it is told again.
      return put(happening.message.is_agent ? { ...before, isTyping: false } : before, happening.message);
    case 'updated':
      return updated(before, happening.message, happening.replaces);
    case 'typing':
      return before.isTyping === happening.isTyping ? before : { ...before, isTyping: happening.isTyping };
    case 'read':
      return happening.upTo <= before.readUpTo ? before : { ...before, readUpTo: happening.upTo };
    case 'state':
      return { ...before, isClosed: isClosed(happening.state) };
    case 'reset':
      return before;
  }
}

/** An own message that was accepted, known under its key until now. */
export function accepted(before: Conversation, key: string, message: Message): Conversation {
  const id = before.replaced.get(message.id) ?? message.id;
  const keys = new Map(before.keys).set(id, key);
  // The stream may have been quicker, and knows more.
  const isKnown = id !== message.id || before.messages.some((one) => one.id === id);
  return { ...(isKnown ? before : put(before, message)), keys };
}

export const without = (before: Conversation, id: number): Conversation => ({
  ...before,
  messages: before.messages.filter((message) => message.id !== id),
});

function updated(before: Conversation, message: Message | Deleted, replaces?: number): Conversation {
  if ('deleted' in message) return without(before, message.id);
  const known = before.messages.some(({ id }) => id === message.id || id === replaces);
  if (!known && replaces === undefined) return before;
  const keys = new Map(before.keys);
  const replaced = new Map(before.replaced);
  if (replaces !== undefined) {
    replaced.set(replaces, message.id);
    const key = keys.get(replaces);
    if (key) keys.set(message.id, key);
  }
  const others = before.messages.filter(({ id }) => id !== message.id && id !== replaces);
  return { ...before, keys, replaced, messages: ordered([...others, message]) };
}

function put(before: Conversation, message: Message): Conversation {
  if (message.replaces !== undefined) return updated(before, message, message.replaces);
  const others = before.messages.filter(({ id }) => id !== message.id);
  const isNewest = others.every(({ id }) => id < message.id);
  const messages = [...others, message];
  return { ...before, messages: isNewest ? messages : ordered(messages) };
}

/** A late message with a smaller id goes where a reload would show it. */
const ordered = (messages: Message[]): Message[] => messages.sort((a, b) => a.id - b.id);

const isClosed = (state: string): boolean => state === 'closed' || state === 'archived';
