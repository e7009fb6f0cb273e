import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { addDampHomes } from '../../test/builders/damp-homes.ts';
import { addDampRepairs } from '../../test/builders/damp-repairs.ts';
import type { BuiltLandlord } from '../../test/builders/landlord.ts';
import { london } from '../../test/builders/times.ts';
import { dampNow as now, openDampSite, type DampSite } from '../../test/damp-site.ts';
import { blockIdOf } from '../../test/invented-damp.ts';
import { ask, sendForm } from '../../test/site-by-role.ts';
import { insertRows, type Tx } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { outreachRoutes } from '../outreach/index.ts';
import type { Role } from '../staff/index.ts';
import { doneRun } from './queries/runs.ts';

const silentEstate = 3;
const costly = blockIdOf(2);

describe('silent homes and where money should go, from the record to the page', () => {
  let site: DampSite;
  let landlord: BuiltLandlord;
  let server: FastifyInstance;

  before(async () => {
    site = await openDampSite(outreachRoutes);
    ({ server } = site);
    ({ landlord } = site.work);
    await site.work.report('damp-or-mould', london('2026-09-01 10:00'));
    await inLandlord(async (tx) => {
      const planted = new Map(Array.from({ length: 4 }, (_, at) => [silentEstate * 4 + at, 0] as const));
      await addDampHomes(tx, landlord.councilId, { estates: 10, blocksAnEstate: 4, homesABlock: 30, years: 2, seed: 9, planted }, now);
      // The silent estate and another lie in the most deprived tenth, one nobody looked up, and the rest in the least.
      await tx.query(`insert into home_census_areas (landlord_id, home_id, lsoa_2011, source, updated_at) select h.landlord_id, h.id, case when e.name in ('estate-3', 'estate-4') then 'E01005061' else 'E01000002' end, 'Survey', $2
         from homes h join estates e on e.landlord_id = $1 and e.id = h.estate_id where h.landlord_id = $1 and e.name <> 'estate-9'`, [tx.landlordId, now]);
      const people = { staffId: landlord.staff.manager.id, teamId: landlord.repairsTeamId };
      await addDampRepairs(tx, people, { blockName: costly, repairs: 12, withOrders: 11, pence: 90_000 });
      await addDampRepairs(tx, people, { blockName: blockIdOf(30), repairs: 30, withOrders: 30, pence: 5_000 });
    });
    await site.count();
    await workOut();
  });
  after(() => site.close());

  const inLandlord: DampSite['inLandlord'] = (does) => site.inLandlord(does);
  const workOut = () => site.workOut();
  const cookie: DampSite['cookie'] = (role, organisationId) => site.cookie(role, organisationId);
  const open = async (url: string, role: Role = 'manager') => (await ask(server, url, cookie(role))).body;
  const run = () => inLandlord((tx) => doneRun(tx, landlord.councilId));
  /** Every home of the list, page by page. */
  const listed = async (): Promise<string[]> => {
    const seen: string[] = [];
    for (let address: string | undefined = '/damp/silent/homes'; address !== undefined;) {
      const body: string = await open(address);
      seen.push(...[...body.matchAll(/href="\/homes\/([^"]+)">/g)].map(([, id = '']) => id), '|');
      address = /href="(\/damp\/silent\/homes\?after=\d+)"[^>]*rel="next"/.exec(body)?.[1];
    }
    return seen;
  };

  it('calls the estate silent from which nobody reported, with how much was expected and that nobody looked', async () => {
    const body = await open('/damp/silent');
    assert.match(body, /estate-3[\s\S]*?Silent[\s\S]*?0 of \d/);
    assert.match(await open('/damp/silent?level=block'), new RegExp(blockIdOf(silentEstate * 4)));
    assert.match(await open('/damp/silent.csv'), /estate-3,[^\n]*Silent/);
    assert.match(body, /Foretold beside reported/);
  });

  it('lists homes there by key, each once, to those who act on them, and says of none that it is dry', async () => {
    const seen = await listed();
    const homes = seen.filter((id) => id !== '|');
    assert.ok(homes.length > 50 && seen.filter((id) => id === '|').length > 1);
    assert.equal(new Set(homes).size, homes.length);
    const estates = await inLandlord((tx) => tx.query<{ name: string; count: number }>('select e.name, count(*)::int as count from homes h join estates e on e.landlord_id = $1 and e.id = h.estate_id where h.landlord_id = $1 and h.id = any ($2::uuid[]) group by e.name', [tx.landlordId, homes]));
    assert.equal(estates.find(({ name }) => name === 'estate-3')?.count, homes.length);
    for (const role of ['board member', 'adviser', 'operative', 'planner'] as const) assert.equal((await ask(server, '/damp/silent/homes', cookie(role))).status, 403, role);
    assert.doesNotMatch(await open('/damp/silent', 'board member'), /damp\/silent\/homes/);
  });

  const linksToAsk = (body: string) => [...body.matchAll(/href="(\/outreach\/new\?from=silent-[^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  const offered = async (href: string, role: Role = 'surveyor', organisationId?: string) => [...(await ask(server, href, cookie(role, organisationId))).body.matchAll(/name="home" type="checkbox" value="([^"]+)"/g)].map(([, id = '']) => id).toSorted();

  it('asks all the homes of a silent estate or block; of a ward there are too many', async () => {
    const [href = ''] = linksToAsk(await open('/damp/silent'));
    const there = await inLandlord((tx) => tx.query<{ id: string }>(`select h.id from homes h join estates e on e.landlord_id = $1 and e.id = h.estate_id where h.landlord_id = $1 and e.name = 'estate-3'`, [tx.landlordId]));
    assert.equal(there.length, 120);
    assert.deepEqual(await offered(href), there.map(({ id }) => id).toSorted());
    assert.ok(linksToAsk(await open('/damp/silent?level=block')).length > 3);
    assert.deepEqual(linksToAsk(await open('/damp/silent?level=ward&which=all')), []);
    assert.deepEqual(linksToAsk(await open('/damp/silent', 'board member')), [], 'whoever may not open homes asks none');
  });

  it('asks the homes of a page of the list, or all of it where that can be asked at once', async () => {
    const seen = await listed();
    const pages = seen.join(' ').split('|').map((page) => page.trim().split(' ').filter((id) => id !== '')).filter((page) => page.length > 0);
    const [ofPage = '', ofAll = ''] = linksToAsk(await open('/damp/silent/homes'));
    assert.deepEqual(await offered(ofPage), pages[0]?.toSorted());
    assert.deepEqual(await offered(ofAll), pages.flat().toSorted());
    const [ofNext = ''] = linksToAsk(await open('/damp/silent/homes?after=50'));
    assert.deepEqual(await offered(ofNext), pages[1]?.toSorted());
  });

  it('offers nothing for an address that is not of a run of the reader’s organisation', async () => {
    const [ofPlace = ''] = linksToAsk(await open('/damp/silent'));
    const [ofHomes = ''] = linksToAsk(await open('/damp/silent/homes'));
    assert.ok((await offered(ofPlace)).length > 0 && (await offered(ofHomes)).length > 0);
    const elsewhere = (href: string, name: string, value: string) => href.replace(new RegExp(`${name}=[^&]+`), `${name}=${value}`);
    for (const href of [elsewhere(ofPlace, 'run', newId()), elsewhere(ofPlace, 'run', 'x'), elsewhere(ofPlace, 'place', '99999'), elsewhere(ofPlace, 'place', 'x'), elsewhere(ofPlace, 'level', 'x'), elsewhere(ofHomes, 'run', newId()), elsewhere(ofHomes, 'first', '99999')]) {
      assert.match((await ask(server, href, cookie('manager'))).body, /No home is chosen/, href);
    }
    for (const href of [ofPlace, ofHomes]) assert.deepEqual(await offered(href, 'manager', newId()), [], href);
  });

  it('compares who is listed, and says of the estate that it is listed far more', async () => {
    assert.match(await open('/damp/silent/audit?by=estate', 'board member'), /estate-3[\s\S]*?Listed far more than all homes/);
    assert.match(await open('/damp/silent/audit.csv?by=estate'), /estate-3[^\n]*Listed far more/);
  });

  it('compares deprived places with others, homes that are listed and blocks that are marked, and greys what is not known', async () => {
    const listedBy = await open('/damp/silent/audit?by=deprivation', 'board member');
    assert.match(listedBy, /1, the most deprived[\s\S]*?Listed far more than all homes[\s\S]*?Not known[\s\S]*?govuk-tag--grey">\s*Not known, so not compared/);
    assert.match(listedBy, /Index of Multiple Deprivation 2019[\s\S]*Of 120 homes it is not known/);
    const markedBy = await open('/damp/silent/audit?by=deprivation-marked', 'board member');
    assert.match(markedBy, /<h1[^>]*>Marked blocks by deprivation<[\s\S]*?Blocks and streets are counted and not homes[\s\S]*?\d+ of 37 blocks whose tenth is known are marked/);
    assert.doesNotMatch(markedBy, /1, the most deprived/, 'a tenth of eight blocks is not told of');
    assert.match(markedBy, /1 tenth of fewer than 10 blocks, 8 blocks in all, is not shown/);
    assert.match(await open('/damp/silent/audit.csv?by=deprivation'), /the most deprived[^\n]*Listed far more/);
    assert.match(await open('/damp/silent/audit?by=wall'), /Age, disability, ethnicity, language and tenure of the people are not compared/);
  });

  it('is the same whoever lives in these homes, whatever they need and whatever they complained of', async () => {
    const [before, homesBefore] = [await run(), await listed()];
    await inLandlord(async (tx) => {
      const [first, last] = [homesBefore[0], homesBefore.findLast((id) => id !== '|')];
      for (const [at, homeId] of [first, last].entries()) {
        const residentId = newId();
        await insertRows(tx, 'residents', [{ landlord_id: tx.landlordId, id: residentId, name: `M. Haddad ${at}`, date_of_birth: '1941-03-02', language: 'Arabic', preferred_channel: 'letter', needs_answer: 'declared', needs_confirmed_on: '2026-10-01', needs_source: 'resident', needs_consent_basis: 'said so', search_text: '', updated_at: now }]);
        await tx.query(`insert into tenancy_people (landlord_id, tenancy_id, resident_id, part) select $1, t.id, $2, 'tenant' from tenancies t where t.landlord_id = $1 and t.home_id = $3 limit 1`, [tx.landlordId, residentId, homeId]);
        await addNeed(tx, residentId);
        await addComplaint(tx, homeId ?? '');
      }
    });
    await sendForm(server, { from: '/damp', to: '/damp/work-out', cookie: cookie('manager') }, {});
    await workOut();
    const again = await run();
    assert.notEqual(again?.id, before?.id);
    assert.equal(again?.inputsHash, before?.inputsHash);
    assert.deepEqual(await listed(), homesBefore);
  });

  const addNeed = (tx: Tx, residentId: string) => insertRows(tx, 'household_needs', [{ landlord_id: tx.landlordId, id: newId(), resident_id: residentId, kind: 'breathing', detail: 'Asthma', source: 'resident', consent_basis: 'said so', declared_on: '2026-10-01', last_confirmed_on: '2026-10-01' }]);
  /** A case of another kind at the home, such as a complaint would be. */
  const addComplaint = (tx: Tx, homeId: string) => tx.query(
    `insert into cases (landlord_id, id, reference, kind, title, home_id, owner_id, team_id, stage, update_every, opened_at, version, last_sequence, last_hash, search_text)
     values ($1, $2::uuid, 'CMP-2026-' || right($2::uuid::text, 5), 'complaint', 'Nobody listens', $3, $4, $5, 'open', 5, '2026-10-01', 1, 1, decode(repeat('00', 32), 'hex'), '')`,
    [tx.landlordId, newId(), homeId, landlord.staff.manager.id, landlord.repairsTeamId],
  );

  it('says why a block is where money should go, what that rests on, and sorts by each reason', async () => {
    const body = await open('/damp/money');
    assert.match(body, new RegExp(`${costly}[\\s\\S]*?(\\d+) of \\d+ episodes came back to the same home within a year[\\s\\S]*?£9,900 for 11 of 12 damp repairs`));
    for (const by of ['damp', 'recurrence', 'cost', 'type']) assert.match(await open(`/damp/money?by=${by}`, 'board member'), new RegExp(costly), by);
    assert.match(await open('/damp/money.csv?by=cost'), new RegExp(`${costly}[^\\n]*9900`));
    assert.doesNotMatch(body, /NaN|Infinity|undefined/);
  });

  it('shows what is planned at a block and leaves it out of what nothing is planned for; and what a programme reaches', async () => {
    assert.match(await open('/damp/money/programmes'), /No programme still to come/);
    const [programmeId, doneId] = [newId(), newId()];
    await inLandlord(async (tx) => {
      const [block] = await tx.query<{ id: string }>('select id from blocks where landlord_id = $1 and name = $2', [tx.landlordId, costly]);
      for (const [id, name, state] of [[programmeId, 'Roofs of spring', 'planned'], [doneId, 'Old windows', 'done']] as const) {
        await insertRows(tx, 'programmes', [{ landlord_id: tx.landlordId, id, name, work: 'New roofs', starts_on: '2027-03-01', ends_on: '2027-09-30', state, version: 1 }]);
        await insertRows(tx, 'programme_places', [{ landlord_id: tx.landlordId, programme_id: id, place_id: block?.id, block_id: block?.id }]);
      }
    });
    assert.match(await open('/damp/money'), /Roofs of spring[\s\S]*?from Monday 1 March 2027/);
    assert.doesNotMatch(await open('/damp/money'), /Old windows/);
    assert.doesNotMatch(await open('/damp/money?planned=no'), new RegExp(costly));
    assert.match(await open('/damp/money/programmes'), /Roofs of spring[\s\S]*?1 with 30 homes[\s\S]*?\d+ of \d+[\s\S]*?£9,900 for 11 of 12 repairs/);
    assert.match(await open('/damp/money/programmes.csv'), /Roofs of spring/);
    assert.doesNotMatch(await open('/damp/money', 'board member'), /href="\/programmes\//);
  });

  it('keeps one organisation’s homes from another', async () => {
    const other = newId();
    await inLandlord((tx) => insertRows(tx, 'organisations', [{ landlord_id: tx.landlordId, id: other, name: 'Another Association', kind: 'housing association' }]));
    for (const url of ['/damp/silent', '/damp/silent/homes', '/damp/silent/audit', '/damp/silent/audit?by=deprivation', '/damp/money', '/damp/money/programmes', '/damp/silent/homes.csv', '/damp/money.csv']) {
      const { status, body } = await ask(server, url, cookie('manager', other));
      assert.equal(status, 200, url);
      assert.doesNotMatch(body, /estate-|block-|The Street|Roofs of spring/, url);
    }
  });

  it('forgets what older runs found with them', async () => {
    const kept = await inLandlord((tx) => tx.query<{ runs: number }>('select count(distinct run_id)::int as runs from insight_silent_places where landlord_id = $1', [tx.landlordId]));
    assert.equal(kept[0]?.runs, 2);
    await inLandlord((tx) => tx.query(`insert into insight_runs (landlord_id, id, organisation_id, status, asked_at) select $1, gen_random_uuid(), $2, 'failed', timestamptz '2026-11-24 16:00Z' + n * interval '1 minute' from generate_series(1, 9) n`, [tx.landlordId, landlord.councilId]));
    await sendForm(server, { from: '/damp', to: '/damp/work-out', cookie: cookie('manager') }, {});
    await workOut();
    const left = await inLandlord((tx) => tx.query<{ runs: number }>('select count(distinct run_id)::int as runs from insight_silent_places where landlord_id = $1', [tx.landlordId]));
    assert.ok((left[0]?.runs ?? 9) <= 1, JSON.stringify(left));
  });
});
