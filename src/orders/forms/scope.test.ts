import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aRaise } from '../../../test/builders/order.ts';
import { readForm } from '../../platform/forms/index.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { penceIn, poundsOf, scopeFields, scopeIn } from './scope.ts';

const read = (body: FormBody) => {
  const reading = readForm(body);
  const lines = scopeIn(body, reading);
  return reading.result(() => lines);
};

describe('a scope as it is typed', () => {
  it('is a code and a quantity a line, and words and a price a line', () => {
    assert.deepEqual(read({ codes: 'PL101 2\r\n\r\n  CA-7   2.5  ', others: 'Skip hire = £1,180.50' }), {
      ok: true,
      command: [{ kind: 'rate', code: 'PL101', hundredths: 200 }, { kind: 'rate', code: 'CA-7', hundredths: 250 }, { kind: 'words', description: 'Skip hire', pricePence: 118_050 }],
    });
  });

  const wrong: readonly (readonly [string, FormBody, string])[] = [
    ['a code without a quantity', { codes: 'PL101' }, 'codes'],
    ['a quantity of three places', { codes: 'PL101 2.125' }, 'codes'],
    ['a negative quantity', { codes: 'PL101 -2' }, 'codes'],
    ['words without a price', { others: 'Skip hire' }, 'others'],
    ['a price that is none', { others: 'Skip hire = lots' }, 'others'],
  ];
  for (const [why, body, field] of wrong) it(`is not ${why}`, () => assert.deepEqual(Object.keys(outcomeErrors(read(body))), [field]));

  it('is shown again as it would be typed', () => {
    const { lines } = aRaise({ lines: [{ kind: 'rate', code: 'PL101', hundredths: 250 }, { kind: 'words', description: 'Skip hire', pricePence: 18_000 }] });
    assert.deepEqual(scopeFields(lines), { codes: 'PL101 2.5', others: 'Skip hire = 180.00' });
    assert.deepEqual(read(scopeFields(lines)), { ok: true, command: lines });
  });

  it('has sums that are sums', () => {
    assert.deepEqual(['0', '12.5', '£1,250.05', '1250.05', '1,25', '-3', '3.999', ''].map(penceIn), [0, 1_250, 125_005, 125_005, undefined, undefined, undefined, undefined]);
    assert.equal(poundsOf(125_005), '1250.05');
  });
});

function outcomeErrors(outcome: ReturnType<typeof read>): object {
  return outcome.ok ? {} : outcome.errors;
}
