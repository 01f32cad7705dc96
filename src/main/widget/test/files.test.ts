import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Files } from '../src/outbox/files';

test('a file that cannot be read is refused before it is sent', async () => {
  const files = new Files('https://g.example', { channel: 1, token: 't' }, () => {});
  const folder = {
    name: 'folder',
    type: '',
    slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }),
  } as unknown as File;
  files.add('k', folder);
  await assert.rejects(files.send('k', 'Jane')!, { reason: 'refused', code: 'unreadable', isPassing: false });
});
