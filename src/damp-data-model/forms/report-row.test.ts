import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { instant } from '../../clock/index.ts';
import { readReportRow, reportColumns, type ReportColumn } from './report-row.ts';
import { rowsOfJson } from './rows-of-json.ts';

const now = instant('2026-11-24T09:30:00.000Z');
const usual: Readonly<Partial<Record<ReportColumn, string>>> = { hazard_report_reference: 'HR-1', uprn: '100010000014', date_reported: '2026-11-20', reported_by: 'Jane Smith', report_status: 'Open', description: 'Mould' };
const read = (differing: Partial<Record<ReportColumn, string>> = {}) => readReportRow(reportColumns.map((column) => ({ ...usual, ...differing })[column] ?? ''), { now, keepRoundUprns: false });

describe('a hazard report of another system', () => {
  it('with a day and no time is not given one: it counts from the start of the day, and says so', () => {
    const row = read();
    assert.ok(row.ok);
    assert.deepEqual([row.row.awareAt, row.row.isTimeKnown], ['2026-11-20T00:00:00.000Z', false]);
    const timed = read({ aware_at: '2026-11-20T14:05:00.000Z' });
    assert.ok(timed.ok);
    assert.deepEqual([timed.row.awareAt, timed.row.isTimeKnown], ['2026-11-20T14:05:00.000Z', true]);
  });

  it('is an emergency where the file says so in either place it can', () => {
    for (const [differing, expected] of [[{}, false], [{ emergency_action_taken: '1' }, true], [{ investigation_type: 'Emergency' }, true], [{ investigation_type: 'Standard', emergency_action_taken: 'false' }, false]] as const) {
      const row = read(differing);
      assert.equal(row.ok && row.row.isEmergency, expected, JSON.stringify(differing));
    }
  });

  it('tells what was done elsewhere in words, and makes no act of it', () => {
    const row = read({ investigation_completed_date: '2026-11-21', investigator_name: 'J. Smith', hazard_confirmed: 'true', made_safe_date: '2026-11-22', location_details: 'Kitchen' });
    assert.ok(row.ok);
    assert.match(row.row.words, /^Mould\nWhere: Kitchen\nThe file tells besides, without times, so that no clock here is met by it: Investigated on 2026-11-21 by J. Smith: a hazard was confirmed. Made safe on 2026-11-22.$/);
  });

  const wrong: readonly (readonly [string, Partial<Record<ReportColumn, string>>, ReportColumn])[] = [
    ['no reference', { hazard_report_reference: '' }, 'hazard_report_reference'], ['a UPRN that a spreadsheet wrote short', { uprn: '1.0E+11' }, 'uprn'], ['a day to come', { date_reported: '2026-11-25' }, 'date_reported'], ['two readings of a day', { date_reported: '01/02/2026' }, 'date_reported'],
    ['a year of long ago', { date_reported: '2011-01-01' }, 'date_reported'], ['made safe before it was reported', { made_safe_date: '2026-11-19' }, 'made_safe_date'], ['investigated before it was reported', { investigation_completed_date: '2026-11-19' }, 'investigation_completed_date'],
    ['closed on grounds that are not told', { report_status: 'Closed' }, 'report_status'], ['a status of no list', { report_status: 'Pending' }, 'report_status'], ['a time of another day', { aware_at: '2026-11-21T14:05:00.000Z' }, 'aware_at'],
    ['a time without a zone', { aware_at: '2026-11-20T14:05' }, 'aware_at'], ['neither yes nor no', { emergency_action_taken: 'perhaps' }, 'emergency_action_taken'],
  ];
  for (const [what, differing, field] of wrong) {
    it(`with ${what} is rejected, with the field, the reason and the mend`, () => {
      const row = read(differing);
      assert.ok(!row.ok);
      assert.deepEqual(row.problems.map((problem) => problem.field), [field]);
      assert.ok(row.problems.every(({ reason, mend }) => reason.length > 10 && mend.length > 5));
    });
  }

  it('whatever its cells hold is taken or rejected with words for each field, and never breaks the reading', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('true', '1', 'Closed', 'Open', '2026-11-20', '2026-02-30', '100010000014', '=1+1', '\u0000', '2026-11-20T10:00:00.000Z', 'damp', ''));
    fc.assert(fc.property(fc.array(cell, { minLength: reportColumns.length - 1, maxLength: reportColumns.length + 1 }), (cells) => {
      const row = readReportRow(cells, { now, keepRoundUprns: true });
      if (row.ok) assert.ok(row.row.awareAt <= now && row.row.words !== '' && row.row.words.length <= 4000);
      else assert.ok(row.problems.length > 0 && row.problems.every(({ field, reason, mend }) => (field === 'row' || reportColumns.some((column) => column === field)) && reason !== '' && mend !== ''));
    }));
  });
});

