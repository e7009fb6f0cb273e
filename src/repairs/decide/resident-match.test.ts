import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { residentReporting, type RecordedPerson } from './resident-match.ts';

const adaeze: RecordedPerson = { residentId: 'adaeze', name: 'Ms Adaeze Okafor', mobile: '07700 900123', phone: null, email: 'Ada@example.org' };
const amara: RecordedPerson = { residentId: 'amara', name: 'Amara Okafor', mobile: '07700 900123', phone: '0161 496 0002', email: null };
const tom: RecordedPerson = { residentId: 'tom', name: 'Tom Brand', mobile: null, phone: null, email: null };

const cases: readonly [name: string, contact: string, household: readonly RecordedPerson[], who: string | null, why: string][] = [
  ['Adaeze Okafor', '07700900123', [adaeze, tom], 'adaeze', 'name and mobile agree'],
  ['ADAEZE OKAFOR', '+44 (0)7700 900123', [adaeze], 'adaeze', 'however the number is written'],
  ['A. Okafor', '07700 900123', [adaeze], 'adaeze', 'an initial stands for the name'],
  ['Miss Adaeze Okafor', 'ada@EXAMPLE.org', [adaeze], 'adaeze', 'titles and capitals do not matter'],
  ['Adaézé Ngozi Okafor', '07700 900123', [adaeze], 'adaeze', 'nor accents, nor middle names'],
  ['Adaeze Okafor', '07700 900999', [adaeze], null, 'the name alone is known to neighbours'],
  ['Tom Okafor', '07700 900123', [adaeze], null, 'the number alone is known to friends'],
  ['Adaeze Smith', '07700 900123', [adaeze], null, 'another surname is another person'],
  ['Okafor', '07700 900123', [adaeze], null, 'half a name is not a name'],
  ['A Okafor', '07700 900123', [adaeze, amara], null, 'when two fit, neither is taken'],
  ['Amara Okafor', '0161 496 0002', [adaeze, amara], 'amara', 'the full name tells two apart'],
  ['Tom Brand', '', [tom], null, 'nothing on record agrees with nothing'],
  ['Adaeze Okafor', '07700 900123', [], null, 'nobody lives there'],
];

describe('who is taken for a resident of the home', () => {
  for (const [name, contact, household, who, why] of cases) {
    test(`${name}, ${contact || 'no number'}: ${why}`, () => assert.equal(residentReporting({ name, contacts: [contact, ''] }, household), who));
  }
});
