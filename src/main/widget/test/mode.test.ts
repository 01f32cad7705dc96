import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failed, FIRST_PLAN, pause, succeeded, type Plan } from '../src/stream/mode';

const failing = (plan: Plan, times: number, now = 0) =>
  Array.from({ length: times }).reduce<Plan>((one) => failed(one, false, now), plan);

test('one failure may happen to anything', () => {
  assert.equal(failing(FIRST_PLAN, 1).mode, 'stream');
});

test('what fails again gives way to what needs less', () => {
  assert.equal(failing(FIRST_PLAN, 2).mode, 'wait');
  assert.equal(failing(FIRST_PLAN, 9).mode, 'ask');
});

test('what can never do is not tried twice, and not soon again', () => {
  const plan = failed(FIRST_PLAN, true, 0);
  assert.equal(plan.mode, 'wait');
  assert.equal(succeeded(plan, 200_000).mode, 'wait');
  assert.equal(succeeded(plan, 300_000).mode, 'stream');
});

test('after an outage the stream is back within seconds', () => {
  assert.equal(succeeded(failing(FIRST_PLAN, 2), 10_000).mode, 'stream');
});

test('a stream that goes on failing is tried less and less often', () => {
  let plan = FIRST_PLAN;
  const waits = [];
  for (let now = 0, i = 0; i < 5; i++) {
    while (plan.mode === 'stream') plan = failed(plan, false, now);
    waits.push(plan.retryBetterAt - now);
    now = plan.retryBetterAt;
    plan = succeeded(plan, now);
  }
  assert.deepEqual(waits, [10_000, 30_000, 90_000, 270_000, 300_000]);
  assert.deepEqual(succeeded(plan, 0), FIRST_PLAN);
});

test('pauses grow up to a bound', () => {
  assert.equal(pause(0, 1), 1000);
  assert.equal(pause(30, 1), 15_000);
  assert.equal(pause(30, 0), 7_500);
});
