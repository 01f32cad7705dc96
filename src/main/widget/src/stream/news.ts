// What happens in a chat, whichever way it was heard.

import type { Deleted, Message, News } from '../api/types';
import type { SentEvent } from './sse';

export type Happening =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'updated'; readonly message: Message | Deleted; readonly replaces?: number }
  | { readonly kind: 'typing'; readonly isTyping: boolean }
  | { readonly kind: 'read'; readonly upTo: number }
  | { readonly kind: 'state'; readonly state: string }
  | { readonly kind: 'reset' };

/** Null for what a later gateway may tell besides, and for what is no JSON. */
export function ofEvent({ name, data }: SentEvent): Happening | null {
  let body: Record<string, never>;
  try {
    body = JSON.parse(data);
  } catch {
    return null;
  }
  switch (name) {
    case 'message':
      return { kind: 'message', message: body as unknown as Message };
    case 'message_updated':
      return { kind: 'updated', message: body.message!, ...replacing(body.replaces) };
    case 'typing':
      return { kind: 'typing', isTyping: body.is_typing! };
    case 'read':
      return { kind: 'read', upTo: body.message_id! };
    case 'state':
      return { kind: 'state', state: body.state! };
    case 'reset':
      return { kind: 'reset' };
    default:
      return null;
  }
}

export function ofPoll(news: News): Happening[] {
  return [
    ...news.messages.map((message): Happening =>
      message.replaces === undefined
        ? { kind: 'message', message }
        : { kind: 'updated', message, replaces: message.replaces },
    ),
    ...(news.updated ?? []).map((message): Happening => ({
      kind: 'updated',
      message,
      ...replacing('deleted' in message ? undefined : message.replaces),
    })),
    { kind: 'typing', isTyping: news.is_typing },
    { kind: 'state', state: news.state },
  ];
}

const replacing = (id: number | undefined) => (id === undefined ? {} : { replaces: id });
