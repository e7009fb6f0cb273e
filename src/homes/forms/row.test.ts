import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { plainDate } from '../../clock/index.ts';
import type { OrganisationId } from '../../staff/index.ts';
import { columns, endColumns, readRow, type Column, type RowContext } from './index.ts';

const context: RowContext = {
  today: plainDate('2026-11-22'),
  organisations: new Map([
    ['alder borough council', { id: 'council' as OrganisationId, name: 'Alder Borough Council' }],
    ['alder homes', { id: 'company' as OrganisationId, name: 'Alder Homes' }],
  ]),
  keepRoundUprns: false,
};

const larch: Readonly<Record<Column, string>> = {
  uprn: '100012345678', address_line: '14 Larch House', town: 'Stockport', postcode: 'SK1 3XA', neighbourhood: 'Central',
  estate: 'Larch Estate', block: 'Larch House', block_storeys: '12', communal_areas: 'Lobby; Stairs; Lifts',
  ward_code: 'E05000783', ward_name: 'Brinnington and Central', local_authority: 'Stockport', tenure: 'social rent',
  owning_organisation: 'Alder Borough Council', managing_organisation: 'Alder Homes', bedrooms: '2', floor: '3',
  form: 'high-rise flat', built_from: '1965', built_until: '1969', wall: 'concrete panel', heating: 'communal heating',
  ventilation: 'mechanical extract', epc_band: 'C', facts_source: 'Stock survey', facts_on: '2024-05-31',
  ended_on: '', ended_how: '', ended_words: '',
};

const read = (change: Partial<Record<Column, string>> = {}, given = context) =>
  readRow([...columns, ...endColumns].map((column) => ({ ...larch, ...change })[column]), given);

