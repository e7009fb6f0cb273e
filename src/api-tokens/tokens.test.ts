import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Instant } from '../clock/index.ts';
import type { StaffId } from '../staff/index.ts';
import { expiryOf, stateOf } from './decide.ts';
import { parseToken } from './forms.ts';

const now = '2026-11-22T10:00:00.000Z' as Instant;
const later = '2026-12-22T10:00:00.000Z' as Instant;
const people = [{ id: '0199c0de-0000-7000-8000-000000000001' as StaffId }];
const asked = { name: 'Portal', actsAs: people[0]?.id ?? '', scopes: ['repairs:read', 'repairs:write'], days: '30' };

describe('a token', () => {
  test('made for 30 days ends 30 days later to the minute', () => assert.equal(expiryOf(now, 30), later));

  for (const [state, token] of [
    ['works', { revokedAt: null, expiresAt: later, actsAsIsActive: true }],
    ['expired', { revokedAt: null, expiresAt: now, actsAsIsActive: true }],
    ['revoked', { revokedAt: now, expiresAt: later, actsAsIsActive: true }],
    ['person left', { revokedAt: null, expiresAt: later, actsAsIsActive: false }],
  ] as const) {
    test(`is shown as: ${state}`, () => assert.equal(stateOf(token, now), state));
  }
});

describe('the form of a token', () => {
  test('is taken as it is', () => {
    assert.deepEqual(parseToken(asked, people), { ok: true, wanted: { name: 'Portal', actsAs: people[0]?.id, scopes: asked.scopes, days: 30 } });
  });

  for (const [field, wrong] of [
    ['name', { name: '' }], ['name', { name: 'x'.repeat(81) }], ['name', { name: 'two\nlines' }],
    ['actsAs', { actsAs: '0199c0de-0000-7000-8000-000000000002' }],
    ['scopes', { scopes: [] }], ['scopes', { scopes: ['repairs:read', 'everything'] }],
    ['days', { days: '' }], ['days', { days: '367' }], ['days', { days: '31' }],
  ] as const) {
    test(`${JSON.stringify(wrong).slice(0, 40)} is told at ${field}`, () => {
      const parsed = parseToken({ ...asked, ...wrong }, people);
      assert.ok(!parsed.ok);
      assert.deepEqual(Object.keys(parsed.errors), [field]);
    });
  }
});
