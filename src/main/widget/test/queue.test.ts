import assert from 'node:assert/strict';
import { test } from 'node:test';
import { again, messageOf, next, shown } from '../src/outbox/queue';
import { pending, said } from './samples';

const waiting = (...args: Parameters<typeof shown>) => shown(...args).waiting.map(({ key }) => key);

test('the first is sent first, and what failed holds nobody up', () => {
  const queue = [pending('a', 'a', { failed: 'x' }), pending('b', 'b', { channel: 2 }), pending('c', 'c')];
  assert.equal(next(queue, 1)?.key, 'c');
});

test('what is tried again goes to the end', () => {
  const { failed, tries, createdAt } = again(pending('a', 'a', { failed: 'x' }), '2026-01-06');
  assert.deepEqual([failed, tries, createdAt], [undefined, 0, '2026-01-06']);
});

test('what the stream shows before its answer is shown once', () => {
  const { waiting: left, keys } = shown([pending('k', 'Hi', { after: 5 })], [said(6, 'Hi')]);
  assert.deepEqual(left, []);
  assert.equal(keys.get(6), 'k');
});

test('the same words said before, or by others, are other messages', () => {
  const one = [pending('k', 'Hi', { after: 5 })];
  assert.deepEqual(waiting(one, [said(5, 'Hi')]), ['k']);
  assert.deepEqual(waiting(one, [said(6, 'Hi', { is_agent: true })]), ['k']);
  assert.deepEqual(waiting(one, [said(6, 'Hi', { status: 'failed' })]), ['k']);
  assert.deepEqual(waiting([pending('k', 'Hi', { tries: 0 })], [said(6, 'Hi')]), ['k']);
});

test('two with the same words are two', () => {
  assert.deepEqual(waiting([pending('a', 'Hi'), pending('b', 'Hi')], [said(6, 'Hi')]), ['b']);
});

test('a file is known by its name', () => {
  const file = { name: 'a.png', type: 'image/png', size: 3 };
  const shownFile = said(6, '', {
    attachments: [{ id: 1, name: 'a.png', mimetype: 'image/png', size: 3, url: '/x' }],
  });
  assert.deepEqual(waiting([pending('k', '', { file })], [shownFile]), []);
  assert.deepEqual(messageOf(pending('k', '', { file }), 7, true, 'Jane').type, 'image');
});
