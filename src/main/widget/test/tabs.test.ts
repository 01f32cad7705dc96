import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onlyHere } from '../src/session/tabs';

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
