import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

// What may not happen cannot happen by any way in, because every way in goes through the same few lines. Here is who else may
// not: a second place that writes these tables or asks for these decisions would be a way past the guards.

const root = join(import.meta.dirname, '..');
const files = globSync('src/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts') && !path.startsWith('src/demonstration/')).toSorted()
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const where = (pattern: RegExp): string[] => files.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

const tables: Readonly<Record<string, readonly string[]>> = {
  cases: ['src/casefile/store/save.ts'],
  case_events: ['src/casefile/store/save.ts'],
  deadlines: ['src/casefile/store/save.ts'],
  promises: ['src/casefile/store/save.ts'],
  case_links: ['src/casefile/store/save-words.ts'],
  repairs: ['src/repairs/store/index.ts'],
  repair_visits: ['src/repairs/store/index.ts'],
  repair_recalls: ['src/repairs/store/index.ts'],
  hazards: ['src/hazards/store/index.ts'],
  hazard_steps: ['src/hazards/store/index.ts'],
  hazard_checks: ['src/hazards/store/dry-rows.ts'],
  hazard_spread: ['src/hazards/store/spread-rows.ts'],
  hazard_works: ['src/hazards/store/works-rows.ts'],
  temporary_moves: ['src/hazards/store/works-rows.ts'],
  hazard_recurrences: ['src/hazards/store/dry-rows.ts'],
  hazards_brought_in: ['src/damp-data-model/importer.ts'],
  work_orders: ['src/orders/store/orders.ts'],
  diagnosis_questions: ['src/diagnosis/store.ts'],
  programmes: ['src/programmes/store/programmes.ts'],
  programme_places: ['src/programmes/store/places.ts'],
  inspection_draws: ['src/inspections/store/draws.ts'],
  post_inspections: ['src/inspections/open-inspections.ts', 'src/inspections/store/inspection.ts'],
  post_inspection_items: ['src/inspections/store/inspection.ts'],
  repair_remedies: ['src/repairs/store/index.ts'],
  order_links: ['src/orders/store/order-links.ts'],
  contractors: ['src/orders/store/contractors.ts'],
  // What orders have committed of its money is kept on the contract.
  contracts: ['src/orders/store/contractors.ts', 'src/orders/store/orders.ts'],
  operative_calendars: ['src/appointments/store.ts'],
  contacts: ['src/casefile/store/save-words.ts'],
  photos: ['src/evidence/store.ts'],
  evidence_documents: ['src/evidence/store.ts'],
  evidence_withdrawals: ['src/evidence/store.ts'],
  orphans: ['src/evidence/orphans/hold.ts', 'src/evidence/orphans/jobs.ts', 'src/evidence/orphans/settle.ts'],
  orphan_files: ['src/evidence/orphans/hold.ts'],
  phone_captures: ['src/phone/store.ts'],
  home_endings: ['src/homes/store/home-ends.ts'],
  outreaches: ['src/outreach/store/outreaches.ts'],
  approaches: ['src/outreach/store/outreaches.ts'],
};

describe('only its own store writes', () => {
  for (const [table, stores] of Object.entries(tables)) {
    test(table, () => {
      const writes = new RegExp(String.raw`\b(insert into|update|delete from) ${table}\b|insertRows\(\w+, '${table}'|table: '${table}'`, 'i');
      assert.deepEqual(where(writes), stores);
    });
  }
});

