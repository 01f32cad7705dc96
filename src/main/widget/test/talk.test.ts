import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Gateway } from '../src/api/client';
import { storageOf, type Storage } from '../src/session/storage';
import { Tabs } from '../src/session/tabs';
import { Talk } from '../src/talk';
import { pending } from './samples';

// As much of a page as it takes.
Object.assign(globalThis, { document: { hidden: false }, addEventListener() {}, removeEventListener() {} });

const never = new Promise<never>(() => {});

const inMemory = () =>
  storageOf('g', () => {
    throw new Error('kept in memory');
  });

/** The chat as it is loaded, and what was told of it when that has been done and a close been tried. */
async function toldOf(state: 'active' | 'closed', storage: Storage, then: (talk: Talk) => unknown = () => {}) {
  const gateway = {
    url: 'https://g.example',
    messages: async () => ({ messages: [], has_more: false, cursor: 'c', state }),
    send: () => never,
    stream: () => never,
    close: async () => ({}),
  } as unknown as Gateway;
  const unsent: string[] = [];
  let ends = 0;
  const hearer = {
    changed() {},
    heard() {},
    reachable() {},
    slowedDown() {},
    expired() {},
    closed: (texts: string) => unsent.push(texts),
    ended: () => void ends++,
  };
  const tabs = new Tabs('g', () => {});
  const talk = new Talk({ channel: 1, token: 't', name: 'Jane' }, gateway, storage, tabs, hearer);
  talk.start();
  await new Promise((done) => setTimeout(done, 10));
  await then(talk);
  talk.stop();
  tabs.close();
  return { unsent, ends };
}

test('what waits when a chat closes is given back, but for the one on its way', async () => {
  const storage = inMemory();
  for (const key of ['a', 'b', 'c']) storage.write(`outbox ${key}`, pending(key, key, { createdAt: key }));
  storage.write('outbox z', pending('z', 'z', { channel: 2 }));
  const { unsent } = await toldOf('closed', storage);
  assert.deepEqual(unsent, ['z', 'b\nc']);
});

test('a chat ends once, and not when it is found closed', async () => {
  const twice = async (talk: Talk) => {
    await talk.end();
    await talk.end();
  };
  assert.equal((await toldOf('active', inMemory(), twice)).ends, 1);
  assert.equal((await toldOf('closed', inMemory(), twice)).ends, 0);
});
