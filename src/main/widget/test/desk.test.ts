import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Gateway } from '../src/api/client';
import { DeskWatch } from '../src/desk';

test('an agent who has just spoken is there, whatever was told before', async () => {
  const told = { online: true, agents_available: false, accepts_messages: true };
  await new Promise<void>((known) => {
    const desk = new DeskWatch({ desk: async () => told } as unknown as Gateway, () => {
      assert.equal(desk.current?.agents_available, false);
      desk.agentSpoke();
      assert.equal(desk.current?.agents_available, true);
      desk.stop();
      known();
    });
    desk.start();
  });
});

test('before anything is told, nothing is made up', () => {
  const desk = new DeskWatch({} as Gateway, () => {});
  desk.agentSpoke();
  assert.equal(desk.current, null);
});
