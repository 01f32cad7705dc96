import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventParser, type SentEvent } from '../src/stream/sse';

const STREAM =
  'retry: 3000\n\nid: a\nevent: state\ndata: {"state":"active"}\n\n:\n\nid: b\n\n' +
  'id: c\r\nevent: message\r\ndata: {"content":"مرحبا"}\r\n\r\n';

function read(...pieces: string[]) {
  const events: SentEvent[] = [];
  const ids: string[] = [];
  let pause = 0;
  const parser = new EventParser({
    event: (one) => events.push(one),
    position: (id) => ids.push(id),
    retry: (ms) => (pause = ms),
  });
  pieces.forEach((piece) => parser.take(piece));
  return { events, ids, pause };
}

test('events, positions and the pause are read, comments are not', () => {
  assert.deepEqual(read(STREAM), {
    events: [
      { name: 'state', data: '{"state":"active"}' },
      { name: 'message', data: '{"content":"مرحبا"}' },
    ],
    ids: ['a', 'b', 'c'],
    pause: 3000,
  });
});

test('it does not matter where it is cut', () => {
  for (let cut = 0; cut <= STREAM.length; cut++) {
    assert.deepEqual(read(STREAM.slice(0, cut), STREAM.slice(cut)), read(STREAM), `at ${cut}`);
  }
  assert.deepEqual(read(...STREAM), read(STREAM));
});

test('what has no end is not told', () => {
  assert.deepEqual(read('data: half').events, []);
});

test('a position counts only when the event that it is told with is whole', () => {
  assert.deepEqual(read('id: a\n').ids, []);
  const seen: string[] = [];
  const parser = new EventParser({
    event: ({ data }) => seen.push(data),
    position: (id) => seen.push(id),
    retry: () => {},
  });
  parser.take('id: a\ndata: x\n\nid: b\n\n:\n\ndata: y\n\n');
  assert.deepEqual(seen, ['x', 'a', 'b', 'y']);
});
