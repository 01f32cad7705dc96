// The messages as the list shows them: what Odoo has and what waits, each with its place and state.

import type { Attachment, Message, Reaction } from '../api/types';
import type { Pending } from '../outbox/queue';
import { places, type Place } from '../store/grouping';
import type { Model } from './model';

export type Mark = 'sending' | 'queued' | 'sent' | 'read' | 'failed';

export interface Line extends Place {
  readonly key: string;
  /** 0 while it waits. */
  readonly id: number;
  readonly side: 'agent' | 'visitor' | 'system';
  readonly author: string;
  readonly text: string;
  readonly at: string;
  readonly mark?: Mark;
  /** The code of what went wrong. */
  readonly failure?: string;
  readonly attachments: readonly Attachment[];
  readonly reactions: readonly Reaction[];
}

export function linesOf({ conversation, pending, keys, hidden }: Model): Line[] {
  const messages = conversation.messages.filter(({ id }) => !hidden.includes(id));
  const waiting = pending.map((one) => ({
    one,
    author_name: '',
    created_at: one.createdAt,
    is_agent: false,
    type: 'text',
  }));
  const spots = places([...messages, ...waiting]);
  return [
    ...messages.map((message, i) => ofMessage(message, spots[i]!, keyOf(message, keys), conversation.readUpTo)),
    ...waiting.map(({ one }, i) => ofPending(one, spots[messages.length + i]!)),
  ];
}

const keyOf = ({ id }: Message, keys: ReadonlyMap<number, string>): string => keys.get(id) ?? `m${id}`;

function ofMessage(message: Message, place: Place, key: string, readUpTo: number): Line {
  const isSystem = message.type === 'system';
  const mark = isSystem || message.is_agent ? undefined : markOf(message, readUpTo);
  return {
    ...place,
    key,
    id: message.id,
    side: isSystem ? 'system' : message.is_agent ? 'agent' : 'visitor',
    author: message.author_name,
    text: textOf(message),
    at: message.created_at,
    ...(mark && { mark }),
    attachments: message.attachments ?? [],
    reactions: message.reactions ?? [],
  };
}

/** In Odoo a file's message has its name as text, which stands at the file already. */
const textOf = ({ content, attachments }: Message): string =>
  attachments?.some(({ name }) => name === content) ? '' : content;

const markOf = ({ id, status }: Message, readUpTo: number): Mark =>
  status === 'queued' || status === 'failed' ? status : status === 'read' || id <= readUpTo ? 'read' : 'sent';

function ofPending(one: Pending, place: Place): Line {
  return {
    ...place,
    key: one.key,
    id: 0,
    side: 'visitor',
    author: '',
    text: one.text,
    at: one.createdAt,
    mark: one.failed ? 'failed' : 'sending',
    ...(one.failed && { failure: one.failed }),
    attachments: one.file
      ? [{ id: 0, name: one.file.name, mimetype: one.file.type, size: one.file.size, url: '' }]
      : [],
    reactions: [],
  };
}
