// Messages as the gateway gives them.

import type { Message } from '../src/api/types';
import type { Pending } from '../src/outbox/queue';

export const said = (id: number, content: string, more: Partial<Message> = {}): Message => ({
  id,
  content,
  author_name: 'Jane',
  created_at: '2026-01-05T10:00:00Z',
  is_agent: false,
  type: 'text',
  status: 'sent',
  ...more,
});

export const answered = (id: number, content: string, more: Partial<Message> = {}): Message => {
  const { status: _, ...message } = said(id, content, { author_name: 'Amina Agent', is_agent: true, ...more });
  return message;
};

export const pending = (key: string, text: string, more: Partial<Pending> = {}): Pending => ({
  key,
  channel: 1,
  text,
  createdAt: '2026-01-05T10:00:00.000Z',
  after: 0,
  tries: 1,
  ...more,
});
