import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alone, onlyHere, Tabs } from '../src/session/tabs';
import { said } from './samples';

function withLocks(locks: object | undefined): void {
  Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
}

async function runs(): Promise<number> {
  let count = 0;
  await onlyHere('sound', async () => count++, 0);
  return count;
}

test('what another tab does already is not done here', async () => {
  withLocks({ request: async (_: string, __: object, act: (lock: null) => unknown) => act(null) });
  assert.equal(await runs(), 0);
});

test('the first tab does it, for a tab that asks at the same time', async () => {
  let isHeld = false;
  withLocks({
    request: async (_: string, { ifAvailable }: LockOptions, act: (lock: object | null) => unknown) => {
      assert.equal(ifAvailable, true);
      const lock = isHeld ? null : {};
      isHeld = true;
      await act(lock);
      if (lock) isHeld = false;
    },
  });
  assert.deepEqual(await Promise.all([runs(), runs()]), [1, 0]);
  assert.equal(await runs(), 1);
});

test('a browser without locks does it', async () => {
  withLocks(undefined);
  assert.equal(await runs(), 1);
});

test('where locks are forbidden, it is done all the same', async () => {
  withLocks({
    request: async () => {
      throw new DOMException('The request was denied.', 'SecurityError');
    },
  });
  assert.equal(await runs(), 1);
  assert.equal(await alone('outbox', async () => 'sent'), 'sent');
});

test('what fails under a lock is not done again without it', async () => {
  withLocks({ request: (_: string, __: object, act: (lock: object) => unknown) => act({}) });
  let count = 0;
  const failing = alone('outbox', async () => {
    count++;
    throw new Error('failed');
  });
  await assert.rejects(failing, /failed/);
  assert.equal(count, 1);
});

test('tabs that may not talk to each other are tabs all the same', (t) => {
  const { BroadcastChannel: before } = globalThis;
  t.after(() => Object.assign(globalThis, { BroadcastChannel: before }));
  Object.assign(globalThis, {
    BroadcastChannel: class {
      constructor() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      }
    },
  });
  const tabs = new Tabs('g', () => assert.fail());
  tabs.tell({ kind: 'accepted', channel: 1, key: 'a', message: said(1, 'a') });
  tabs.close();
});