/** Who asks for each decision. Everybody else calls one of these, which load, ask whether this person may, decide and save. */
const doors: readonly (readonly [decision: RegExp, doors: Readonly<Record<string, string>>])[] = [
  [/\bdecideRepair\((?!record: RepairRecord)/, {
    'src/repairs/perform.ts': 'the door: pages, API, residents’ links, phones, jobs, the day’s plan',
    'src/repairs/decide/why-not.ts': 'asks whether a button would be refused, and saves nothing',
  }],
  [/\breportRepair\((?!command: ReportRepair)/, { 'src/repairs/perform.ts': 'the door of a new one' }],
  [/\bdecideHazardCase\((?!record: HazardRecord)/, { 'src/hazards/perform.ts': 'the door: pages, API', 'src/hazards/decide/why-not.ts': 'asks whether a button would be refused, and saves nothing' }],
  [/\breportHazard\((?!\{ told)/, { 'src/hazards/perform-report.ts': 'the door of a new one' }],
  [/\bdecideCase\((?!record: CaseRecord)/, { 'src/casefile/perform.ts': 'the door of cases of any kind', 'src/repairs/owner-who-is-here.ts': 'what opens again goes to somebody who is here, in the transaction that opened it' }],
  [/\bdecideOrder\((?!record: OrderRecord)/, {
    'src/orders/perform.ts': 'the door: pages, API, messages, contractors, and a case that ends with its orders',
    'src/orders/decide/why-not.ts': 'asks whether a button would be refused, and saves nothing',
  }],
  [/\braiseOrder\((?!\{ spine, lastNumber \}: Raising)/, { 'src/orders/perform.ts': 'the door of a new one' }],
  [/\bdecideInspection\((?!record: InspectionRecord)/, { 'src/inspections/perform.ts': 'the door: page, API and phone' }],
  [/\bdecideStart\((?!\{ name)/, { 'src/outreach/perform-start.ts': 'the door of a new outreach: page and API' }],
  [/\bdecideApproach\((?!record: ApproachRecord)/, { 'src/outreach/perform.ts': 'the door: page, API, a resident’s link' }],
  [/\bdecideEvidence\((?!command: EvidenceCommand)/, { 'src/evidence/perform.ts': 'the door: pages, API, what arrived by itself' }],
  [/\bdecideNew\((?!\{ startsOn)/, { 'src/programmes/keep.ts': 'the door of a new one', 'src/programmes/decide.ts': 'dates that change are looked at as those of a new one' }],
  [/\bparseCalendar\((?!body: FormBody)/, { 'src/appointments/keep-calendar.ts': 'the door to who works when: page and API' }],
  [/\bsaveCalendar\((?!tx: Tx)/, { 'src/appointments/keep-calendar.ts': 'the same' }],
  [/\bdecideProgramme\((?!programme: Programme)/, { 'src/programmes/keep.ts': 'the door, for pages and API, one place or many' }],
];

describe('a decision is asked for at its door', () => {
  for (const [decision, known] of doors) {
    test(String(decision.source), () => assert.deepEqual(where(decision).filter((path) => known[path] === undefined), []));
  }

  test('cases are saved by the doors of their slices, by the clocks, and by what happened to a message; by nobody else', () => {
    assert.deepEqual(where(/\bsaveCases\((?!tx: Tx, drafts)/).filter((path) => path !== 'src/casefile/store/save.ts'), [
      'src/casefile/jobs.ts', 'src/casefile/perform.ts', 'src/correspondence/settle-by-hand.ts', 'src/evidence/perform.ts', 'src/hazards/perform.ts', 'src/homes/tell-cases.ts', 'src/inspections/jobs.ts', 'src/inspections/perform.ts',
      'src/orders/perform.ts', 'src/outreach/perform-start.ts', 'src/outreach/perform.ts', 'src/repairs/perform.ts', 'src/repairs/routes/residents-link.ts', 'src/sealed-casefile/perform.ts',
    ]);
    assert.deepEqual(where(/\bsaveRepairDrafts\((?!tx: Tx, drafts)/), ['src/repairs/perform.ts', 'src/repairs/store/import-history.ts']);
  });

  test('nothing closes a repair by itself: no job says that it is closed, and none proposes it', () => {
    const sayClosed = where(/type: 'CloseRepair'/);
    assert.deepEqual(sayClosed.filter((path) => /jobs?\b|follow-|missed|sweep/.test(path)), []);
    assert.deepEqual(sayClosed, ['src/repairs/decide/ending.ts', 'src/repairs/decide/why-not.ts', 'src/repairs/forms/answers.ts']);
  });
});
