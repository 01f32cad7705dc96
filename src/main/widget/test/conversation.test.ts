import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from '../src/api/types';
import {
  accepted,
  after,
  loaded,
  loadedEarlier,
  newestId,
  newestOfAgent,
  NOTHING_SAID,
  without,
  type Conversation,
} from '../src/store/conversation';
import { unread } from '../src/store/unread';
import type { Happening } from '../src/stream/news';
import { answered, said } from './samples';

const QUEUED = 4_000_000_000_000_017;
const NONE: ReadonlySet<number> = new Set();

const page = (messages: Message[], hasMore = false, state = 'active') => ({ messages, has_more: hasMore, state });
const ids = ({ messages }: Conversation) => messages.map(({ id }) => id);
const hear = (...happenings: Happening[]) => happenings.reduce(after, NOTHING_SAID);
const message = (one: Message): Happening => ({ kind: 'message', message: one });

test('what comes twice is there once', () => {
  assert.deepEqual(ids(hear(message(said(1, 'a')), message(said(1, 'a')), message(answered(2, 'b')))), [1, 2]);
});

test('a late message with a smaller id stands where a reload would show it', () => {
  assert.deepEqual(ids(hear(message(said(3, 'c')), message(answered(2, 'b')))), [2, 3]);
});

test('what is not in Odoo yet comes last, and takes its place there', () => {
  const waiting = hear(message(said(QUEUED, 'q', { status: 'queued' })), message(answered(5, 'b')));
  assert.deepEqual(ids(waiting), [5, QUEUED]);
  assert.equal(newestId(waiting), 5);
  const there = after(waiting, { kind: 'updated', message: said(4, 'q'), replaces: QUEUED });
  assert.deepEqual(ids(there), [4, 5]);
});

test('a message keeps its key from sending to delivery', () => {
  const waiting = accepted(NOTHING_SAID, 'k', said(QUEUED, 'q', { status: 'queued' }));
  const there = after(waiting, { kind: 'updated', message: said(4, 'q'), replaces: QUEUED });
  assert.equal(there.keys.get(4), 'k');
});

test('what the stream has shown already is not overwritten by the answer to its send', () => {
  const shown = hear(message(said(4, 'q', { status: 'read' })));
  const both = accepted(shown, 'k', said(4, 'q'));
  assert.equal(both.messages[0]!.status, 'read');
  assert.equal(both.keys.get(4), 'k');
});

test('an answer that comes after the delivery brings nothing back', () => {
  const there = hear({ kind: 'updated', message: said(4, 'q'), replaces: QUEUED });
  const late = accepted(there, 'k', said(QUEUED, 'q', { status: 'queued' }));
  assert.deepEqual(ids(late), [4]);
  assert.equal(late.keys.get(4), 'k');
  assert.deepEqual(ids(accepted(without(there, 4), 'k', said(QUEUED, 'q', { status: 'queued' }))), []);
});

test('edits change what is known, and nothing else', () => {
  const edited = after(hear(message(answered(1, 'a'))), { kind: 'updated', message: answered(1, 'b') });
  assert.equal(edited.messages[0]!.content, 'b');
  assert.deepEqual(ids(after(edited, { kind: 'updated', message: answered(9, 'x') })), [1]);
  assert.deepEqual(ids(after(edited, { kind: 'updated', message: { id: 1, deleted: true } })), []);
});

test('whoever has spoken types no more', () => {
  const typing = hear({ kind: 'typing', isTyping: true });
  assert.equal(typing.isTyping, true);
  assert.equal(after(typing, message(said(1, 'mine'))).isTyping, true);
  assert.equal(after(typing, message(answered(1, 'his'))).isTyping, false);
});

test('a read mark never goes back', () => {
  const read = hear({ kind: 'read', upTo: 7 }, { kind: 'read', upTo: 3 });
  assert.equal(read.readUpTo, 7);
});

test('a closed chat may be opened again', () => {
  const closed = hear({ kind: 'state', state: 'closed' });
  assert.equal(closed.isClosed, true);
  assert.equal(after(closed, { kind: 'state', state: 'active' }).isClosed, false);
});

test('a page is added before what is known, without repeating it', () => {
  const newest = loaded(NOTHING_SAID, page([said(5, 'e'), said(6, 'f')], true), NONE);
  const more = loadedEarlier(newest, { messages: [said(3, 'c'), said(5, 'e')], has_more: false });
  assert.deepEqual(ids(more), [3, 5, 6]);
  assert.equal(more.hasMore, false);
});

test('what came while a page was loaded stays, what is stale does not', () => {
  const before = hear(message(said(1, 'a')), message(said(8, 'stale')), message(answered(9, 'new')));
  assert.deepEqual(ids(loaded(before, page([said(1, 'a')]), new Set([1, 8]))), [1, 9]);
});

test('what was scrolled back to stays only where nothing can lack in between', () => {
  const known = loaded(NOTHING_SAID, page([said(1, 'a'), said(2, 'b')]), NONE);
  assert.deepEqual(ids(loaded(known, page([said(2, 'b'), said(3, 'c')], true), NONE)), [1, 2, 3]);
  assert.deepEqual(ids(loaded(known, page([said(7, 'g')], true), NONE)), [7]);
});

test('agents are counted until they are seen, notices are not', () => {
  const all = hear(
    message(answered(1, 'a')),
    message(said(2, 'b')),
    message(answered(3, 'c')),
    message(answered(4, 'd', { type: 'system' })),
  );
  assert.equal(unread(all, 0).length, 2);
  assert.equal(unread(all, 1).length, 1);
  assert.equal(newestOfAgent(all), 4);
  assert.deepEqual(ids(without(all, 3)), [1, 2, 4]);
});
