import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noAnswer, refusal, type Failure } from '../src/api/failure';
import type { Accepted } from '../src/api/types';
import { Outbox, type Sending } from '../src/outbox/outbox';
import { storageOf } from '../src/session/storage';
import { pending } from './samples';

/** A gateway that answers as it is told, one answer after the other; then it takes everything. */
function stage(...answers: (Accepted | Failure)[]) {
  const sent: string[] = [];
  const events: string[] = [];
  const storage = storageOf('x', () => {
    throw new Error('kept in memory');
  });
  let settled = () => {};
  const idle = new Promise<void>((done) => (settled = done));
  const sending: Sending = {
    async send(one): Promise<Accepted> {
      sent.push(one.key);
      const answer = answers.shift() ?? { message_id: 100 + sent.length };
      if (answer instanceof Error) throw answer;
      return answer;
    },
    accepted: (one, answer) => events.push(`${one.key}=${answer.message_id}`),
    changed: () => outbox && !outbox.queue.some(({ failed }) => !failed) && settled(),
    refused: (failure) => {
      events.push(`refused ${failure.code}`);
      settled();
    },
    reachable: () => {},
    slowedDown: (millis) => events.push(`slow ${millis}`),
  };
  const outbox: Outbox = new Outbox(1, storage, sending, 'lock');
  return { outbox, sending, sent, events, storage, idle };
}

const fresh = (key: string, at: string) => pending(key, key, { tries: 0, createdAt: at });
const error = (status: number, code: string, wait: string | null = null) =>
  refusal(status, JSON.stringify({ code }), wait);

test('all is sent, in order and once', async () => {
  const { outbox, sent, events, idle } = stage();
  ['a', 'b', 'c'].forEach((key) => outbox.add(fresh(key, `2026-01-05T10:00:0${key.charCodeAt(0) - 97}Z`)));
  await idle;
  assert.deepEqual(sent, ['a', 'b', 'c']);
  assert.deepEqual(events, ['a=101', 'b=102', 'c=103']);
});

test('what was not answered is said again under its key, before what comes after it', async () => {
  const { outbox, sent, idle } = stage(noAnswer());
  outbox.add(fresh('a', '1'));
  outbox.add(fresh('b', '2'));
  setTimeout(() => outbox.pump(), 10);
  await idle;
  assert.deepEqual(sent, ['a', 'a', 'b']);
});

test('a pause that the gateway asks for is told and kept', async () => {
  const { outbox, sent, events, idle } = stage(error(429, 'rate_limited', '0.05'));
  outbox.add(fresh('a', '1'));
  await idle;
  assert.deepEqual(sent, ['a', 'a']);
  assert.deepEqual(events, ['slow 50', 'a=102']);
});

test('what can never be sent fails, and the rest goes on', async () => {
  const { outbox, sent, idle } = stage(error(413, 'too_large'));
  outbox.add(fresh('a', '1'));
  outbox.add(fresh('b', '2'));
  await idle;
  assert.deepEqual(sent, ['a', 'b']);
  assert.deepEqual(
    outbox.queue.map(({ key, failed }) => [key, failed]),
    [['a', 'too_large']],
  );
  outbox.again('a');
  await new Promise((done) => setTimeout(done, 10));
  assert.deepEqual(sent, ['a', 'b', 'a']);
});

test('a wait of hours is a failure', async () => {
  const { outbox, idle } = stage(error(429, 'rate_limited', '7200'));
  outbox.add(fresh('a', '1'));
  await idle;
  assert.equal(outbox.queue[0]?.failed, 'rate_limited');
});

test('when the session is over, nothing is lost', async () => {
  const { outbox, events, idle } = stage(error(403, 'invalid_session'));
  outbox.add(fresh('a', '1'));
  outbox.add(fresh('b', '2'));
  await idle;
  assert.deepEqual(events, ['refused invalid_session']);
  assert.equal(outbox.takeTexts(), 'a\nb');
  assert.deepEqual(outbox.queue, []);
});

test('after a reload the rest is sent', async () => {
  const before = stage();
  before.storage.write('outbox a', fresh('a', '1'));
  before.storage.write('outbox x', { ...fresh('x', '0'), channel: 2 });
  before.outbox.pump();
  await before.idle;
  assert.deepEqual(before.sent, ['a']);
});

