import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { plainDate } from '../../clock/index.ts';
import { contactDetailsFrom, readResidentRow, residentColumns } from './import-row.ts';

type Column = (typeof residentColumns)[number];
const okafor: Readonly<Record<Column, string>> = {
  resident_key: 'P-1', uprn: '999999000014', tenancy_key: 'T-1', tenancy_start: '2019-04-01', tenancy_end: '', tenancy_part: 'tenant', tenure: 'secure',
  name: 'Ms A. Okafor', date_of_birth: '1988-02-29', mobile: '07700 900123', phone: '', email: 'a@example.com', preferred_channel: 'text', contact_times: '',
  language: 'English', format: 'standard', needs_answer: 'declared', needs: 'mobility: a frame > allow ten minutes', needs_source: 'the person',
  consent_basis: 'reasonable adjustments', needs_confirmed_on: '2026-03-02',
};
const noNeeds = { needs_answer: '', needs: '', needs_source: '', consent_basis: '', needs_confirmed_on: '' };
const read = (change: Partial<Record<Column, string>> = {}) => readResidentRow(residentColumns.map((column) => ({ ...okafor, ...change })[column]), plainDate('2026-11-22'), false);

describe('a row of a residents file', () => {
  it('is understood with every column filled', () => {
    const outcome = read();
    assert.ok(outcome.ok);
    assert.deepEqual(outcome.row.person.needs, {
      answer: 'declared', source: 'the person', consentBasis: 'reasonable adjustments', confirmedOn: '2026-03-02',
      needs: [{ kind: 'mobility', detail: 'a frame', instruction: 'allow ten minutes' }],
    });
    assert.equal(outcome.row.person.mobile, '07700900123');
  });

  it('may leave out what is not known: a letter always arrives, and nobody is taken to have no needs', () => {
    const outcome = read({ ...noNeeds, mobile: '', email: '', preferred_channel: '', language: '', format: '', date_of_birth: '' });
    assert.ok(outcome.ok);
    assert.deepEqual(outcome.row.person.needs, { answer: 'unknown' });
    assert.deepEqual(contactDetailsFrom(outcome.row.person), {
      mobile: null, phone: null, email: null, preferredChannel: 'letter', contactTimes: null, language: 'English', format: 'standard',
    });
  });

  const refused: readonly (readonly [why: string, change: Partial<Record<Column, string>>, field: Column, reason: RegExp, mend: RegExp])[] = [
    ['a dropped nought', { mobile: '7700900123' }, 'mobile', /not a telephone number/, /dropped its nought.*07700900123/],
    ['a dropped plus', { phone: '447700900123' }, 'phone', /not a telephone number/, /dropped its plus.*\+447700900123/],
    ['an exponent', { mobile: '7.7009E+09' }, 'mobile', /spreadsheet shortened it.*last figures are lost/, /copy the numbers/],
    ['an apostrophe', { mobile: "'07700900123" }, 'mobile', /not a telephone number/, /Remove the apostrophe/],
    ['two numbers', { mobile: '07700900123 / 07700900124' }, 'mobile', /not a telephone number/, /two numbers/],
    ['two addresses', { email: 'a@example.com; b@example.com' }, 'email', /not one email address/, /one only/],
    ['a date as a number', { date_of_birth: '32202' }, 'date_of_birth', /number by which a spreadsheet keeps/, /1988-02-29/],
    ['an ambiguous date', { tenancy_start: '01/02/2019' }, 'tenancy_start', /year-month-day/, /2019-02-01.*2019-01-02/],
    ['a birth to come', { date_of_birth: '2027-01-01' }, 'date_of_birth', /future/, /Check the year/],
    ['an end before the beginning', { tenancy_end: '2018-01-01' }, 'tenancy_end', /before the tenancy began/, /Check both/],
    ['a text to nowhere', { mobile: '' }, 'preferred_channel', /nothing to reach them at by text/, /write letter/],
    ['none beside needs', { needs_answer: 'none' }, 'needs', /answer that there are none/, /declared/],
    ['declared without needs', { needs: '' }, 'needs', /none is named/, /Name them/],
    ['needs nobody answered about', { needs_answer: 'unknown' }, 'needs_answer', /nobody has asked/, /Leave all of it empty/],
    ['needs without a basis', { consent_basis: '' }, 'consent_basis', /given without it/, /Leave all of it empty/],
    ['a need of no kind', { needs: 'uses a frame' }, 'needs', /does not start with a kind/, /mobility: walks/],
    ['a part that is none', { tenancy_part: 'lodger' }, 'tenancy_part', /not one we know/, /household member/],
    ['a spoiled UPRN', { uprn: '999999000000' }, 'uprn', /six zeros/, /tick the box/],
  ];
  for (const [why, change, field, reason, mend] of refused) {
    it(`refuses ${why} and says how to mend it`, () => {
      const outcome = read(change);
      assert.ok(!outcome.ok);
      assert.deepEqual(outcome.problems.map((problem) => problem.field), [field]);
      assert.match(outcome.problems[0]?.reason ?? '', reason);
      assert.match(outcome.problems[0]?.mend ?? '', mend);
    });
  }

  it('answers any text in any cell with a problem or a value that can be stored', () => {
    fc.assert(fc.property(fc.constantFrom(...residentColumns), fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (column, cell) => {
      const outcome = read({ [column]: cell });
      if (outcome.ok) assert.ok(!/\\u0000|undefined/.test(JSON.stringify(outcome.row)));
      else assert.ok(outcome.problems.every(({ reason, mend }) => reason !== '' && mend !== ''));
    }), { numRuns: 400 });
  });
});
