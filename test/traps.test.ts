import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

/** Where other products of this field went wrong, and the tests that would fail here if this one did. */
const traps: readonly (readonly [trap: string, tests: readonly (readonly [file: string, name: string])[]])[] = [
  ['Clocks of the hazards regulations counted in calendar days', [
    ['src/law/due.test.ts', 'each duty falls due when its source says'], ['src/law/due.test.ts', 'a report at 23:59 counts as that day in London, winter and summer'],
    ['src/hazards/decide/clocks.test.ts', 'over the bank holidays of Christmas'], ['src/hazards/decide/clocks.test.ts', 'after an investigation that ends on a Friday'],
    ['src/law/due.test.ts', '24 hours run through nights, weekends and both changes of the clocks'], ['src/clock/bank-holidays.test.ts', 'the bank holidays of each year, as the government listed them'],
  ]],
  ['A table of holidays that ends without a word', [['test/house-rules.test.ts', 'add the next years before a due date needs them'], ['src/law/rules.test.ts', 'outside what is known we refuse by name and never guess']]],
  ['Awareness kept as a date alone; UPRNs and telephone numbers kept as numbers', [
    ['src/law/due.test.ts', 'a rule in hours given only a date counts from the start of that day, and says so'], ['src/hazards/refused-at-pages-and-by-programs.db.test.ts', 'a day without its time is no awareness'],
    ['src/homes/forms/row.test.ts', 'keeps a UPRN that ends in six zeros when told that it is right'],
  ]],
  ['Cases closed by inactivity', [['test/one-door.test.ts', 'nothing closes a repair by itself'], ['src/repairs/decide/why-not.test.ts', 'closing after two attempts'], ['src/hazards/decide/refusals.test.ts', 'two attempts are too few']]],
  ['Bulk actions, macros and API calls that skip the guards', [
    ['test/one-door.test.ts', 'only its own store writes'], ['test/one-door.test.ts', 'a decision is asked for at its door'], ['test/operations-of-pages.test.ts', 'every action of a page has its operation'],
    ['src/casefile/queue.db.test.ts', 'changes the owner of many at once, and says of each that it could not, why'], ['src/repairs/plan-day.db.test.ts', 'tells what could not be booked and why, and books the others all the same'],
    ['src/repairs/causes.db.test.ts', 'once retired is chosen through no door'],
  ]],
  ['Linked work that somebody cannot see, counted as done', [['src/repairs/routes/staff-desk.db.test.ts', 'a follow-on is a repair of its own, and holds the first one open'], ['src/repairs/orders-of-repairs.db.test.ts', 'is not called fixed, and is not closed, before every one of them is completed or cancelled']]],
  ['Files lost when a request becomes a job', [['src/repairs/routes/resident/public-report.db.test.ts', 'from the first page to the reference, with a photo, and the page to follow it'], ['src/evidence/photos.db.test.ts', 'the original is kept exactly as it was sent']]],
  ['Figures that nothing stands behind', [['src/casefile/queue.db.test.ts', 'has exactly the rows that each figure counts, for each team and for all'], ['e2e/journeys/staff-work.e2e.ts', 'a manager opens a figure down to the very rows it counts']]],
  ['Words searched for signs of vulnerability, and scores of health', [['src/statistics/silent-homes/silent-homes.test.ts', 'may not weigh ${name}'], ['src/repairs/problems.test.ts', 'says why, by the problem first']]],
  ['What was written without signal and never sent', [['e2e/journeys/without-signal.e2e.ts', 'the network is cut while a photo is on its way'], ['e2e/journeys/without-signal.e2e.ts', 'recorded without signal it waits on the phone, also over a closed browser']]],
  ['One landlord’s facts in the program', [['src/casefile/isolation.db.test.ts', 'has the landlord in every unique constraint and index'], ['test/every-route.db.test.ts', 'shows another landlord']]],
];

describe('each trap that others fell into has a test here', () => {
  for (const [trap, tests] of traps) {
    test(trap, () => {
      const gone = tests.filter(([file, name]) => !readFileSync(join(import.meta.dirname, '..', file), 'utf8').includes(name));
      assert.deepEqual(gone, [], 'the test was renamed or went: name the one that now guards against this');
    });
  }

  test('Basics that cost extra: nothing is, and the README says so', () => {
    const product = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as { license: string };
    assert.equal(product.license, 'AGPL-3.0-or-later');
    assert.match(readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8'), /nothing is gated/);
  });
});
