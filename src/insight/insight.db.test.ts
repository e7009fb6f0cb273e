import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { addDampHomes } from '../../test/builders/damp-homes.ts';
import type { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { london } from '../../test/builders/times.ts';
import { dampNow as now, openDampSite, type DampSite } from '../../test/damp-site.ts';
import { blockIdOf, lastSunday } from '../../test/invented-damp.ts';
import { ask, sendForm } from '../../test/site-by-role.ts';
import { addDays } from '../clock/index.ts';
import { insertRows } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { compareMeasures } from '../performance/command.ts';
import { areasOfRun } from './queries/areas.ts';
import { alarmsOfRun } from './queries/findings.ts';
import { doneRun, newestRun } from './queries/runs.ts';
import { typeWords } from './views/words.ts';
import type { Reference } from '../casefile/index.ts';

describe('where homes are damp, from reports to the page', () => {
  let site: DampSite;
  let work: RepairsAtWork;
  let server: FastifyInstance;
  const planted = 11;

  before(async () => {
    site = await openDampSite();
    ({ work, server } = site);
  });
  after(() => site.close());

  const inLandlord: DampSite['inLandlord'] = (does) => site.inLandlord(does);
  const count = () => site.count();
  const workOut = (at?: string) => site.workOut(at);
  const cookie: DampSite['cookie'] = (role, organisationId) => site.cookie(role, organisationId);
  const episodes = () => inLandlord((tx) => tx.query<{ home: string; from: string; last: string; closed: string | null; reports: number }>(
    'select home_id as home, began_on as "from", last_reported_on as last, closed_on as closed, reports from damp_episodes where landlord_id = $1 order by home_id, began_on limit 50', [tx.landlordId],
  ));

  it('joins reports of a home into an episode as they are counted, and tells it anew when one turns out raised in error', async () => {
    const { planner, surveyor, manager } = work.landlord.staff;
    const first = await work.report('damp-or-mould', london('2026-09-01 10:00'));
    await work.report('tap', london('2026-09-02 10:00'));
    await count();
    assert.deepEqual((await episodes()).map(({ from, reports, closed }) => [from, reports, closed]), [['2026-09-01', 1, null]]);
    const second = await work.report('ceiling-leak', london('2026-10-20 10:00'));
    await count();
    assert.deepEqual((await episodes()).map(({ from, last, reports }) => [from, last, reports]), [['2026-09-01', '2026-10-20', 2]]);
    for (const reference of [first, second]) await work.do(reference, surveyor, london('2026-10-20 11:00'), { type: 'HandHazardOver', hazardReference: 'HAZ-2026-00001' as Reference });
    await work.do(first, planner, london('2026-10-20 12:00'), { type: 'CancelRepair', reason: 'resident asked', words: 'Rang off', toldHow: 'by phone' });
    await count();
    assert.deepEqual((await episodes()).map(({ reports }) => reports), [2], 'a report is a fact, whatever became of it');
    await work.do(second, planner, london('2026-10-20 12:00'), { type: 'CancelRepair', reason: 'raised in error', words: 'It was next door', toldHow: 'by phone' });
    await work.do(second, manager, london('2026-10-20 13:00'), { type: 'AgreeToCancel' });
    await count();
    assert.deepEqual((await episodes()).map(({ from, last, reports }) => [from, last, reports]), [['2026-09-01', '2026-09-01', 1]]);
  });

  it('is compared with a full recount by the check of what is kept up, and mended by the rebuild', async () => {
    const slug = `larchfield-${work.landlord.id.slice(-12)}`;
    const tallies = (what: 'check' | 'rebuild') => compareMeasures(work.database, [what, '--landlord', slug], now);
    assert.deepEqual(await tallies('check'), { text: 'The measures equal a full recount\n', exitCode: 0 });
    const kept = await episodes();
    await inLandlord((tx) => tx.query('update damp_episodes set reports = 9 where landlord_id = $1', [tx.landlordId]));
    await inLandlord((tx) => tx.query("insert into damp_episodes (landlord_id, home_id, began_on, last_reported_on, reports, case_id) select landlord_id, home_id, '2020-01-06', '2020-01-06', 1, case_id from damp_episodes where landlord_id = $1", [tx.landlordId]));
    const found = await tallies('check');
    assert.equal(found.exitCode, 1);
    assert.match(found.text, /episodes of damp differ at the home /);
    assert.match((await tallies('rebuild')).text, /mended/);
    assert.deepEqual(await episodes(), kept);
    assert.equal((await tallies('check')).exitCode, 0);
  });

  it('says that nothing has been worked out before the first run, to each of those it is for', async () => {
    for (const role of ['manager', 'surveyor', 'board member'] as const) assert.match((await ask(server, '/damp', cookie(role))).body, /Nothing has been worked out yet/, role);
    for (const role of ['adviser', 'planner', 'operative', 'administrator'] as const) assert.equal((await ask(server, '/damp', cookie(role))).status, 403, role);
  });

  it('says that one home is too little, after the night’s run has read it', async () => {
    await workOut();
    const run = await inLandlord((tx) => newestRun(tx, work.landlord.councilId));
    assert.equal(run?.status, 'done');
    assert.match((await ask(server, '/damp', cookie('manager'))).body, /Too little to tell areas apart/);
  });

  it('finds the block that was made damp, from stored results, once somebody asks for it again', async () => {
    await inLandlord((tx) => addDampHomes(tx, work.landlord.councilId, { estates: 6, blocksAnEstate: 4, homesABlock: 36, years: 2, seed: 4, planted: new Map([[planted, 8]]) }, now));
    const sent = await sendForm(server, { from: '/damp', to: '/damp/work-out', cookie: cookie('surveyor') }, {});
    assert.deepEqual([sent.status, sent.location], [303, '/damp']);
    const again = await sendForm(server, { from: '/damp/how-we-know', to: '/damp/work-out', cookie: cookie('manager') }, {});
    assert.notEqual(again.status, 303, 'one run at a time');
    assert.match((await ask(server, '/damp', cookie('manager'))).body, /It waits for its turn/);
    await workOut();
    const run = await inLandlord((tx) => doneRun(tx, work.landlord.councilId));
    assert.equal(run?.summary.state, 'worked out');
    const marked = await inLandlord((tx) => areasOfRun(tx, { runId: run?.id ?? '', lens: 'unadjusted', level: 'block', marks: ['hotspot', 'watch'], after: undefined, most: 50 }));
    assert.equal(marked[0]?.blockName, blockIdOf(planted));
    const { body } = await ask(server, '/damp', cookie('manager'));
    assert.match(body, new RegExp(blockIdOf(planted)));
    assert.match(body, /Week by week/);
    assert.match(body, /Types of building/);
  });

  it('opens exactly the homes that a number counts, each on one page only, to those who act on them', async () => {
    const run = await inLandlord((tx) => doneRun(tx, work.landlord.councilId));
    const areas = await inLandlord((tx) => areasOfRun(tx, { runId: run?.id ?? '', lens: 'adjusted', level: 'estate', marks: ['hotspot', 'watch', 'ordinary', 'no evidence'], after: undefined, most: 50 }));
    assert.ok(areas.length > 3);
    for (const { number, cases } of areas) {
      const csv = (await ask(server, `/damp/homes.csv?run=${run?.id}&area=${number}`, cookie('manager'))).body;
      const addresses = csv.split('\n').filter((row) => /^\d{4}-\d{2}-\d{2},/.test(row)).map((row) => row.split(',').slice(1, 2).join());
      assert.equal(new Set(addresses).size, cases, `area ${number}`);
    }
    assert.equal((await ask(server, `/damp/homes?run=${run?.id}&area=${areas[0]?.number}`, cookie('board member'))).status, 403);
    assert.equal((await ask(server, `/damp/homes?run=${run?.id}&area=999999`, cookie('manager'))).status, 404);
    assert.doesNotMatch((await ask(server, '/damp', cookie('board member'))).body, /damp\/homes/);
  });

  it('opens several areas at once, each home once, and refuses what is not of the run', async () => {
    const run = await inLandlord((tx) => doneRun(tx, work.landlord.councilId));
    const blocks = await inLandlord((tx) => areasOfRun(tx, { runId: run?.id ?? '', lens: 'unadjusted', level: 'block', marks: ['hotspot', 'watch', 'ordinary', 'no evidence'], after: undefined, most: 3 }));
    const csv = (await ask(server, `/damp/homes.csv?run=${run?.id}&${blocks.map(({ number }) => `area=${number}`).join('&')}`, cookie('manager'))).body;
    const addresses = csv.split('\n').filter((row) => /^\d{4}-\d{2}-\d{2},/.test(row)).map((row) => row.split(',')[1]);
    assert.equal(new Set(addresses).size, blocks.reduce((sum, { cases }) => sum + cases, 0));
    assert.match((await ask(server, `/damp/homes?run=${run?.id}&area=${blocks[0]?.number}&area=${blocks[1]?.number}`, cookie('surveyor'))).body, /2 areas: /);
    for (const query of ['area=1&area=999999', 'area=1&area=x', 'since=2026-11-17&until=2026-11-10', 'since=2019-01-07', 'neighbourhood=nowhere', 'type=none']) {
      assert.equal((await ask(server, `/damp/homes?run=${run?.id}&${query}`, cookie('manager'))).status, 404, query);
    }
  });

  it('opens exactly the episodes of a week, and of a neighbourhood’s, and the homes of a type', async () => {
    const run = await inLandlord((tx) => doneRun(tx, work.landlord.councilId));
    const rows = async (query: string) => (await ask(server, `/damp/homes.csv?run=${run?.id}&${query}`, cookie('manager'))).body.split('\n').filter((row) => /^\d{4}-\d{2}-\d{2},/.test(row)).map((row) => row.split(',')[1]);
    for (const { monday, cases } of run?.summary.chart.slice(-6) ?? []) assert.equal((await rows(`since=${monday}&until=${monday}`)).length, cases, monday);
    const types = run?.summary.types ?? [];
    assert.ok(types.length > 1, 'there is more than one type');
    for (const { name, cases } of types) assert.equal(new Set(await rows(new URLSearchParams({ type: name }).toString())).size, cases, name);
    const alarms = await inLandlord((tx) => alarmsOfRun(tx, run?.id ?? '', 50));
    for (const { neighbourhoodId, cases } of alarms) {
      assert.equal((await rows(`since=${run?.lastWeek}&until=${run?.lastWeek}${neighbourhoodId === null ? '' : `&neighbourhood=${neighbourhoodId}`}`)).length, cases, String(neighbourhoodId));
    }
  });

  it('has the same on the map, beside it in rows and on the page of an area, without a way to a home for the board', async () => {
    const run = await inLandlord((tx) => doneRun(tx, work.landlord.councilId));
    const [first] = await inLandlord((tx) => areasOfRun(tx, { runId: run?.id ?? '', lens: 'unadjusted', level: 'block', marks: ['hotspot', 'watch'], after: undefined, most: 1 }));
    const address = `/damp/area?run=${run?.id}&amp;area=${first?.number}`;
    for (const outline of ['ward', 'estate', 'neighbourhood', 'none']) {
      const { body } = await ask(server, `/damp/map?outline=${outline}&mark=hotspot&mark=watch&zoom=1&move=in`, cookie('manager'));
      assert.match(body, /name="zoom" value="2"/, outline);
      assert.equal(body.includes('Not marked</strong>'), false, 'what is not marked is left out');
    }
    const whole = (await ask(server, '/damp/map', cookie('manager'))).body;
    const sayIsSilent = (isSilent: boolean) => inLandlord((tx) => tx.query('update insight_areas set is_silent = $4 where landlord_id = $1 and run_id = $2 and number = $3', [tx.landlordId, run?.id, first?.number, isSilent]));
    await sayIsSilent(true);
    const silent = (await ask(server, '/damp/map?mark=silent', cookie('manager'))).body;
    assert.match(silent, /govuk-tag--purple">\s*Silent/);
    assert.equal(silent.split('name="area" type="checkbox"').length, 2, 'that one block and no other');
    await sayIsSilent(false);
    assert.equal(whole.split(address).length, 3, 'once on the picture, once in the table');
    assert.match(whole, /name="area" type="checkbox"/);
    assert.match(whole, /No boundary of any ward has been imported/);
    await inLandlord((tx) => tx.query(`insert into area_boundaries (landlord_id, level, place, polygons, source, updated_at) select landlord_id, 'ward', code, '[[[[-2.2,53.4],[-2.1,53.4],[-2.1,53.5],[-2.2,53.4]]]]', 'Ordnance Survey', now() from wards where landlord_id = $1`, [tx.landlordId]));
    const within = (await ask(server, '/damp/map', cookie('board member'))).body;
    await inLandlord((tx) => tx.query('delete from area_boundaries where landlord_id = $1', [tx.landlordId]));
    assert.match(within, /an area within its boundary[\s\S]*Boundaries: Ordnance Survey/);
    assert.doesNotMatch(within, /and not its boundary/);
    await inLandlord((tx) => tx.query(`update insight_runs set found = found || '{"map":[]}' where landlord_id = $1 and id = $2`, [tx.landlordId, run?.id]));
    assert.match((await ask(server, '/damp/map', cookie('board member'))).body, /drawn from the next night’s run on[\s\S]*All blocks and streets as a table/, 'of a run made before points were kept');
    await inLandlord((tx) => tx.query(`update insight_runs set found = found - 'map' where landlord_id = $1 and id = $2`, [tx.landlordId, run?.id]));
    const board = (await ask(server, '/damp/map', cookie('board member'))).body;
    assert.doesNotMatch(board, /damp\/homes|type="checkbox" value="\d/);
    const area = await ask(server, address.replace('&amp;', '&'), cookie('board member'));
    assert.equal(area.status, 200);
    assert.match(area.body, new RegExp(`${first?.cases} of ${first?.homes} homes lived in`));
    for (const query of [`run=${run?.id}&area=0`, `run=${run?.id}`, 'run=x&area=1', `run=${newId()}&area=1`]) assert.equal((await ask(server, `/damp/area?${query}`, cookie('manager'))).status, 404, query);
  });

  it('gives weeks, types, clusters and alarms in files, as the page has them', async () => {
    const run = await inLandlord((tx) => doneRun(tx, work.landlord.councilId));
    const lines = async (what: string) => (await ask(server, `/damp/${what}.csv`, cookie('board member'))).body;
    assert.equal((await lines('weeks')).split('\n').filter((row) => /^\d{4}-\d{2}-\d{2},/.test(row)).length, run?.summary.chart.length);
    for (const { name } of run?.summary.types ?? []) assert.ok((await lines('types')).includes(typeWords(name)), name);
    assert.match(await lines('alarms'), /All together/);
    assert.match(await lines('clusters'), /Block or street/);
  });

  it('turns the pages of areas and homes by key', async () => {
    const seen: string[] = [];
    for (let address: string | undefined = '/damp/homes'; address !== undefined;) {
      const { body }: { body: string } = await ask(server, address, cookie('manager'));
      seen.push(...[...body.matchAll(/href="\/homes\/([^"]+)">/g)].map(([, id = '']) => id), '|');
      address = /href="(\/damp\/homes\?after=[^"]+)"[^>]*rel="next"/.exec(body)?.[1];
    }
    const all = await inLandlord((tx) => tx.query<{ home: string }>('select home_id as home from damp_episodes where landlord_id = $1 and began_on > $2 and began_on <= $3', [tx.landlordId, addDays(lastSunday, -364), lastSunday]));
    assert.ok(seen.filter((id) => id === '|').length > 1, 'there is more than one page');
    assert.deepEqual(seen.filter((id) => id !== '|').toSorted(), all.map(({ home }) => home).toSorted());
  });

  it('keeps one organisation’s homes from another: its numbers, areas and rows', async () => {
    const other = newId();
    await inLandlord((tx) => insertRows(tx, 'organisations', [{ landlord_id: tx.landlordId, id: other, name: 'Another Association', kind: 'housing association' }]));
    const run = await inLandlord((tx) => doneRun(tx, work.landlord.councilId));
    const stranger = cookie('manager', other);
    assert.match((await ask(server, '/damp', stranger)).body, /Nothing has been worked out yet/);
    assert.equal((await ask(server, `/damp/homes?run=${run?.id}&area=1`, stranger)).status, 404);
    assert.doesNotMatch((await ask(server, '/damp/homes', stranger)).body, /href="\/homes\//);
    assert.equal((await sendForm(server, { from: '/damp', to: '/damp/work-out', cookie: stranger }, {})).status, 422, 'it has no homes');
  });

  it('comes to the same results and the same fingerprint when it is worked out again from the same homes', async () => {
    const before = await inLandlord((tx) => doneRun(tx, work.landlord.councilId));
    await sendForm(server, { from: '/damp', to: '/damp/work-out', cookie: cookie('manager') }, {});
    await workOut();
    const again = await inLandlord((tx) => doneRun(tx, work.landlord.councilId));
    assert.notEqual(again?.id, before?.id);
    assert.deepEqual([again?.inputsHash, again?.seed, again?.summary], [before?.inputsHash, before?.seed, before?.summary]);
  });
});