describe('a row of a homes file', () => {
  it('is understood with every column filled', () => {
    const outcome = read();
    assert.ok(outcome.ok);
    assert.equal(outcome.row.uprn, '100012345678');
    assert.equal(outcome.row.owningOrganisationId, 'council');
    assert.equal(outcome.row.managingOrganisationId, 'company');
    assert.deepEqual(outcome.row.communalAreas, ['Lobby', 'Stairs', 'Lifts']);
    assert.deepEqual([outcome.row.facts.builtFrom, outcome.row.facts.epcBand, outcome.row.facts.on], [1965, 'C', '2024-05-31']);
  });

  it('may say that the home is no longer ours: all of it or nothing, and only what has happened', () => {
    const ended = read({ ended_on: '2026-03-03', ended_how: 'right to buy' });
    assert.deepEqual(ended.ok && ended.row.end, { on: '2026-03-03', how: 'right to buy', words: '' });
    assert.equal(read().ok && (read() as Extract<ReturnType<typeof read>, { ok: true }>).row.end, null);
    for (const [field, wrong] of [['ended_how', { ended_on: '2026-03-03' }], ['ended_on', { ended_how: 'sold' }], ['ended_on', { ended_words: 'Gone' }], ['ended_on', { ended_on: '2026-11-23', ended_how: 'sold' }], ['ended_how', { ended_on: '2026-03-03', ended_how: 'lost' }]] as const) {
      const outcome = read(wrong);
      assert.deepEqual(outcome.ok ? [] : outcome.problems.map((problem) => problem.field), [field], JSON.stringify(wrong));
    }
  });

  it('names no organisation to choose from where the landlord has none yet', () => {
    const outcome = read({}, { ...context, organisations: new Map() });
    assert.ok(!outcome.ok);
    assert.deepEqual(outcome.problems.map(({ field, mend }) => [field, mend]), [
      ['owning_organisation', 'There is none yet: add it in the settings first.'], ['managing_organisation', 'There is none yet: add it in the settings first.'],
    ]);
  });

  it('may leave facts of the building empty: not known is not the same as none', () => {
    const empty = { block: '', block_storeys: '', communal_areas: '', bedrooms: '', floor: '', form: '', built_from: '', built_until: '', wall: '', heating: '', ventilation: '', epc_band: '' };
    const outcome = read(empty);
    assert.ok(outcome.ok);
    assert.deepEqual([outcome.row.block, outcome.row.facts.heating, outcome.row.facts.floor], [null, null, null]);
    const heated = read({ heating: 'none' });
    assert.equal(heated.ok && heated.row.facts.heating, 'none');
  });

  const tidied: readonly (readonly [Column, string, string, string])[] = [
    ['uprn', '12345678901', '012345678901', '11 figures get the zero back that a spreadsheet dropped'],
    ['uprn', ' 77 ', '000000000077', 'a short UPRN is the same number without its zeros'],
    ['postcode', 'sk13xa', 'SK1 3XA', 'a postcode gets its capitals and its space'],
    ['tenure', 'Social Rent', 'social rent', 'capitals do not matter'],
    ['ward_code', 'e05000783', 'E05000783', 'nor in a ward code'],
    ['address_line', ' 14  Larch\u00A0House ', '14 Larch House', 'spaces are tidied'],
  ];
  for (const [column, typed, stored, because] of tidied) {
    it(`${column} "${typed}" becomes "${stored}": ${because}`, () => {
      const outcome = read({ [column]: typed });
      assert.ok(outcome.ok);
      const { uprn, postcode, tenure, wardCode: ward_code, addressLine: address_line } = outcome.row;
      assert.equal({ uprn, postcode, tenure, ward_code, address_line }[column as 'uprn'], stored);
    });
  }

  const refused: readonly (readonly [Column, string, RegExp, RegExp])[] = [
    ['uprn', '', /empty/, /Give the UPRN/],
    ['uprn', '1.00012E+11', /spreadsheet shortened it.*last figures are lost/, /copy the numbers from the system/],
    ['uprn', '1,00012e11', /spreadsheet shortened/, /no longer holds them/],
    ['uprn', '100012000000', /six zeros/, /--keep-round-uprns/],
    ['uprn', '100012345678.0', /added decimals/, /remove the decimals/],
    ['uprn', '100,012,345,678', /thousands/, /remove the separators/],
    ['uprn', "'100012345678", /apostrophe/, /Remove the apostrophe/],
    ['uprn', '1000123456789', /13 figures/, /property system/],
    ['uprn', 'LARCH14', /not a UPRN/, /figures only/],
    ['uprn', '0000', /all zeros/, /Give the UPRN/],
    ['address_line', '', /empty/, /Fill it in/],
    ['address_line', 'x'.repeat(201), /201 characters/, /200/],
    ['address_line', '14 Larch\u0000House', /invisible/, /Remove/],
    ['town', 'Stockp\uFFFDrt', /could not be read/, /UTF-8/],
    ['postcode', 'Stockport', /not a postcode/, /SK1 3XA/],
    ['ward_code', 'W05000783', /ward in England/, /E05000783/],
    ['tenure', 'council', /not one we know/, /social rent, affordable rent/],
    ['tenure', '', /empty/, /social rent/],
    ['owning_organisation', 'Elm Council', /No organisation is called "Elm Council"/, /Use one of: Alder Borough Council, Alder Homes;/],
    ['bedrooms', 'two', /not a whole number from 0 to 20/, /leave it empty/],
    ['bedrooms', '2.5', /not a whole number/, /whole number/],
    ['floor', '99', /-5 to 80/, /whole number/],
    ['wall', 'brick', /not one we know/, /filled cavity/],
    ['epc_band', 'H', /not one we know/, /A, B, C/],
    ['built_from', '2031', /1500 to 2026/, /whole number/],
    ['built_until', '1960', /before built_from/, /Swap/],
    ['built_until', '', /Only one/, /same year twice/],
    ['block', '', /storeys but no block/, /Name the block/],
    ['communal_areas', Array.from({ length: 21 }, (_, index) => `Room ${index}`).join(';'), /21 communal areas/, /semicolons/],
    ['facts_source', '', /empty/, /Fill it in/],
    ['facts_on', '31/05/2024', /year-month-day/, /2024-05-31 if you mean day, month, year/],
    ['facts_on', '2024-02-30', /year-month-day/, /2026-03-31/],
    ['facts_on', '2026-11-23', /future/, /were true/],
  ];
  for (const [column, typed, reason, mend] of refused) {
    it(`refuses ${column} "${typed.slice(0, 30)}" and says how to mend it`, () => {
      const outcome = read({ [column]: typed });
      assert.ok(!outcome.ok);
      assert.deepEqual(outcome.problems.map((problem) => problem.field), [column]);
      assert.match(outcome.problems[0]?.reason ?? '', reason);
      assert.match(outcome.problems[0]?.mend ?? '', mend);
    });
  }

  it('keeps a UPRN that ends in six zeros when told that it is right', () => {
    const outcome = read({ uprn: '100012000000' }, { ...context, keepRoundUprns: true });
    assert.equal(outcome.ok && outcome.row.uprn, '100012000000');
  });

  it('tells every problem of a row at once', () => {
    const outcome = read({ uprn: '1E+11', postcode: '', epc_band: 'Z' });
    assert.ok(!outcome.ok);
    assert.deepEqual(outcome.problems.map((problem) => problem.field), ['uprn', 'postcode', 'epc_band']);
  });

  it('refuses a row with a cell too few or too many', () => {
    for (const cells of [columns.slice(1), [...columns, 'more']]) {
      const outcome = readRow(cells, context);
      assert.ok(!outcome.ok);
      assert.match(outcome.problems[0]?.reason ?? '', /cells and the file has 29 columns/);
    }
  });

  it('answers any text in any cell with a problem or a value that can be stored', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom('', '\u0000', '\uD800', '1e400', '999999999999999', '-', '__proto__'));
    fc.assert(fc.property(fc.constantFrom(...columns), text, (column, cell) => {
      const outcome = read({ [column]: cell });
      if (outcome.ok) {
        const stored = JSON.stringify(outcome.row);
        assert.ok(!stored.includes('\\u0000') && stored.isWellFormed() && !stored.includes('undefined'));
        assert.match(outcome.row.uprn, /^\d{12}$/);
      } else {
        assert.ok(outcome.problems.every((problem) => problem.reason !== '' && problem.mend !== ''));
      }
    }), { numRuns: 600 });
  });
});
