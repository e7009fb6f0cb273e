import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { commands, told } from '../../test/builders/hazard.ts';
import { aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { london } from '../../test/builders/times.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { verifyCase } from '../casefile/index.ts';
import type { Instant } from '../clock/index.ts';
import { openDatabase, type Database, type Tx } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordById } from '../platform/landlord.ts';
import type { Actor } from '../staff/index.ts';
import { readHazardFilters } from './decide/filters.ts';
import { openHazardFromRepair, performHazardReport, performOnHazard, type HazardCommand } from './index.ts';
import { cameBackAs, checksOf, recurrenceStands } from './queries/dry.ts';
import { hazardRows, hazardsWaiting } from './queries/list.ts';
import { loadHazard, reasonableStepsOf } from './store/index.ts';

const monday = london('2026-11-30 09:00');

describe('a hazard in the database', () => {
  let made: TestDatabase;
  let database: Database;
  let landlord: BuiltLandlord;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 8 });
    landlord = await aLandlord(database, `Homes ${newId()}`);
    await database.inLandlord(landlord.id, (tx) => tx.query("update residents set needs_answer = 'none', needs_confirmed_on = '2026-11-01', needs_source = 'the person', needs_consent_basis = 'reasonable adjustments' where landlord_id = $1", [tx.landlordId]));
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const inLandlord = <Result>(work: (tx: Tx) => Promise<Result>) => database.inLandlord(landlord.id, work);
  const asking = async (tx: Tx, actor: Actor, now: Instant) => {
    const found = await landlordById(tx, tx.landlordId);
    assert.ok(found);
    return { tx, landlord: found, actor, now, today: now.slice(0, 10), newId, database };
  };
  const report = (actor: Actor, now: Instant, differing: Partial<Parameters<typeof told>[0]> = {}) => inLandlord(async (tx) => {
    const done = await performHazardReport(await asking(tx, actor, now), { homeId: landlord.homeId, communalAreaId: null, already: { because: 'Another room' }, told: { ...told({ awareAt: '2026-11-30 09:00', ...differing }) } });
    assert.ok(done.ok, done.ok ? '' : done.why);
    return done.draft.spine.file;
  });
  const act = (reference: string, actor: Actor, now: Instant, command: HazardCommand) => inLandlord(async (tx) => {
    const done = await performOnHazard(await asking(tx, actor, now), { reference }, command);
    return done.ok ? undefined : done.refusal;
  });
  const clocks = (caseId: string) => inLandlord((tx) => tx.query<{ rule: string; kind: string; due: string; status: string; confidence: string }>(
    `select rule, kind, coalesce(due_on::text, to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI')) as due, status, confidence from deadlines where landlord_id = $1 and case_id = $2 and rule like 'hazards%' order by set_at, rule`, [landlord.id, caseId]));

  it('keeps when we became aware, who told of it and who entered it, and belongs to a surveyor', async () => {
    const file = await report(landlord.staff.adviser, london('2026-11-30 11:00'), { lateBecause: 'Told on the phone; the line was down', route: 'councillor', reporterName: 'Cllr Dean' });
    const hazard = await inLandlord((tx) => loadHazard(tx, file.id));
    assert.deepEqual([hazard.awareAt, hazard.route, hazard.reporterName, hazard.enteredBy, hazard.lateBecause, hazard.agreement], [monday, 'councillor', 'Cllr Dean', landlord.staff.adviser.name, 'Told on the phone; the line was down', hazard.agreement]);
    assert.equal(file.ownerId, landlord.staff.surveyor.id);
    assert.match(file.reference, /^HAZ-2026-\d{5}$/);
    assert.deepEqual(await clocks(file.id), [
      { rule: 'hazards-policy.triage', kind: 'policy', due: '2026-12-01', status: 'open', confidence: 'P' },
      { rule: 'hazards.investigate', kind: 'law', due: '2026-12-14', status: 'open', confidence: 'S' },
    ]);
  });

  it('goes its whole way by the one door, and every entry of it holds', async () => {
    const { surveyor, manager, planner, adviser } = landlord.staff;
    const { reference, id } = await report(adviser, monday);
    const at = london('2026-12-08 12:00');
    const { triage, investigated, summarySent, madeSafe, begun, finished, step, coded, checked, agrees, close } = commands;
    const way: readonly (readonly [Actor, HazardCommand])[] = [
      [surveyor, triage()], [surveyor, step('2026-12-01 10:00', '2026-11-30 09:30')], [surveyor, investigated('2026-12-03 11:00')], [adviser, summarySent('2026-12-04 09:00')], [planner, madeSafe('2026-12-04 15:00')],
      [planner, begun('2026-12-07 09:00')], [planner, finished('2026-12-08 11:00')], [planner, coded()], [manager, checked('2026-12-08 11:30')], [adviser, agrees], [manager, close()],
    ];
    for (const [actor, command] of way) assert.equal(await act(reference, actor, at, command), undefined, command.type);
    const hazard = await inLandlord((tx) => loadHazard(tx, id));
    assert.deepEqual([hazard.ended, hazard.madeSafeAt, hazard.summarySentAt, hazard.preventionFinishedAt, hazard.answer], [null, london('2026-12-04 15:00'), london('2026-12-04 09:00'), london('2026-12-08 11:00'), 'agrees']);
    assert.deepEqual((await inLandlord((tx) => reasonableStepsOf(tx, id))).map(({ kind, noticeAt, by }) => [kind, noticeAt, by]), [['access attempt', london('2026-11-30 09:30'), surveyor.name]]);
    assert.deepEqual((await clocks(id)).filter(({ status }) => status === 'open'), []);
    const winter = hazard.watch?.rechecks.map(({ dueOn }) => dueOn);
    assert.deepEqual(winter, ['2027-02-09', '2028-01-31']);
    for (const wall of ['2027-02-03', '2027-12-02']) assert.equal(await act(reference, manager, london(`${wall} 12:00`), checked(`${wall} 10:00`)), undefined, wall);
    assert.equal((await inLandlord((tx) => loadHazard(tx, id))).ended, 'closed');
    assert.deepEqual((await inLandlord((tx) => checksOf(tx, id))).map(({ occasion, result, readings, by }) => [occasion, result, readings[0]?.value, by]), ['after the works', 'after eight weeks', 'next winter'].map((occasion) => [occasion, 'dry', 11, manager.name]));
    assert.equal((await inLandlord((tx) => verifyCase(tx, reference)))?.intact, true);
  });

  it('a step can be written and never changed, even by the program', async () => {
    const { reference, id } = await report(landlord.staff.adviser, monday);
    await act(reference, landlord.staff.surveyor, monday, { type: 'RecordReasonableStep', at: monday, lateBecause: '', kind: 'other', words: 'Rang three firms', noticeAt: null });
    await assert.rejects(inLandlord((tx) => tx.query("update hazard_steps set words = 'Rang thirty' where landlord_id = $1 and case_id = $2", [landlord.id, id])), /permission denied/);
    await assert.rejects(inLandlord((tx) => tx.query('delete from hazards where landlord_id = $1 and case_id = $2', [landlord.id, id])), /permission denied/);
  });

  it('may be told of by anybody who works here or for a contractor, and weighed by few', async () => {
    const { operative, contractor, administrator, adviser } = landlord.staff;
    for (const actor of [operative, contractor, administrator, landlord.staff['board member']]) assert.match((await report(actor, monday)).reference, /^HAZ-/);
    const { reference } = await report(adviser, monday);
    for (const actor of [operative, contractor, administrator, adviser, landlord.staff.planner]) await assert.rejects(act(reference, actor, monday, commands.triage()), NotAllowed);
    await assert.rejects(act(reference, { ...landlord.staff.surveyor, organisationId: newId() as never }, monday, commands.triage()), NotAllowed);
  });

  it('nobody agrees to their own proposal, and two who agree at once are one agreement', async () => {
    const { surveyor, manager, adviser } = landlord.staff;
    const { reference } = await report(adviser, monday, { saidEmergency: true });
    await act(reference, surveyor, monday, commands.triage({ grade: 'significant' }));
    assert.equal(await act(reference, surveyor, monday, { type: 'AgreeToDowngrade' }), 'second-person-needed');
    const both = await Promise.all([act(reference, manager, monday, { type: 'AgreeToDowngrade' }), act(reference, manager, monday, { type: 'AgreeToDowngrade' })]);
    assert.deepEqual(both.toSorted(), ['no-downgrade-proposed', undefined]);
  });

  describe('damp that was called fixed', () => {
    const { triage, investigated, summarySent, madeSafe, coded, checked, agrees, close } = commands;
    const found = investigated('2026-12-03 11:00', { prevention: '', noPreventionBecause: 'A burst pipe, mended' });
    const way: readonly (readonly ['surveyor' | 'manager', HazardCommand])[] = [
      ['surveyor', triage()], ['surveyor', found], ['surveyor', summarySent('2026-12-04 09:00')], ['surveyor', madeSafe('2026-12-04 15:00')], ['surveyor', coded()], ['manager', checked('2026-12-07 10:00')], ['surveyor', agrees], ['manager', close()],
    ];
    const recurrences = (first: string) => inLandlord((tx) => tx.query<{ later: string; how: string; cause: string }>('select later_case_id as later, how, cause from hazard_recurrences where landlord_id = $1 and first_case_id = $2 order by found_at', [landlord.id, first]));
    let first: { readonly reference: string; readonly id: string };
    before(async () => {
      // All that other tests left watched here would be what comes back.
      await inLandlord((tx) => tx.query("update hazards set watch = null where landlord_id = $1", [landlord.id]));
      first = await report(landlord.staff.adviser, monday);
      for (const [role, command] of way) assert.equal(await act(first.reference, landlord.staff[role], london('2026-12-07 12:00'), command), undefined, command.type);
    });

    it('is not checked by whoever did the work, through whatever door', async () => {
      assert.equal(await act(first.reference, landlord.staff.surveyor, london('2027-02-03 12:00'), checked('2027-02-03 10:00')), 'had-a-hand-in-it');
    });

    it('told of at that home, by whoever sees it, is the same case come back, with a row that counts', async () => {
      const again = await report(landlord.staff.operative, london('2027-01-11 09:00'), { awareAt: '2027-01-11 09:00', route: 'employee' });
      assert.equal(again.reference, first.reference);
      assert.deepEqual(await recurrences(first.id), [{ later: first.id, how: 'report', cause: 'penetrating-wall' }]);
      const hazard = await inLandlord((tx) => loadHazard(tx, first.id));
      assert.deepEqual([hazard.watch, hazard.timesBack, hazard.clocksFrom], [null, 1, london('2027-01-11 09:00')]);
    });

    it('once closed as dry, and told of within the window, is a case of its own that names the first and counts against it', async () => {
      const later: typeof way = [
        ['surveyor', triage()], ['surveyor', investigated('2027-01-12 11:00', { prevention: '', noPreventionBecause: 'Mended' })], ['surveyor', summarySent('2027-01-12 12:00')], ['surveyor', madeSafe('2027-01-12 13:00')], ['surveyor', coded()],
        ['manager', checked('2027-01-13 10:00')], ['surveyor', agrees], ['manager', close()],
      ];
      for (const [role, command] of later) assert.equal(await act(first.reference, landlord.staff[role], london('2027-01-13 12:00'), command), undefined, command.type);
      for (const day of ['2027-03-11', '2027-12-02']) assert.equal(await act(first.reference, landlord.staff.manager, london(`${day} 12:00`), checked(`${day} 10:00`)), undefined, day);
      const next = await report(landlord.staff.adviser, london('2028-02-01 09:00'), { awareAt: '2028-02-01 09:00' });
      assert.notEqual(next.reference, first.reference);
      assert.deepEqual((await recurrences(first.id)).map(({ later: id }) => id), [first.id, next.id]);
      assert.deepEqual((await inLandlord((tx) => cameBackAs(tx, first.id))).map(({ reference }) => reference), [next.reference]);
      const tooLate = await report(landlord.staff.adviser, london('2029-01-15 09:00'), { awareAt: '2029-01-15 09:00' });
      assert.equal((await recurrences(first.id)).length, 2, `${tooLate.reference} is a new matter`);
      assert.equal((await inLandlord((tx) => verifyCase(tx, first.reference)))?.intact, true);
    });
  });

  describe('told of as something unknown where damp had been called fixed, and weighed as damp', () => {
    const counted = (first: string) => inLandlord((tx) => tx.query<{ later: string }>('select later_case_id as later from hazard_recurrences where landlord_id = $1 and first_case_id = $2', [landlord.id, first]));
    const onFigure = () => inLandlord(async (tx) => (await tx.query<{ case_id: string }>(`select r.later_case_id as case_id from hazard_recurrences r where r.landlord_id = $1 and ${recurrenceStands('r')}`, [tx.landlordId])).map((row) => row.case_id));
    const { triage } = commands;
    /** Two cases of one home: the first called fixed on 7 December 2026, the second told of as nobody knows what. */
    async function twoCases(toldAt: string) {
      await inLandlord((tx) => tx.query('update hazards set watch = null where landlord_id = $1', [landlord.id]));
      const [first, second] = [await report(landlord.staff.adviser, monday), await report(landlord.staff.adviser, london(toldAt), { awareAt: toldAt, suspected: null })];
      const watch = { since: london('2026-12-07 12:00'), ending: 'resident agrees', words: '', planned: null, rechecks: [] };
      await inLandlord((tx) => tx.query('update hazards set watch = $3 where landlord_id = $1 and case_id = $2', [landlord.id, first.id, JSON.stringify(watch)]));
      return { first, second };
    }

    it('counts against the first, whether that is watched still or was closed as dry, once however often it is weighed', async () => {
      for (const closed of [false, true]) {
        const { first, second } = await twoCases('2027-01-11 09:00');
        if (closed) await inLandlord((tx) => tx.query('update cases set closed_at = $3 where landlord_id = $1 and id = $2', [landlord.id, first.id, london('2027-01-10 12:00')]));
        for (const day of ['11 10:00', '12 10:00']) assert.equal(await act(second.reference, landlord.staff.surveyor, london(`2027-01-${day}`), triage()), undefined);
        assert.deepEqual((await counted(first.id)).map(({ later }) => later), [second.id], closed ? 'closed' : 'watched');
        assert.deepEqual((await inLandlord((tx) => cameBackAs(tx, first.id))).map(({ reference }) => reference), [second.reference]);
      }
    });

    it('does not where it is weighed as another kind, or was told of before the first was called fixed', async () => {
      const { first, second } = await twoCases('2027-01-11 09:00');
      assert.equal(await act(second.reference, landlord.staff.surveyor, london('2027-01-11 10:00'), triage({ kind: 'structural-collapse' })), undefined);
      const earlier = await twoCases('2026-12-01 09:00');
      assert.equal(await act(earlier.second.reference, landlord.staff.surveyor, london('2026-12-08 10:00'), triage()), undefined);
      assert.deepEqual([await counted(first.id), await counted(earlier.first.id)], [[], []]);
    });

    it('ruled out with a reason it counts no longer, also after the case has closed; what was found stays on the record', async () => {
      const { first, second } = await twoCases('2027-01-11 09:00');
      await act(second.reference, landlord.staff.surveyor, london('2027-01-11 10:00'), triage());
      assert.ok((await onFigure()).includes(second.id));
      await inLandlord((tx) => tx.query("update hazards set ended = 'closed' where landlord_id = $1 and case_id = $2", [landlord.id, second.id]));
      const rulesOut: HazardCommand = { type: 'RuleOutRecurrence', reason: 'A burst pipe in another room' };
      const at = london('2027-01-12 10:00');
      await assert.rejects(act(second.reference, landlord.staff.adviser, at, rulesOut), NotAllowed);
      assert.equal(await act(second.reference, landlord.staff.planner, at, { ...rulesOut, reason: '' }), 'reason-missing');
      assert.equal(await act(second.reference, landlord.staff.planner, at, rulesOut), undefined);
      assert.equal(await act(second.reference, landlord.staff.planner, at, rulesOut), 'no-recurrence-to-rule-out');
      assert.ok(!(await onFigure()).includes(second.id));
      assert.deepEqual([await inLandlord((tx) => cameBackAs(tx, first.id)), (await counted(first.id)).length], [[], 1]);
    });

    it('of a case that came back itself, it has come back once less', async () => {
      const { first } = await twoCases('2026-12-01 09:00');
      assert.equal(await act(first.reference, landlord.staff.adviser, london('2027-01-11 10:00'), { type: 'HearAgain', awareAt: london('2027-01-11 09:30'), route: 'resident', words: 'Mould', saidEmergency: false, reporterName: 'Ms A. Okafor', lateBecause: '' }), undefined);
      assert.equal((await inLandlord((tx) => loadHazard(tx, first.id))).timesBack, 1);
      assert.equal(await act(first.reference, landlord.staff.surveyor, london('2027-01-11 11:00'), { type: 'RuleOutRecurrence', reason: 'Soot from a candle' }), undefined);
      assert.equal((await inLandlord((tx) => loadHazard(tx, first.id))).timesBack, 0);
      assert.equal((await inLandlord((tx) => verifyCase(tx, first.reference)))?.intact, true);
    });
  });

  describe('opened of a repair', () => {
    const open = (reference: string, actor: Actor, now: Instant) => inLandlord(async (tx) => {
      const done = await openHazardFromRepair(await asking(tx, actor, now), reference, { suspected: 'damp-and-mould', words: '', already: { because: 'Another room' } });
      if (!done.ok) throw new Error(done.why === 'refused' ? done.refused.refusal : done.why);
      return done.draft;
    });

    it('counts from when the repair told of it, takes its clocks over, and leaves the repair to go on', async () => {
      const work = new RepairsAtWork(database, landlord);
      const repair = await work.report('damp-or-mould', monday);
      const before = await inLandlord((tx) => tx.query<{ id: string }>('select id from cases where landlord_id = $1 and reference = $2', [landlord.id, repair]));
      assert.deepEqual((await clocks(before[0]?.id ?? '')).map(({ rule, status }) => [rule, status]), [['hazards.investigate', 'open']]);
      const { spine, hazard } = await open(repair, landlord.staff.adviser, london('2026-12-04 10:00'));
      assert.equal(hazard.awareAt, monday);
      assert.equal(hazard.fromRepair, repair);
      assert.equal((await clocks(spine.file.id)).find(({ rule }) => rule.endsWith('.investigate'))?.due, '2026-12-14');
      assert.deepEqual((await clocks(before[0]?.id ?? '')).map(({ rule, status }) => [rule, status]), [['hazards.investigate', 'withdrawn']]);
      assert.equal((await work.repair(repair)).hazard, 'own-case');
      await work.do(repair, landlord.staff.planner, monday, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: 'Set' });
      await work.book(repair, monday);
    });

    it('whatever the form was called: a dripping tap that grew mould counts from its report too', async () => {
      const repair = await new RepairsAtWork(database, landlord).report('tap', monday);
      assert.equal((await open(repair, landlord.staff.surveyor, london('2026-12-02 10:00'))).hazard.awareAt, monday);
    });

    it('is refused where the repair has one already, or is closed', async () => {
      const work = new RepairsAtWork(database, landlord);
      const [twice, closed] = [await work.report('damp-or-mould', monday), await work.report('something-else', monday)];
      await open(twice, landlord.staff.adviser, monday);
      await assert.rejects(open(twice, landlord.staff.adviser, monday), /has-own-hazard-case/);
      await work.close(closed, monday);
      await assert.rejects(open(closed, landlord.staff.adviser, monday), /repair-is-closed/);
    });

    it('once: two who open one at the same moment open one, and what the other wrote is gone', async () => {
      const repair = await new RepairsAtWork(database, landlord).report('damp-or-mould', monday);
      const both = await Promise.allSettled([open(repair, landlord.staff.adviser, monday), open(repair, landlord.staff.surveyor, monday)]);
      assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
      const [{ count = 0 } = {}] = await inLandlord((tx) => tx.query<{ count: number }>('select count(*)::int as count from hazards where landlord_id = $1 and from_repair = $2', [landlord.id, repair]));
      assert.equal(count, 1);
    });
  });

  it('lists go on by key without leaving one out or showing one twice', async () => {
    const page = (show: string, after: { at: string; id: string } | undefined, most: number) => inLandlord((tx) => hazardRows(tx, readHazardFilters({ show }), { organisationId: landlord.councilId, after, most }));
    for (const show of ['open', 'to-triage', 'ended']) {
      const all = await page(show, undefined, 500);
      const seen: string[] = [];
      for (let last: (typeof all)[number] | undefined; ;) {
        const rows: typeof all = await page(show, last === undefined ? undefined : { at: (show === 'ended' ? last.awareAt : last.dueAt) ?? 'infinity', id: last.id }, 2);
        if (rows.length === 0) break;
        seen.push(...rows.map(({ id }) => id));
        last = rows.at(-1);
      }
      assert.deepEqual(seen, all.map(({ id }) => id), show);
      assert.ok(all.length > 0, show);
    }
    const waiting = await inLandlord((tx) => hazardsWaiting(tx, landlord.councilId));
    assert.equal(waiting.toTriage, (await page('to-triage', undefined, 500)).length);
    assert.deepEqual(await inLandlord((tx) => hazardRows(tx, readHazardFilters({}), { organisationId: newId(), after: undefined, most: 10 })), []);
  });
});
