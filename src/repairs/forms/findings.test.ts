import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assert as check, constantFrom, double, property } from 'fast-check';
import { meterKinds, type MeterKind } from '../model/findings.ts';
import { nothingFound, parseFindings } from './findings.ts';

const aReading = { 'reading-1-kind': 'moisture', 'reading-1-value': '22.5', 'reading-1-where': 'Bedroom, outside wall', 'reading-1-instrument': 'Protimeter 5' };
const errorsOf = (body: Readonly<Record<string, string>>, hasSignature = false) => {
  const parsed = parseFindings(body, hasSignature);
  return parsed.ok ? {} : parsed.errors;
};

describe('what was found at a visit', () => {
  it('may be nothing at all: then nothing is recorded of it', () => {
    const parsed = parseFindings({}, false);
    assert.ok(parsed.ok && nothingFound(parsed.command));
  });

  it('keeps what was ticked, in the order of a visit, and what was measured with its instrument', () => {
    const parsed = parseFindings({ checked: ['tidy', 'identity', 'made up'], ...aReading, presence: 'present' }, false);
    assert.deepEqual(parsed, { ok: true, command: {
      checked: ['identity', 'tidy'], presence: 'present',
      readings: [{ kind: 'moisture', value: 22.5, where: 'Bedroom, outside wall', instrument: 'Protimeter 5' }],
    } });
  });

  const mistakes: readonly (readonly [why: string, differing: Readonly<Record<string, string>>, field: string])[] = [
    ['a reading without its instrument', { 'reading-1-instrument': '' }, 'reading-1-instrument'],
    ['a reading from nowhere', { 'reading-1-where': '' }, 'reading-1-where'],
    ['a figure that measures nothing', { 'reading-1-kind': '' }, 'reading-1-kind'],
    ['words for a figure', { 'reading-1-value': 'wet' }, 'reading-1-value'],
    ['more than all of it wet', { 'reading-1-value': '101' }, 'reading-1-value'],
    ['a bedroom at 90 degrees', { 'reading-1-kind': 'temperature', 'reading-1-value': '90' }, 'reading-1-value'],
  ];
  for (const [why, differing, field] of mistakes) it(`asks again about ${why}`, () => assert.deepEqual(Object.keys(errorsOf({ ...aReading, ...differing })), [field]));

  it('says that the resident signed only where there is a signature', () => {
    assert.deepEqual(Object.keys(errorsOf({ presence: 'signed' })), ['presence']);
    assert.deepEqual(errorsOf({ presence: 'signed' }, true), {});
  });

  it('reads any figure that its instrument can show, with a point or a comma, and its unit', () => {
    const kinds = Object.keys(meterKinds) as MeterKind[];
    check(property(constantFrom(...kinds), double({ min: 0, max: 1, noNaN: true }), constantFrom('.', ','), (kind, part, mark) => {
      const { least, most, unit } = meterKinds[kind];
      const value = Math.round((least + part * (most - least)) * 100) / 100;
      const parsed = parseFindings({ ...aReading, 'reading-1-kind': kind, 'reading-1-value': `${String(value).replace('.', mark)} ${unit}` }, false);
      assert.ok(parsed.ok && parsed.command.readings[0]?.value === value);
    }));
  });
});
