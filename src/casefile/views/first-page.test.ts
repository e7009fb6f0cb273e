import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { render } from '../../platform/html/index.ts';
import { areAllInvented } from '../../platform/landlord.ts';
import { firstPageMain } from './first-page.ts';

const landlord = (name: string, isInvented: boolean) => ({ slug: 'a', name, phone: '0161 496 0100', emergencyPhone: '0161 496 0199', isInvented });

describe('the first page, which belongs to no one landlord', () => {
  const table: readonly (readonly [what: string, invented: readonly boolean[], all: boolean])[] = [
    ['nobody yet', [], false], ['one real', [false], false], ['two invented', [true, true], true], ['a real one among invented ones', [true, false], false],
  ];
  for (const [what, invented, all] of table) {
    test(`${what}: ${all ? 'all of it is' : 'not all of it is'} invented`, () => {
      assert.equal(areAllInvented(invented.map((isInvented) => ({ isInvented }))), all);
    });
  }

  test('says of each landlord that is invented that it is, and of no other', () => {
    const shown = render(firstPageMain([landlord('Larch Homes', false), landlord('Tarnbrook Homes', true)]));
    assert.equal(shown.split('Invented').length - 1, 1);
    assert.match(shown, /Tarnbrook Homes<\/h2>\s*<p[^>]*>\s*<strong[^>]*>\s*Invented/);
  });
});