test('two tabs with one message keep the pause that the gateway asks for', async () => {
  const busy = () => Array.from({ length: 50 }, () => error(503, 'busy', '0.1'));
  const [one, other] = [stage(...busy()), stage(...busy())];
  const share = (name: string, value: unknown) => {
    one.storage.write(name, value);
    setTimeout(() => tabs.forEach((tab) => tab.look()));
  };
  const tabs = [one, other].map(({ sending }) => new Outbox(1, { ...one.storage, write: share }, sending, 'lock'));
  tabs[0]!.add(fresh('a', '1'));
  await new Promise((done) => setTimeout(done, 250));
  tabs.forEach((tab) => tab.stop());
  const tries = one.sent.length + other.sent.length;
  assert.ok(tries >= 4 && tries <= 6, `${tries} tries`);
});

test('what is added while nothing was found to send is sent, too', async () => {
  const { outbox, sent, idle } = stage();
  outbox.pump();
  outbox.add(fresh('a', '1'));
  await Promise.race([idle, new Promise((done) => setTimeout(done, 50))]);
  assert.deepEqual(sent, ['a']);
});

test('texts of chats that are over are given back, unless they had failed', () => {
  const { outbox, storage } = stage();
  storage.write('outbox z', { ...fresh('z', '1'), channel: 2 });
  storage.write('outbox y', { ...fresh('y', '2'), channel: 2 });
  storage.write('outbox x', { ...fresh('x', '3'), channel: 2, failed: 'error' });
  storage.write('outbox a', fresh('a', '4'));
  assert.equal(outbox.forgetOthers(), 'z\ny');
  assert.deepEqual(storage.names('outbox '), ['outbox a']);
});

test('what is on its way is not taken', async () => {
  const { outbox, events } = stage();
  outbox.add(fresh('a', '1'));
  outbox.add(fresh('b', '2'));
  await Promise.resolve();
  assert.equal(outbox.takeTexts(), 'b');
  await new Promise((done) => setTimeout(done, 10));
  assert.deepEqual(events, ['a=101']);
});

/** Node.js 18 knows no navigator. */
const connected = (onLine: boolean) =>
  Object.defineProperty(globalThis, 'navigator', { value: { onLine }, configurable: true });

test('a file that does not get through holds nobody up for ever', async () => {
  connected(true);
  const { outbox, sent, idle } = stage(...Array.from({ length: 9 }, noAnswer));
  outbox.add({ ...fresh('f', '1'), file: { name: 'f', type: '', size: 1 } });
  const hurry = setInterval(() => outbox.pump(), 5);
  await idle;
  clearInterval(hurry);
  assert.deepEqual(sent, ['f', 'f', 'f', 'f']);
  assert.equal(outbox.queue[0]?.failed, 'no_answer');
});

test('without a network a file waits', async () => {
  connected(false);
  const { outbox, sent, idle } = stage(...Array.from({ length: 9 }, noAnswer));
  outbox.add({ ...fresh('f', '1'), file: { name: 'f', type: '', size: 1 } });
  const hurry = setInterval(() => outbox.pump(), 5);
  await idle;
  clearInterval(hurry);
  assert.equal(sent.length, 10);
});

test('what is discarded while it is on its way does not come back', async () => {
  const { outbox } = stage(error(413, 'too_large'));
  outbox.add(fresh('a', '1'));
  outbox.discard('a');
  await new Promise((done) => setTimeout(done, 10));
  assert.deepEqual(outbox.queue, []);
});

test('files of one moment keep their order when one of them is tried', () => {
  const { outbox } = stage();
  const file = { name: 'a.txt', type: 'text/plain', size: 1 };
  for (const key of ['a', 'b']) outbox.add(pending(key, '', { tries: 0, createdAt: '2026-01-05T10:00:00Z', file }));
  // The first is on its way by now.
  assert.deepEqual(
    outbox.queue.map(({ key, tries }) => [key, tries]),
    [
      ['a', 1],
      ['b', 0],
    ],
  );
});
