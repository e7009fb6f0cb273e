import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { configFor } from './demonstration-command.ts';
import { readConfig } from './platform/config.ts';

const usual = readConfig({ DEMONSTRATION_HOMES: '40', DEMONSTRATION_YEARS: '2' });
const sizes = (...args: string[]) => {
  const { demonstrationHomes, demonstrationYears } = configFor(args, usual);
  return [demonstrationHomes, demonstrationYears];
};

describe('how large the invented landlords are', () => {
  it('is what is asked for, over what the settings say', () => {
    assert.deepEqual(sizes(), [40, 2]);
    assert.deepEqual(sizes('--homes', '300'), [300, 2]);
    assert.deepEqual(sizes('--homes', '1000000', '--years', '10'), [1_000_000, 10]);
  });

  for (const odd of ['0', '1.5', '1e3', '0x10', ' 5', '', 'NaN', 'Infinity', '1000001', 'many']) {
    it(`is never "${odd}"`, () => {
      assert.throws(() => sizes('--homes', odd), { message: `--homes is "${odd}": give a whole number from 1 to 1000000.` });
      assert.throws(() => sizes('--years', odd), { message: `--years is "${odd}": give a whole number from 1 to 10.` });
    });
  }
});
