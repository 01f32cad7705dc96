import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refusal } from '../src/api/failure';
import { Notices } from '../src/notices';

test('of what is not repeated by itself, no repeat is promised', () => {
  const notices = new Notices(() => {});
  notices.trouble(refusal(429, '', '3'));
  assert.deepEqual(notices.current, { kind: 'trouble' });
  notices.slow(2_500);
  assert.deepEqual(notices.current, { kind: 'slow', seconds: 3 });
  notices.stop();
});
