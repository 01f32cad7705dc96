import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Gateway } from '../src/api/client';
import { noAnswer, refusal, type Failure } from '../src/api/failure';
import type { News } from '../src/api/types';
import { Feed } from '../src/stream/feed';

/** How long a feed is watched that is left to its own pace. */
const PATIENCE_MILLIS = 900;
const OF = { channel: 1, token: 't' };
const text = (...pieces: string[]) => new Blob(pieces).stream() as ReadableStream<Uint8Array>;
const news = (cursor: string): News => ({ messages: [], is_typing: false, cursor, state: 'active' });

/** Runs a feed over what the gateway answers, in order, until the last of it is asked for. */
async function run(
  streams: (ReadableStream<Uint8Array> | Failure)[],
  polls: (News | Failure)[],
  hidden = false,
  hurries = true,
) {
  const calls: string[] = [];
  const heard: string[] = [];
  let done = () => {};
  const over = new Promise<void>((resolve) => (done = resolve));
  const answer = async <T>(from: (T | Failure)[], signal: AbortSignal): Promise<T> => {
    const next = from.shift();
    if (next === undefined) {
      done();
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(noAnswer())));
    }
    if (next instanceof Error) throw next;
    return next;
  };
  const gateway = {
    stream: (_: unknown, cursor: string, signal: AbortSignal) => (
      calls.push(`stream ${cursor}`),
      answer(streams, signal)
    ),
    poll: (_: unknown, cursor: string, wait: boolean, signal: AbortSignal) => (
      calls.push(`poll ${cursor} ${wait}`),
      answer(polls, signal)
    ),
  } as unknown as Gateway;
  const feed = new Feed(
    gateway,
    OF,
    'c0',
    {
      happened: (all) => all.forEach(({ kind }) => heard.push(kind)),
      reachable: (yes) => heard.push(yes ? 'there' : 'away'),
      refused: (failure) => (heard.push(failure.code), done()),
    },
    () => hidden,
  );
  feed.start();
  const hurry = setInterval(() => hurries && feed.hurry(), 5);
  await (hurries ? over : new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLIS)));
  clearInterval(hurry);
  feed.stop();
  return { calls, heard };
}

test('a stream that ends is opened again where it was left', async () => {
  const { calls, heard } = await run(
    [text('id: c1\nevent: typing\ndata: {"is_typing":true}\n\n'), text('id: c2\n\n')],
    [],
  );
  assert.deepEqual(calls, ['stream c0', 'stream c1', 'stream c2']);
  assert.deepEqual(heard, ['there', 'typing', 'there']);
});

test('a stream that breaks off is opened again, too', async () => {
  const broken = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('id: c1\n\n'));
        controller.error(new TypeError('network'));
      },
    },
    { highWaterMark: 0 },
  );
  const { calls } = await run([broken, noAnswer()], []);
  assert.equal(calls[0], 'stream c0');
  assert.ok(calls.length >= 2);
});

test('without streams there are polls that wait, and after those plain ones', async () => {
  const { calls, heard } = await run([refusal(404, '', null)], [news('c1'), noAnswer(), noAnswer(), news('c2')]);
  assert.deepEqual(calls.slice(0, 6), [
    'stream c0',
    'poll c0 true',
    'poll c1 true',
    'poll c1 true',
    'poll c1 false',
    'poll c2 false',
  ]);
  assert.deepEqual(heard.slice(0, 4), ['away', 'there', 'typing', 'state']);
});

test('a page that nobody sees keeps no connection', async () => {
  const { calls } = await run([], [news('c1')], true);
  assert.deepEqual(calls, ['poll c0 false', 'poll c1 false']);
});

test('a session that is over is over', async () => {
  const { calls, heard } = await run([refusal(403, '{"code":"invalid_session"}', null)], []);
  assert.deepEqual(calls, ['stream c0']);
  assert.deepEqual(heard, ['invalid_session']);
});

test('a stream that ends before its first byte is held back', async () => {
  const { calls } = await run([text()], []);
  assert.deepEqual(calls, ['stream c0', 'poll c0 true']);
});

test('refusals that do not say when to come back lengthen the pause', async (t) => {
  t.mock.method(Math, 'random', () => 0);
  const refusals = Array.from({ length: 9 }, () => refusal(503, '', null));
  const { calls } = await run(refusals, [], false, false);
  assert.deepEqual(calls, ['stream c0']);
});

test('a waiting poll that comes back at once with nothing is not asked again at once', async () => {
  const polls = Array.from({ length: 9 }, () => news('c1'));
  const { calls } = await run([refusal(404, '', null)], polls, false, false);
  assert.ok(calls.length <= 3, calls.join());
});
