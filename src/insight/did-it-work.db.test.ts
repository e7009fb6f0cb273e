import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { endInDatabase } from '../../test/builders/ended-home.ts';
import type { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { london } from '../../test/builders/times.ts';
import { openDampSite, type DampSite } from '../../test/damp-site.ts';
import { ask, sendForm } from '../../test/site-by-role.ts';
import type { Instant } from '../clock/index.ts';
import { performHazardReport } from '../hazards/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordById } from '../platform/landlord.ts';
import type { Reference } from '../casefile/index.ts';

describe('did it work, from finished repairs to the page', () => {
  let site: DampSite;
  let work: RepairsAtWork;
  let server: FastifyInstance;

  before(async () => {
    site = await openDampSite();
    ({ work, server } = site);
  });
  after(() => site.close());

  const inLandlord: DampSite['inLandlord'] = (does) => site.inLandlord(does);
  const workOut = async () => {
    await site.count();
    await sendForm(server, { from: '/damp/how-we-know', to: '/damp/work-out', cookie: cookie('manager') }, {});
    await site.workOut();
  };
  const cookie: DampSite['cookie'] = (role, organisationId) => site.cookie(role, organisationId);
  const rows = () => inLandlord((tx) => tx.query<{ reference: string; on: string; cause: string; family: string; work: string; became: string; days: number; how: string | null; unfinished: boolean; back: string | null; backCause: string | null }>(
    `select c.reference, j.finished_on as "on", j.cause, j.cause_family as family, j.work, j.became, j.days, j.ended_how as how, j.not_finished_first_time as unfinished, b.reference as back, j.back_cause as "backCause"
     from damp_jobs j join cases c on c.landlord_id = $1 and c.id = j.case_id left join cases b on b.landlord_id = $1 and b.id = j.back_case_id where j.landlord_id = $1 order by j.finished_on, c.reference limit 50`, [tx.landlordId],
  ));
  /** Reported, looked at, and said to be done, all at one moment. */
  const dampJob = async (at: Instant, cause: string): Promise<string> => {
    const { planner, surveyor, operative } = work.landlord.staff;
    const reference = await work.report('ceiling-leak', at);
    await work.do(reference, surveyor, at, { type: 'HandHazardOver', hazardReference: 'HAZ-2026-00001' as Reference });
    await work.do(reference, planner, at, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: 'Set' });
    const visitId = await work.book(reference, at);
    await work.do(reference, operative, at, { type: 'RecordVisitDone', visitId, words: 'Put right', photos: [], cause });
    return reference;
  };
  const answer = (reference: string, at: Instant, said: 'fixed' | 'not-fixed') => work.do(reference, work.landlord.staff.adviser, at, { type: 'AnswerWhetherFixed', answer: said, words: said === 'fixed' ? '' : 'It drips again', how: 'by phone' });

  it('says that nothing has been worked out before the first run, to each of those it is for and nobody else', async () => {
    for (const role of ['manager', 'surveyor', 'board member'] as const) assert.match((await ask(server, '/damp/did-it-work', cookie(role))).body, /Nothing has been worked out yet/, role);
    for (const role of ['adviser', 'planner', 'operative', 'administrator'] as const) assert.equal((await ask(server, '/damp/did-it-work', cookie(role))).status, 403, role);
    assert.equal((await ask(server, '/damp/did-it-work/jobs', cookie('board member'))).status, 403);
  });

  it('follows each job: back by a new report with another cause, not finished first time, or not back', async () => {
    const first = await dampJob(london('2026-02-02 10:00'), 'penetrating-gutter');
    await answer(first, london('2026-02-03 10:00'), 'fixed');
    const second = await dampJob(london('2026-05-05 10:00'), 'plumbing-joint');
    await answer(second, london('2026-05-08 10:00'), 'not-fixed');
    await workOut();
    assert.deepEqual(await rows(), [
      { reference: first, on: '2026-02-02', cause: 'penetrating-gutter', family: 'penetrating', work: 'plumber', became: 'came back', days: 92, how: null, unfinished: false, back: second, backCause: 'plumbing-joint' },
      { reference: second, on: '2026-05-05', cause: 'plumbing-joint', family: 'plumbing', work: 'plumber', became: 'still watched', days: 201, how: null, unfinished: true, back: null, backCause: null },
    ]);
    const page = await ask(server, '/damp/did-it-work', cookie('manager'));
    assert.match(page.body, /Too little to say how much comes back: 2 damp jobs were finished/);
    const jobs = await ask(server, '/damp/did-it-work/jobs?which=another-cause', cookie('surveyor'));
    assert.match(jobs.body, new RegExp(`${first}[\\s\\S]*Came back after 92 days[\\s\\S]*${second}`));
    assert.match((await ask(server, '/damp/did-it-work/jobs?by=cause&group=plumbing', cookie('surveyor'))).body, /Not back in 201 days; not finished first time/);
    assert.match((await ask(server, '/damp/did-it-work/jobs.csv?which=unfinished', cookie('manager'))).body, new RegExp(`2026-05-05,[^\\n]*${second}`));
  });

  it('ends the watch with the tenancy, and with planned work at the home', async () => {
    await inLandlord((tx) => tx.query(`update tenancies set ended_on = '2026-09-30' where landlord_id = $1 and home_id = $2`, [tx.landlordId, work.landlord.homeId]));
    await workOut();
    assert.deepEqual((await rows()).map(({ became, days, how }) => [became, days, how]), [['came back', 92, null], ['ended otherwise', 148, 'tenancy']]);
    await inLandlord(async (tx) => {
      const programme = newId();
      await tx.query(`insert into programmes (landlord_id, id, name, work, starts_on, ends_on, state, version) values ($1, $2, 'Roofs', 'New roofs', '2026-07-01', '2026-08-01', 'planned', 1)`, [tx.landlordId, programme]);
      await tx.query('insert into programme_places (landlord_id, programme_id, place_id, home_id) values ($1, $2, $3, $3)', [tx.landlordId, programme, work.landlord.homeId]);
    });
    await workOut();
    assert.deepEqual((await rows()).map(({ became, how }) => [became, how]), [['came back', null], ['ended otherwise', 'planned work']]);
  });

  it('ends the watch with the home, when it was sold before its tenancy was ended', async () => {
    await inLandlord((tx) => endInDatabase(tx, work.landlord.homeId, '2026-06-15'));
    await workOut();
    assert.deepEqual((await rows()).map(({ became, how }) => [became, how]).at(1), ['ended otherwise', 'home']);
    await inLandlord((tx) => tx.query(`update home_endings set undone_at = recorded_at, undone_by_name = 'Jo', undone_reason = 'Another house' where landlord_id = $1`, [tx.landlordId]));
    await workOut();
    assert.deepEqual((await rows()).map(({ how }) => how).at(1), 'planned work');
  });

  it('counts a hazard told of by itself as damp come back, and no report that was raised in error', async () => {
    const { planner, manager, surveyor } = work.landlord.staff;
    await inLandlord((tx) => tx.query(`update tenancies set ended_on = null where landlord_id = $1`, [tx.landlordId]));
    await inLandlord((tx) => tx.query(`update programmes set state = 'dropped' where landlord_id = $1`, [tx.landlordId]));
    const wrong = await work.report('damp-or-mould', london('2026-10-01 10:00'));
    await workOut();
    assert.deepEqual((await rows()).map(({ became, back }) => [became, back]).at(1), ['came back', wrong]);
    await work.do(wrong, surveyor, london('2026-10-02 10:00'), { type: 'HandHazardOver', hazardReference: 'HAZ-2026-00001' as Reference });
    await work.do(wrong, planner, london('2026-10-02 11:00'), { type: 'CancelRepair', reason: 'raised in error', words: 'It was next door', toldHow: 'by phone' });
    await work.do(wrong, manager, london('2026-10-02 12:00'), { type: 'AgreeToCancel' });
    await workOut();
    assert.deepEqual((await rows()).map(({ became }) => became), ['came back', 'still watched']);
    const told = await inLandlord(async (tx) => {
      const landlord = await landlordById(tx, tx.landlordId);
      const at = london('2026-11-12 10:00');
      assert.ok(landlord !== undefined);
      return performHazardReport({ tx, landlord, actor: surveyor, now: at, today: '2026-11-12', newId, database: work.database }, {
        homeId: work.landlord.homeId, communalAreaId: null,
        told: { awareAt: at, route: 'employee', words: 'Black mould above the cot', suspected: 'damp-and-mould', saidEmergency: false, reporterName: 'P. Shah', reporterContact: null, lateBecause: '', fromRepair: null },
      });
    });
    await workOut();
    assert.deepEqual((await rows()).map(({ became, back }) => [became, back]).at(1), ['came back', told.ok ? told.draft.spine.file.reference : '']);
  });

  it('keeps one organisation’s jobs from another, and the rows of the newest run only', async () => {
    const other = newId();
    await inLandlord((tx) => tx.query(`insert into organisations (landlord_id, id, name, kind) values ($1, $2, 'Another Association', 'housing association')`, [tx.landlordId, other]));
    assert.match((await ask(server, '/damp/did-it-work', cookie('manager', other))).body, /Nothing has been worked out yet/);
    assert.match((await ask(server, '/damp/did-it-work/jobs', cookie('manager', other))).body, /There is no such job/);
    const [runs] = await inLandlord((tx) => tx.query<{ runs: number }>('select count(distinct run_id)::int as runs from damp_jobs where landlord_id = $1', [tx.landlordId]));
    assert.equal(runs?.runs, 1);
    const jobs = async () => [(await ask(server, '/damp/did-it-work/jobs', cookie('manager'))).body, (await ask(server, '/damp/did-it-work/jobs.csv', cookie('manager'))).body].map((body) => /14 Larch House/.test(body));
    assert.deepEqual(await jobs(), [true, true]);
    await inLandlord((tx) => tx.query('update homes set owning_organisation_id = $2, managing_organisation_id = $2 where landlord_id = $1 and id = $3', [tx.landlordId, other, work.landlord.homeId]));
    assert.deepEqual(await jobs(), [false, false], 'a home that went to another organisation is not listed until the next run forgets it');
  });
});