describe('a document of the data model', () => {
  const report = { hazard_report_id: 1, hazard_report_reference: 'HR-1', uprn: '100010000014', tenancy_id: 5, date_reported: '2026-11-20', reported_by: 'Jane', emergency_action_taken: 0, further_work_required: false, report_status_id: 2 };
  const rows = (document: object) => {
    const found = rowsOfJson(document);
    assert.ok(found.ok, JSON.stringify(found));
    return found.rows;
  };
  const cellOf = (cells: readonly string[], column: ReportColumn) => cells[reportColumns.indexOf(column)];

  it('reads codes by its own lists, and by the published ones where it has none', () => {
    assert.equal(cellOf(rows({ hazard_report: [report] })[0]?.cells ?? [], 'report_status'), 'Under Review');
    assert.equal(cellOf(rows({ hazard_report: [report], report_status: [{ report_status_id: 2, report_status: 'Made Safe' }] })[0]?.cells ?? [], 'report_status'), 'Made Safe');
    assert.equal(cellOf(rows({ hazard_report: [{ ...report, report_status_id: 9 }] })[0]?.cells ?? [], 'report_status'), '');
  });

  it('is refused as a whole for what is no entity of the model, and a report for a field of the wrong shape', () => {
    for (const [document, words] of [[[], /begin with \{/], [{}, /hazard_report" is missing/], [{ hazard_report: [], hazards: [] }, /"hazards" is not one/], [{ hazard_report: {} }, /list of objects/], [{ hazard_report: [1] }, /list of objects/]] as const) {
      const found = rowsOfJson(document);
      assert.ok(!found.ok && found.reasons.some((reason) => words.test(reason)), JSON.stringify(document));
    }
    for (const [differing, field] of [[{ uprn: 100_010_000_014 }, 'uprn'], [{ date_reported: 20_261_120 }, 'date_reported'], [{ emergency_action_taken: 'no' }, 'emergency_action_taken'], [{ severity: 'High' }, 'row'], [{ description: ['Mould'] }, 'description']] as const) {
      assert.deepEqual(rows({ hazard_report: [{ ...report, ...differing }] })[0]?.problems.map((problem) => problem.field), [field]);
    }
    assert.deepEqual(rows({ hazard_report: [report] })[0]?.problems, []);
  });

  it('never breaks the reading, whatever JSON it is', () => {
    fc.assert(fc.property(fc.oneof(fc.jsonValue(), fc.record({ hazard_report: fc.array(fc.dictionary(fc.constantFrom('uprn', 'putright', 'date_reported', 'report_status_id', 'x'), fc.jsonValue())), investigation: fc.array(fc.dictionary(fc.constantFrom('hazard_report_id', 'investigator_id'), fc.jsonValue())) })), (document) => {
      const found = rowsOfJson(document);
      if (!found.ok) return assert.ok(found.reasons.length > 0);
      for (const { cells } of found.rows) assert.ok(cells.length === reportColumns.length && cells.every((cell) => typeof cell === 'string'));
    }));
  });
});
