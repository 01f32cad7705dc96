import assert from 'node:assert/strict';
import { test } from 'node:test';
import { segments } from '../src/view/links';

const links = (text: string) => segments(text).flatMap(({ text: shown, href }) => (href ? [[shown, href]] : []));

test('a text without an address stays whole', () => {
  assert.deepEqual(segments('Hello 😀 a.b, c'), [{ text: 'Hello 😀 a.b, c' }]);
});

test('all parts together are the text', () => {
  const text = 'See https://a.example/x?y=1#z (or http://b.example), write to me@c.example!';
  assert.equal(
    segments(text)
      .map((segment) => segment.text)
      .join(''),
    text,
  );
  assert.deepEqual(links(text), [
    ['https://a.example/x?y=1#z', 'https://a.example/x?y=1#z'],
    ['http://b.example', 'http://b.example/'],
    ['me@c.example', 'mailto:me@c.example'],
  ]);
});

test('brackets that belong to an address stay with it', () => {
  assert.deepEqual(links('https://w.example/a_(b).')[0]![0], 'https://w.example/a_(b)');
});

test('nothing that could run becomes a link', () => {
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,<b>',
    'vbscript:x',
    'file:///etc/passwd',
    'https://',
    '//x.example',
  ]) {
    assert.deepEqual(links(text), [], text);
  }
  assert.deepEqual(links('https://x.example"><script>')[0]![1], 'https://x.example/');
});
