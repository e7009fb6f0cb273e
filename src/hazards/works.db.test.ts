import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { commands } from '../../test/builders/hazard.ts';
import { HazardsAtWork } from '../../test/builders/hazards-at-work.ts';
import type { BuiltLandlord } from '../../test/builders/landlord.ts';
import { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { london } from '../../test/builders/times.ts';
import { openedLandlord } from '../../test/opened-database.ts';
import { dateInLondon, plainDate, type Instant } from '../clock/index.ts';
import { insertRows, type Tx } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import type { Actor } from '../staff/index.ts';
import { performOnHazard, type HazardCommand } from './index.ts';
import { hazardsOfRepair, tiedRepairs } from './queries/works.ts';
import { furtherOf } from './routes/further-schema.ts';
import { loadHazard, reasonableStepsOf } from './store/index.ts';

const monday = london('2026-11-30 09:00');

describe('the works of a hazard in the database', () => {
  let opened: Awaited<ReturnType<typeof openedLandlord>>;
  let landlord: BuiltLandlord;
  let hazards: HazardsAtWork;
  let work: RepairsAtWork;
  before(async () => {
    opened = await openedLandlord();
    landlord = opened.landlord;
    hazards = new HazardsAtWork(opened.database, landlord);
    work = new RepairsAtWork(opened.database, landlord);
    await hazards.asksAboutNeeds();
  });
  after(() => opened.close());

  const inLandlord = <Result>(what: (tx: Tx) => Promise<Result>) => hazards.inLandlord(what);
  const report = () => hazards.report(monday);
  const act = (reference: string, now: Instant, command: HazardCommand, actor: Actor = landlord.staff.surveyor) => hazards.do(reference, actor, now, command);
  const tied = (caseId: string) => inLandlord((tx) => tiedRepairs(tx, caseId));
  const raise: HazardCommand = { type: 'RaiseWorks', purpose: 'safety', problem: 'something-else', trade: 'plasterer', priority: 'urgent', words: 'Treat the mould and take the loose plaster down' };

  it('a repair raised from a hazard is taken in by the repairs’ own doors, diagnosed, and its hazard clocks stay with the hazard', async () => {
    const { reference, id } = await report();
    assert.equal(await act(reference, london('2026-12-01 10:00'), raise), undefined);
    const [repair] = await tied(id);
    assert.ok(repair);
    assert.deepEqual([repair.purpose, repair.stage, repair.isClosed, repair.begunAt, repair.doneAt], ['safety', 'diagnosed', false, null, null]);
    const { reference: raised, title } = repair;
    assert.deepEqual((await inLandlord((tx) => furtherOf(tx, id))).works, [{ reference: raised, title, purpose: 'safety', stage: 'diagnosed', isClosed: false, begunAt: null, doneAt: null, passedInspection: null }]);
    const clocks = await inLandlord((tx) => tx.query<{ rule: string }>("select rule from deadlines where landlord_id = $1 and case_id = $2 and status = 'open' and rule like 'hazards%'", [landlord.id, repair.repairId]));
    assert.deepEqual(clocks, []);
    assert.deepEqual((await inLandlord((tx) => hazardsOfRepair(tx, repair.repairId))).map(({ reference: of, purpose }) => [of, purpose]), [[reference, 'safety']]);
  });

  it('its dates fill the act, once it says that it is done and not before', async () => {
    const { reference, id } = await report();
    await act(reference, london('2026-12-01 10:00'), commands.triage());
    await act(reference, london('2026-12-03 12:00'), commands.investigated('2026-12-03 11:00'));
    await act(reference, london('2026-12-03 12:00'), raise);
    const [repair] = await tied(id);
    const takes: HazardCommand = { type: 'RecordMadeSafe', at: london('2026-12-15 10:00'), lateBecause: '', takenFrom: repair?.reference ?? '', words: '' };
    assert.equal(await act(reference, london('2026-12-15 10:00'), takes), 'repair-not-that-far');
    const visitDay = london('2026-12-08 11:00');
    const visitId = await work.book(repair?.reference ?? '', visitDay, { on: dateInLondon(visitDay) });
    await work.do(repair?.reference ?? '', landlord.staff.operative, visitDay, { type: 'RecordVisitDone', visitId, words: 'Plaster down, treated', photos: [] });
    const [done] = await tied(id);
    assert.deepEqual([done?.begunAt, done?.doneAt], [visitDay, visitDay]);
    assert.equal(await act(reference, london('2026-12-15 10:00'), takes), undefined);
    assert.equal((await inLandlord((tx) => loadHazard(tx, id))).madeSafeAt, visitDay);
    const [clock] = await inLandlord((tx) => tx.query<{ late: boolean }>("select late from deadlines where landlord_id = $1 and case_id = $2 and rule = 'hazards.make-safe'", [landlord.id, id]));
    assert.equal(clock?.late, false, 'met by when the work was done, not by when it was written here');
  });

  it('an existing repair is tied once, only from this place, and may be taken away with a reason', async () => {
    const { reference, id } = await report();
    const here = await work.report('tap', monday);
    const [elsewhere] = await inLandlord(async (tx) => {
      const home = newId();
      const [before1] = await tx.query<Record<string, unknown>>('select * from homes where landlord_id = $1 and id = $2', [landlord.id, landlord.homeId]);
      await insertRows(tx, 'homes', [{ ...before1, id: home, uprn: '100999999999', block_id: null }]);
      const other = await work.report('tap', monday);
      await tx.query('update cases set home_id = $3 where landlord_id = $1 and reference = $2', [landlord.id, other, home]);
      return [other];
    });
    const tie = (repair: string): HazardCommand => ({ type: 'TieRepair', reference: repair, purpose: 'prevention' });
    assert.equal(await act(reference, monday, tie(elsewhere ?? '')), 'repair-elsewhere');
    assert.equal(await act(reference, monday, tie('REP-2026-99999')), 'no-such-repair');
    assert.equal(await act(reference, monday, tie(here)), undefined);
    assert.equal(await act(reference, monday, tie(here)), 'tied-already');
    assert.equal(await act(reference, monday, { type: 'UntieRepair', reference: here, reason: 'Another tap' }), undefined);
    assert.deepEqual(await tied(id), []);
    assert.equal(await act(reference, monday, tie(here)), undefined, 'and may be tied again');
    assert.equal((await tied(id)).length, 1);
  });

  it('nothing is kept where the repair is not taken', async () => {
    const { reference } = await report();
    const count = () => inLandlord(async (tx) => (await tx.query<{ count: number }>('select count(*)::int as count from cases where landlord_id = $1', [landlord.id]))[0]?.count);
    const before1 = await count();
    await assert.rejects(inLandlord(async (tx) => {
      const done = await performOnHazard(await hazards.asking(tx, landlord.staff.surveyor, monday), { reference }, { ...raise, words: '' } as HazardCommand);
      if (!done.ok) throw new Error(done.refusal);
    }), /repair-not-taken/);
    assert.equal(await count(), before1);
  });

  it('where they stay is kept with what it was to cost and what it came to', async () => {
    const { reference, id } = await report();
    const offer = { ...(commands.offered('2026-11-30 10:00') as Extract<HazardCommand, { type: 'OfferAccommodation' }>), lateBecause: '' };
    const now = london('2026-11-30 11:00');
    assert.equal(await act(reference, now, offer), undefined);
    assert.equal(await act(reference, now, { type: 'AnswerAccommodation', at: now, lateBecause: '', answer: 'accepted', words: 'Yes' }, landlord.staff.adviser), undefined);
    assert.equal(await act(reference, now, { type: 'MoveReturn', untilOn: plainDate('2026-12-23'), reason: 'Slow' }, landlord.staff.adviser), undefined);
    const home = london('2026-12-21 10:00');
    assert.equal(await act(reference, home, { type: 'RecordMovedBack', at: home, lateBecause: '', words: 'Home', finalCostPence: 43_250 }, landlord.staff.adviser), undefined);
    const [row] = await inLandlord((tx) => tx.query<Record<string, unknown>>('select place, cost_pence as cost, final_cost_pence as final, until_on as until, answer, back_at as back, offered_by_name as by from temporary_moves where landlord_id = $1 and case_id = $2', [landlord.id, id]));
    assert.deepEqual(row, { place: 'Larch Hotel', cost: 45_000, final: 43_250, until: '2026-12-23', answer: 'accepted', back: home, by: landlord.staff.surveyor.name });
    const { moves } = await inLandlord((tx) => furtherOf(tx, id));
    assert.deepEqual(moves, [{ place: 'Larch Hotel', fromOn: '2026-11-30', untilOn: '2026-12-23', costPence: 45_000, offeredAt: london('2026-11-30 10:00'), by: landlord.staff.surveyor.name, answer: 'accepted', answeredAt: now, answerWords: 'Yes', backAt: home, finalCostPence: 43_250, withdrawnAt: null, withdrawnBecause: null }]);
    const promises = await inLandlord((tx) => tx.query<{ outcome: string; on: string }>("select outcome, due_on as on from promises where landlord_id = $1 and case_id = $2 and kept_by = 'return' order by due_on", [landlord.id, id]));
    assert.deepEqual(promises, [{ outcome: 'moved', on: '2026-12-20' }, { outcome: 'kept', on: '2026-12-23' }]);
  });

  it('an offer that is taken back stays on record with why, among the reasonable steps too, and no longer stands', async () => {
    const { reference, id } = await report();
    const now = london('2026-11-30 11:00');
    const offer = { ...(commands.offered('2026-11-30 10:00') as Extract<HazardCommand, { type: 'OfferAccommodation' }>), lateBecause: '' };
    assert.equal(await act(reference, now, offer), undefined);
    const later = london('2026-11-30 12:00');
    assert.equal(await act(reference, later, { type: 'WithdrawAccommodation', reason: 'the hotel has closed' }, landlord.staff.adviser), undefined);
    const hazard = await inLandlord((tx) => loadHazard(tx, id));
    assert.deepEqual([hazard.move, hazard.accommodationOfferedAt], [null, null]);
    const { moves } = await inLandlord((tx) => furtherOf(tx, id));
    assert.deepEqual(moves.map(({ place, answer, withdrawnAt, withdrawnBecause }) => [place, answer, withdrawnAt, withdrawnBecause]), [['Larch Hotel', null, later, 'the hotel has closed']]);
    const steps = await inLandlord((tx) => reasonableStepsOf(tx, id));
    assert.deepEqual(steps.map(({ kind, words, by }) => [kind, words, by]), [
      ['accommodation offered', 'Larch Hotel. Two rooms on the ground floor', landlord.staff.surveyor.name], ['accommodation taken back', 'Larch Hotel. the hotel has closed', landlord.staff.adviser.name],
    ]);
    assert.equal(await act(reference, london('2026-11-30 13:00'), { ...offer, at: london('2026-11-30 09:30'), place: 'Elm Lodge', lateBecause: 'On paper' }), undefined);
    assert.equal((await inLandlord((tx) => loadHazard(tx, id))).move?.place, 'Elm Lodge', 'even where it was made before the other');
  });
});
