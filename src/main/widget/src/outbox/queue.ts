// What the visitor has sent and nobody has confirmed, in order. Pure.

import type { Message } from '../api/types';

export interface Pending {
  readonly key: string;
  readonly channel: number;
  readonly text: string;
  /** A file's name, type and size; its content is in memory only. */
  readonly file?: { readonly name: string; readonly type: string; readonly size: number };
  readonly createdAt: string;
  /** The newest id of the chat then: what it becomes has a greater one. */
  readonly after: number;
  /** How often it was on its way. */
  readonly tries: number;
  /** Why it will not be sent any more, unless the visitor says so: a code. */
  readonly failed?: string;
}

export type Queue = readonly Pending[];

/** The one to send now: what failed holds nobody up. */
export const next = (queue: Queue, channel: number): Pending | undefined =>
  queue.find((one) => one.channel === channel && !one.failed);

/** At the end: what was sent meanwhile has been read. */
export function again({ failed: _, ...one }: Pending, createdAt: string): Pending {
  return { ...one, createdAt, tries: 0 };
}

export interface Shown {
  /** Those that are not among the messages yet. */
  readonly waiting: Queue;
  /** By id, the keys of those that are. */
  readonly keys: ReadonlyMap<number, string>;
}

/** A stream may show what was sent before its answer comes, or, after a reload, without one. */
export function shown(queue: Queue, messages: readonly Message[]): Shown {
  const keys = new Map<number, string>();
  const waiting = queue.filter((one) => {
    const same = one.tries > 0 && messages.find((message) => !keys.has(message.id) && isSame(one, message));
    if (same) keys.set(same.id, one.key);
    return !same;
  });
  return { waiting, keys };
}

const isSame = (one: Pending, message: Message): boolean =>
  !message.is_agent &&
  message.id > one.after &&
  message.status !== 'failed' &&
  (one.file ? message.attachments?.[0]?.name === one.file.name : message.content === one.text);

/** How a message looks that was accepted, until the gateway shows it itself. */
export function messageOf(one: Pending, id: number, queued: boolean, author: string, url = ''): Message {
  const file = one.file && { id: 0, name: one.file.name, mimetype: one.file.type, size: one.file.size, url };
  return {
    id,
    content: one.text,
    author_name: author,
    created_at: one.createdAt,
    is_agent: false,
    type: file ? (file.mimetype.startsWith('image/') ? 'image' : 'file') : 'text',
    status: queued ? 'queued' : 'sent',
    attachments: file ? [file] : [],
  };
}
