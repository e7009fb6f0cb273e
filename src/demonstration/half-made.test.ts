import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isHalfMade } from './index.ts';

const whole = { isInvented: true, settings: { demonstrationMadeAt: '2026-11-22T10:00:00.000Z' } };
const cutShort = { ...whole, settings: {} };
const real = { isInvented: false, settings: {} };

describe('a demonstration whose making was cut short', () => {
  for (const [why, landlords, expected] of [
    ['nobody is here yet', [], false],
    ['both were finished', [whole, whole], false],
    ['one that was whole was brought here alone', [whole], false],
    ['the second was begun and not finished', [whole, cutShort], true],
    ['neither was finished', [cutShort, cutShort], true],
    ['only real landlords are here', [real], false],
  ] as const) {
    it(`is known: ${why}`, () => assert.equal(isHalfMade(landlords), expected));
  }
});
