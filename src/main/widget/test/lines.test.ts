import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTHING_SAID } from '../src/store/conversation';
import { linesOf } from '../src/view/lines';
import type { Model } from '../src/view/model';
import { answered, pending, said } from './samples';

const lines = (model: Partial<Model>) =>
  linesOf({ conversation: NOTHING_SAID, pending: [], keys: new Map(), hidden: [], ...model } as unknown as Model);
const of = (...messages: ReturnType<typeof said>[]) => ({ conversation: { ...NOTHING_SAID, messages } });

test('what waits comes last, under its key', () => {
  const all = lines({ ...of(said(1, 'a')), pending: [pending('k', 'b')], keys: new Map([[1, 'j']]) });
  assert.deepEqual(
    all.map(({ key, mark }) => [key, mark]),
    [
      ['j', 'sent'],
      ['k', 'sending'],
    ],
  );
});

test('marks are on own messages only', () => {
  const conversation = {
    ...NOTHING_SAID,
    readUpTo: 2,
    messages: [said(1, 'a'), answered(2, 'b'), said(3, 'c', { status: 'queued' })],
  };
  assert.deepEqual(
    lines({ conversation }).map(({ mark }) => mark),
    ['read', undefined, 'queued'],
  );
});

test('what was sent again is not shown as failed any more', () => {
  assert.deepEqual(lines({ ...of(said(1, 'a', { status: 'failed' })), hidden: [1] }), []);
});

test('a file is named once', () => {
  const attachments = [{ id: 1, name: 'plan.txt', mimetype: 'text/plain', size: 1, url: '/x' }];
  const all = lines(of(said(1, 'plan.txt', { attachments }), said(2, 'the plan', { attachments })));
  assert.deepEqual(
    all.map(({ text }) => text),
    ['', 'the plan'],
  );
});
