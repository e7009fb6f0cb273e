import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { plainDate } from '../../clock/index.ts';
import { render } from '../../platform/html/index.ts';
import type { HazardStage } from '../model.ts';
import { residentsHazardPage, type ResidentsHazard } from './resident-page.ts';

const landlord = { slug: 'larch', name: 'Larch Homes', phone: '0161 496 0000', emergencyPhone: '0161 496 0999', email: 'repairs@larch.example', settings: {} };
const hazard: ResidentsHazard = {
  landlord, today: plainDate('2026-11-24'), reference: 'HAZ-2026-00001', address: '1 Larch House', kind: 'damp-and-mould', stage: 'in-hand', token: 'T', residentId: 'ada', csrfToken: 'c', answer: null, offer: undefined, owed: [], promises: [], events: [],
};
const makeSafe = (day: string) => ({ step: 'make it safe', by: plainDate(day) });
const promise = { words: 'You will be home again by Sunday 6 December', outcome: null };

/** What the box at the top says, without its heading. */
function next(facts: Partial<ResidentsHazard>): string {
  const [, box = ''] = /<div class="house-panel"><h2[^>]*>What happens next<\/h2>([\s\S]*?)<\/div>/.exec(render(residentsHazardPage({ ...hazard, ...facts }))) ?? [];
  return box.replaceAll('</p>', ' ').replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ').trim();
}

describe('what a resident reads first of a danger in their home', () => {
  test('the day by which we must act', () => assert.equal(next({ owed: [makeSafe('2026-11-27')] }), 'By Friday 27 November we will make it safe.'));

  test('that we are late, and never a new day nobody promised', () => {
    const words = next({ owed: [makeSafe('2026-11-20')] });
    assert.equal(words, 'We are late. By Friday 20 November we had to make it safe. That is not done, and we are sorry. Call 0161 496 0000 and ask when it will be.');
  });

  test('that we are late with one thing, and the day of the next', () => {
    assert.match(next({ owed: [makeSafe('2026-11-20'), { step: 'begin the work that stops it coming back', by: plainDate('2026-12-01') }] }), /^We are late\..*By Tuesday 1 December we will begin the work/);
  });

  test('a promise where the law gives no day', () => assert.equal(next({ promises: [promise] }), 'You will be home again by Sunday 6 December.'));

  test('a promise when we come to measure again', () => {
    const again = { words: 'We will come to measure it between Tuesday 29 December and Sunday 31 January', outcome: null };
    assert.equal(next({ stage: 'watched', promises: [again] }), `We think it is put right. ${again.words}.`);
  });

  test('that nothing is promised, when nothing is', () => assert.match(next({}), /^We have not promised you a date yet/));

  for (const stage of ['closed', 'not-a-hazard'] as const satisfies readonly HazardStage[]) {
    test(`nothing is late when it is ${stage}`, () => assert.doesNotMatch(next({ stage, owed: [makeSafe('2026-11-20')] }), /late/));
  }
});
