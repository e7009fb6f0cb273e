import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../../clock/index.ts';
import { isTemporaryPasswordOver, localPath, sessionEnds } from './sessions.ts';
import { temporaryPasswordFrom } from './temporary-password.ts';

const paths: readonly [string | undefined, string][] = [
  ['/cases/REP-2026-00001', '/cases/REP-2026-00001'],
  ['/queue?team=repairs&page=2', '/queue?team=repairs&page=2'],
  [undefined, '/work'],
  ['', '/work'],
  ['https://elsewhere.example', '/work'],
  ['//elsewhere.example', '/work'],
  ['/\\elsewhere.example', '/work'],
  ['/\t/elsewhere.example', '/work'],
  ['/ok\r\nset-cookie: a=b', '/work'],
  ['javascript:alert(1)', '/work'],
  ['/\u3031', '/work'],
  ['/\u2028/elsewhere.example', '/work'],
  ['/two words', '/work'],
  ['/sign-out', '/work'],
  ['/sign-in', '/work'],
  [`/${'a'.repeat(600)}`, '/work'],
];

for (const [asked, expected] of paths) {
  test(`after signing in, ${JSON.stringify(asked?.slice(0, 40))} leads to ${expected}`, () => assert.equal(localPath(asked), expected));
}

test('a session lasts a day at most, and half an hour when a password must be chosen', () => {
  const now = instant('2026-11-24T09:00:00Z');
  assert.equal(sessionEnds(now, false), '2026-11-25T09:00:00.000Z');
  assert.equal(sessionEnds(now, true), '2026-11-24T09:30:00.000Z');
});

test('a temporary password works for seven days', () => {
  const setAt = instant('2026-11-17T09:00:00Z');
  assert.equal(isTemporaryPasswordOver(setAt, instant('2026-11-24T08:59:59Z')), false);
  assert.equal(isTemporaryPasswordOver(setAt, instant('2026-11-24T09:00:00Z')), true);
});

test('a temporary password can be read out: four fours, no look-alikes', () => {
  const password = temporaryPasswordFrom(Buffer.from(Array.from({ length: 32 }, (_, n) => n * 7)).toString('base64url'));
  assert.match(password, /^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/);
  assert.throws(() => temporaryPasswordFrom('short'));
});
