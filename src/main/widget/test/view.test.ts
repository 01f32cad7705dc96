import assert from 'node:assert/strict';
import { webcrypto } from 'node:crypto';
import { test } from 'node:test';
import { refusal } from '../src/api/failure';
import { Gateway } from '../src/api/client';
import { configOf } from '../src/config';
import { ENGLISH, languageOf } from '../src/i18n/languages';
import ar from '../src/i18n/texts/ar';
import { en } from '../src/i18n/texts/en';
import { localeOf, sizeText, timesIn } from '../src/i18n/times';
import { newKey } from '../src/session/key';
import { Sessions } from '../src/session/session';
import { concerns, storageOf } from '../src/session/storage';
import { places } from '../src/store/grouping';
import { ofEvent, ofPoll } from '../src/stream/news';
import { initials } from '../src/view/bubble';
import { answered, said } from './samples';

test('messages of one author within minutes stand together', () => {
  const at = (minute: string) => ({ created_at: `2026-01-05T12:${minute}:00Z` });
  const groups = places([
    answered(1, 'a', at('00')),
    answered(2, 'b', at('01')),
    said(3, 'c', at('02')),
    said(4, 'd', at('30')),
  ]);
  assert.deepEqual(
    groups.map(({ beginsGroup, endsGroup }) => [beginsGroup, endsGroup]),
    [
      [true, false],
      [false, true],
      [true, true],
      [true, true],
    ],
  );
  assert.deepEqual(
    groups.map(({ beginsDay }) => beginsDay),
    [true, false, false, false],
  );
});

test('a day begins a group', () => {
  const groups = places([
    said(1, 'a', { created_at: '2026-01-05T10:00:00Z' }),
    said(2, 'b', { created_at: '2026-01-07T10:00:00Z' }),
  ]);
  assert.deepEqual(
    groups.map(({ beginsDay }) => beginsDay),
    [true, true],
  );
});

test('a language is found with or without its region, and English else', async () => {
  const arabic = async (...tags: (string | null | undefined)[]) => languageOf(async () => ({ default: ar }), ...tags);
  assert.equal((await arabic(null, 'ar-EG')).code, 'ar');
  assert.equal((await arabic('xx', 'ar')).direction, 'rtl');
  assert.equal((await arabic('xx', 'ar')).texts.title, ar.title);
  assert.equal((await arabic('en-GB', 'ar')).code, 'en');
  assert.equal((await arabic(undefined, '')).code, 'en');
  assert.equal(localeOf(ENGLISH, ['de', 'en-GB']), 'en-GB');
  assert.equal(localeOf(await arabic('ar'), ['de']), 'ar');
});

test('a language that does not come, or not with every text, is made up for with English', async () => {
  const lost = await languageOf(async () => Promise.reject(new Error('offline')), 'ar');
  assert.deepEqual([lost.code, lost.direction, lost.texts.send], ['en', 'ltr', 'Send']);
  const { send: _, ...older } = ar;
  const partly = await languageOf(async () => ({ default: older as typeof ar }), 'ar');
  assert.deepEqual([partly.texts.send, partly.texts.title], ['Send', ar.title]);
});

test('numbers take the forms that a language has for them', () => {
  assert.equal(en.unread(1), '1 unread message');
  assert.equal(en.unread(2), '2 unread messages');
  assert.equal(ar.unread(2), 'رسالتان غير مقروءتين');
  assert.match(ar.unread(5), /رسائل/);
  assert.match(ar.unread(11), /رسالة/);
});

test('days and hours are told as the visitor tells them', () => {
  const now = () => new Date(2026, 0, 7, 12);
  const times = timesIn(ENGLISH, 'en-GB', now);
  assert.equal(times.day(new Date(2026, 0, 7, 1).toISOString()), 'Today');
  assert.equal(times.day(new Date(2026, 0, 6, 23).toISOString()), 'Yesterday');
  assert.match(times.day(new Date(2026, 0, 2).toISOString()), /Friday/);
  assert.match(times.day(new Date(2025, 5, 2).toISOString()), /2025/);
  assert.equal(times.hour(new Date(2026, 0, 7, 9, 5).toISOString()), '09:05');
  assert.equal(times.hour('nonsense'), '');
});

