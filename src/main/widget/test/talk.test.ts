import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Gateway } from '../src/api/client';
import { storageOf } from '../src/session/storage';
import { Tabs } from '../src/session/tabs';
import { Talk } from '../src/talk';
import { pending } from './samples';

// As much of a page as it takes.
Object.assign(globalThis, { document: { hidden: false }, addEventListener() {}, removeEventListener() {} });

const never = new Promise<never>(() => {});

test('what waits when a chat closes is given back, but for the one on its way', async () => {
  const storage = storageOf('g', () => {
    throw new Error('kept in memory');
  });
  for (const key of ['a', 'b', 'c']) storage.write(`outbox ${key}`, pending(key, key, { createdAt: key }));
  storage.write('outbox z', pending('z', 'z', { channel: 2 }));
  const gateway = {
    url: 'https://g.example',
    messages: async () => ({ messages: [], has_more: false, cursor: 'c', state: 'closed' }),
    send: () => never,
    stream: () => never,
  } as unknown as Gateway;
  const unsent: string[] = [];
  const hearer = {
    changed() {},
    heard() {},
    reachable() {},
    slowedDown() {},
    expired() {},
    closed: (texts: string) => unsent.push(texts),
  };
  const tabs = new Tabs('g', () => {});
  const talk = new Talk({ channel: 1, token: 't', name: 'Jane' }, gateway, storage, tabs, hearer);
  talk.start();
  await new Promise((done) => setTimeout(done, 10));
  talk.stop();
  tabs.close();
  assert.deepEqual(unsent, ['z', 'b\nc']);
});
