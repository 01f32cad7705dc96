import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Gateway } from '../src/api/client';

test('a body that never ends is given up with its call', async (t) => {
  t.mock.method(globalThis, 'fetch', async (_: string, { signal }: RequestInit) => {
    const start = (body: ReadableStreamDefaultController) =>
      signal!.addEventListener('abort', () => body.error(new Error('aborted')));
    return new Response(new ReadableStream({ start }));
  });
  const call = new AbortController();
  const news = new Gateway('https://g.example').poll({ channel: 1, token: 't' }, 'c', true, call.signal);
  setTimeout(() => call.abort(), 10);
  const tooLate = new Promise((_, reject) => setTimeout(() => reject(new Error('still reading')), 200));
  await assert.rejects(Promise.race([news, tooLate]), { code: 'no_answer' });
});