test('sizes are short', () => {
  assert.match(sizeText(12, 'en'), /^1 kB$/);
  assert.match(sizeText(1_440_000, 'en'), /^1.4 MB$/);
});

test('initials are of any script', () => {
  assert.deepEqual(['Amina Agent', 'amina', 'نور الهدى علي', ' ', '😀 x'].map(initials), ['AA', 'A', 'نع', '', '😀X']);
});

test('events are understood, later ones are left alone', () => {
  assert.deepEqual(ofEvent({ name: 'read', data: '{"message_id":7}' }), { kind: 'read', upTo: 7 });
  assert.equal(ofEvent({ name: 'weather', data: '{}' }), null);
  const news = {
    messages: [said(1, 'a'), said(2, 'b', { replaces: 9 })],
    updated: [{ id: 3, deleted: true as const }],
    is_typing: true,
    cursor: 'c',
    state: 'active',
  };
  assert.deepEqual(
    ofPoll(news).map(({ kind }) => kind),
    ['message', 'updated', 'updated', 'typing', 'state'],
  );
});

test('what a page misspells counts as not said', () => {
  const attributes: Record<string, string> = {
    'data-theme': 'pink',
    'data-email': 'required',
    'data-files': 'false',
    'data-gateway': 'https://x.example/chat/',
  };
  const config = configOf((name) => attributes[name] ?? null, 'https://script.example');
  assert.deepEqual(
    [config.theme, config.email, config.files, config.gateway],
    ['auto', 'required', false, 'https://x.example/chat'],
  );
});

test('links of messages are web addresses or nothing', () => {
  const gateway = new Gateway('https://g.example');
  assert.equal(gateway.link('/web/content/1/a.txt?token=t'), 'https://g.example/web/content/1/a.txt?token=t');
  assert.equal(gateway.link('https://o.example/x'), 'https://o.example/x');
  for (const url of ['', 'javascript:alert(1)', 'data:text/html,x']) assert.equal(gateway.link(url), null);
});

test('a failure says what may be done about it', () => {
  assert.equal(refusal(503, 'x', '5').isPassing, true);
  assert.equal(refusal(503, 'x', '5').waitMillis, 5000);
  assert.equal(refusal(400, '{"code":"invalid_request"}', null).isPassing, false);
  assert.equal(refusal(409, '{"code":"channel_closed"}', null).isClosed, true);
  assert.equal(refusal(501, '', null).isUnsupported, true);
});

test('a browser that stores nothing still chats', () => {
  const storage = storageOf('g', () => {
    throw new Error('denied');
  });
  const sessions = new Sessions(storage);
  sessions.keep({ channel: 1, token: 't', name: 'Jane' });
  sessions.mark(2, { seenUpTo: 9 });
  assert.equal(sessions.current()?.seenUpTo, undefined);
  sessions.mark(1, { seenUpTo: 3 });
  sessions.mark(1, { rated: 5 });
  assert.deepEqual(sessions.current(), { channel: 1, token: 't', name: 'Jane', seenUpTo: 3, rated: 5 });
  sessions.end(1);
  assert.equal(sessions.current(), null);
});

test('two gateways share nothing', () => {
  assert.equal(concerns('https://a', 'seitech-chat https://a session'), true);
  assert.equal(concerns('https://a', 'seitech-chat https://ab session'), false);
});

// Node.js 18 has it, but not where browsers do.
globalThis.crypto ??= webcrypto as Crypto;

test('keys are UUIDs', () =>
  assert.match(newKey(), /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/));

test('only the gateway says that a session is over', () => {
  assert.equal(refusal(403, '{"code":"invalid_session"}', null).isSessionOver, true);
  assert.equal(refusal(401, '{"code":"token_required"}', null).isSessionOver, true);
  assert.equal(refusal(403, '<html>Forbidden</html>', null).isSessionOver, false);
  assert.equal(refusal(401, '', null).isSessionOver, false);
});
