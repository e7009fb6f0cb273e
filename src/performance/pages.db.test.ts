import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { aContext } from '../../test/builders/case.ts';
import { aCaseOf, aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { london } from '../../test/builders/times.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { ask, siteByRole } from '../../test/site-by-role.ts';
import { allMeasures, applyChange, casefileRoutes, loadCasesForChange, newDraft, saveCases, sweepDeadlines, type CaseContext, type PromiseId } from '../casefile/index.ts';
import { dateInLondon, isInstant, plainDate, type Instant } from '../clock/index.ts';
import { insertRows, openDatabase, type Database } from '../platform/database/index.ts';
import { sessionCookie } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import '../repairs/index.ts';
import type { Role } from '../staff/index.ts';
import { noneOfThem, readFigureFilters } from './forms/filters.ts';
import { coarsestSum } from './queries/conditions.ts';
import { dimensions } from './model.ts';
import { performanceRoutes } from './index.ts';
import { countLandlord } from './jobs.ts';
import { factRows, placeOf, readPlace } from './queries/fact-rows.ts';
import { measuresByMonth, measuresByPart, standingByPart } from './queries/figures.ts';

const now = '2026-11-24T10:00:00.000Z';
const today = plainDate('2026-11-24');
const keys = () => allMeasures().map(({ key }) => key);

describe('the managers\' page', () => {
  let made: TestDatabase;
  let database: Database;
  let landlord: BuiltLandlord;
  let server: FastifyInstance;

  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl });
    landlord = await aLandlord(database);
    server = await siteByRole(database, [...performanceRoutes, ...casefileRoutes], now);
    for (let number = 1; number <= 60; number += 1) await lived(number, london(`2026-${String(8 + (number % 3)).padStart(2, '0')}-${String(1 + (number % 27)).padStart(2, '0')} 09:00`));
    await sweepDeadlines(database, landlord.id, { now: london('2026-11-20 09:00'), today: dateInLondon(london('2026-11-20 09:00')), newId });
    await countLandlord(database, landlord.id, now);
  });
  after(async () => {
    await server.close();
    await database.close();
    await made.close();
  });

  /** One case with a promise; every second one closes, with the promise kept. */
  async function lived(number: number, from: Instant): Promise<void> {
    const draft = newDraft(aCaseOf(landlord, `REP-2026-${String(number).padStart(5, '0')}`, { openedAt: from }));
    const context = (at: Instant): CaseContext => ({ ...aContext({ actor: landlord.staff.adviser, now: at }), newId });
    const promise = newId() as PromiseId;
    applyChange(draft, { events: [{ type: 'RepairReported', data: {} }], promise: [{ id: promise, madeTo: 'Ms Okafor', words: 'We will ring', dueOn: plainDate('2026-11-02') }] }, context(from));
    await database.inLandlord(landlord.id, (tx) => saveCases(tx, [draft]));
    if (number % 2 === 1) return;
    const until = london('2026-10-30 09:00');
    await database.inLandlord(landlord.id, async (tx) => {
      const held = await loadCasesForChange(tx, [draft.file.id]);
      for (const each of held) applyChange(each, { events: [{ type: 'RepairClosed', data: {} }], settle: [{ id: promise, outcome: 'kept', reason: 'Rang' }], file: { closedAt: until } }, context(until));
      await saveCases(tx, held);
    });
  }

  const cookie = (role: Role, organisationId: string = landlord.councilId) => `${sessionCookie}=${landlord.id}.${Buffer.from(JSON.stringify({ staffId: landlord.staff[role].id, name: 'P. Shah', roles: [role], teamIds: [], organisationId })).toString('base64url')}`;
  const filtersFor = (query: Record<string, string>) => readFigureFilters(query, today, keys());

  async function rowsOf(query: Record<string, string>, which: 'all' | 'hits' | 'amended', isNow = false) {
    const found: Awaited<ReturnType<typeof factRows>> = [];
    for (;;) {
      const last = found.at(-1);
      const after = last === undefined ? undefined : readPlace(placeOf(last), isInstant);
      const rows = await database.inLandlord(landlord.id, (tx) => factRows(tx, { filters: filtersFor(query), which, isNow, organisationId: landlord.councilId, after, most: 7 }));
      found.push(...rows);
      if (rows.length < 7) return found;
    }
  }

  it('opens exactly the rows that each figure counts, each on one page only, by every dimension and month', async () => {
    for (const by of dimensions) {
      const figures = await database.inLandlord(landlord.id, (tx) => measuresByPart(tx, filtersFor({ by }), { organisationId: landlord.councilId, measures: ['opened', 'promises-kept', 'silences', 'closed-late'] }));
      assert.ok(figures.length > 5);
      for (const { measure, part, month, total, hits } of figures) {
        const query = { measure, [by]: part ?? noneOfThem, from: month.slice(0, 7), until: month.slice(0, 7) };
        const rows = await rowsOf(query, 'all');
        assert.deepEqual([rows.length, new Set(rows.map(placeOf)).size, (await rowsOf(query, 'hits')).length], [total, total, hits], `${measure} by ${by} in ${month}`);
      }
    }
  });

  it('opens the same rows where there are so many groups that they are read by time and not by group', async () => {
    const queries = [{ measure: 'promises-kept' }, { measure: 'opened', team: landlord.repairsTeamId, from: '2026-09', until: '2026-10' }];
    const read = () => Promise.all(queries.map(async (query) => [...(await rowsOf(query, 'all')), ...(await rowsOf(query, 'hits'))].map(placeOf)));
    const few = await read();
    assert.ok(few.every((places) => places.length > 20));
    await database.inLandlord(landlord.id, (tx) => tx.query(
      `insert into case_groups (landlord_id, id, kind, team_id, trade) select $1, gen_random_uuid(), 'repair', $2, 'trade ' || n from generate_series(1, 301) n`, [landlord.id, landlord.repairsTeamId]));
    assert.deepEqual(await read(), few);
  });

  it('opens what is overdue and silent now, whatever the months', async () => {
    const standing = await database.inLandlord(landlord.id, (tx) => standingByPart(tx, filtersFor({ from: '2026-01', until: '2026-02' }), { organisationId: landlord.councilId, measures: ['overdue-now', 'silent-now'] }));
    assert.deepEqual(standing.map(({ measure, total, hits }) => [measure, total, hits]), [['overdue-now', 30, 30], ['silent-now', 30, 30]]);
    assert.equal((await rowsOf({ measure: 'silent-now', from: '2026-01', until: '2026-02' }, 'hits', true)).length, 30);
  });

  it('says the same in all as added up by its parts', async () => {
    const filters = filtersFor({});
    const reading = { organisationId: landlord.councilId, measures: keys() };
    const inAll = await database.inLandlord(landlord.id, (tx) => measuresByMonth(tx, { filters, months: filters, ...reading }));
    const byPart = await database.inLandlord(landlord.id, (tx) => measuresByPart(tx, filters, reading));
    for (const { measure, month, total } of inAll) assert.equal(byPart.filter((part) => part.measure === measure && part.month === month).reduce((sum, part) => sum + part.total, 0), total);
  });

  it('counts the same whether or not it is narrowed to everything there is', async () => {
    const table: [filters: Record<string, string>, countedBy: string][] = [[{}, 'nothing'], [{ team: landlord.repairsTeamId }, 'team'], [{ kind: 'repair' }, 'nothing'], [{ team: landlord.repairsTeamId, trade: noneOfThem }, 'everything']];
    const counted = (query: Record<string, string>) => database.inLandlord(landlord.id, (tx) => measuresByMonth(tx, { filters: filtersFor(query), months: filtersFor({}), organisationId: landlord.councilId, measures: keys() }));
    for (const [query, countedBy] of table) {
      assert.equal(coarsestSum(filtersFor(query)), countedBy);
      assert.deepEqual(await counted(query), await counted({}), JSON.stringify(query));
    }
    assert.deepEqual(await counted({ kind: 'inspection' }), []);
  });

  it('is where the figures by team and month were', async () => {
    const { status, location } = await ask(server, `/manage/months?team=${landlord.repairsTeamId}&from=2026-09&until=2026-10`, cookie('board member'));
    assert.deepEqual([status, location], [303, `/manage/performance?measure=closed-late&by=team&from=2026-09&until=2026-10&team=${landlord.repairsTeamId}`]);
  });

  it('shows managers figures that open their rows, under the same filters', async () => {
    const { status, body } = await ask(server, `/manage/performance?measure=promises-kept&team=${landlord.repairsTeamId}`, cookie('manager'));
    assert.equal(status, 200);
    assert.match(body, new RegExp(`/manage/performance/rows\\?measure=promises-kept[^"]*from=2026-11[^"]*team=${landlord.repairsTeamId}`));
    assert.match(body, /50% \(30 of 60\)/);
    assert.match(body, /<svg[^>]*role="img"[^>]*aria-label="Promises kept, month by month\. The table says the same\."/);
  });

  it('leads board members from their first page to the figures, and nobody else there', async () => {
    const first = (role: Parameters<typeof cookie>[0]) => ask(server, '/work', cookie(role)).then(({ body }) => /<main[^]*<\/main>/.exec(body)?.[0] ?? '');
    assert.match(await first('board member'), /href="\/manage"[^]*href="\/damp"/);
    assert.doesNotMatch(await first('operative'), /href="\/manage"/);
  });

  it('shows board members the same numbers and nobody\'s rows', async () => {
    const { status, body } = await ask(server, '/manage/performance?measure=promises-kept', cookie('board member'));
    assert.equal(status, 200);
    assert.match(body, /50% \(30 of 60\)/);
    assert.doesNotMatch(body, /performance\/rows/);
    assert.equal((await ask(server, '/manage/performance/rows?measure=opened', cookie('board member'))).status, 403);
  });

  it('shows another organisation nothing of homes it neither owns nor manages', async () => {
    const stranger = cookie('manager', newId());
    assert.match((await ask(server, '/manage/performance', stranger)).body, /No case is open that matches/);
    assert.doesNotMatch((await ask(server, '/manage/performance/rows?measure=opened', stranger)).body, /REP-2026/);
    assert.doesNotMatch((await ask(server, '/manage/performance/rows.csv?measure=opened', stranger)).body, /REP-2026/);
  });

  it('opens no row of a home that was given away since it was counted', async () => {
    const partner = newId();
    await database.inLandlord(landlord.id, async (tx) => {
      await insertRows(tx, 'organisations', [{ landlord_id: landlord.id, id: partner, name: 'Larchfield Company', kind: 'arms-length company' }]);
      await tx.query('update homes set managing_organisation_id = $2, owning_organisation_id = $2 where landlord_id = $1', [landlord.id, partner]);
    });
    assert.doesNotMatch((await ask(server, '/manage/performance/rows?measure=opened', cookie('manager'))).body, /REP-2026/);
    await database.inLandlord(landlord.id, (tx) => tx.query('update homes set managing_organisation_id = $2, owning_organisation_id = $2 where landlord_id = $1', [landlord.id, landlord.councilId]));
  });

  it('says of a month in which little happened how little', async () => {
    assert.match((await ask(server, '/manage/performance?from=2026-11', cookie('manager'))).body, /A share of fewer than 20 is shown with its numbers/);
  });

  it('downloads every measure, month and part, and the rows of one', async () => {
    const figures = (await ask(server, '/manage/performance.csv?from=2026-08&until=2026-10', cookie('board member'))).body;
    assert.match(figures, /Cases opened,Repairs,2026-08-01,20,20,0/);
    const rows = (await ask(server, '/manage/performance/rows.csv?measure=opened', cookie('manager'))).body;
    assert.equal(rows.trimEnd().split('\r\n').length, 61);
  });

  it('tells of the regulator\'s measure with numerator, denominator, what is left out, and how sure we are', async () => {
    const { body } = await ask(server, '/manage/performance', cookie('manager'));
    for (const words of [/RP02 \(1\) Non-emergency/, /Year 2026 to 2027, so far/, /Year 2025 to 2026</, /Left out/, /read in a secondary source/, /not been able to check whether its formula changed/]) assert.match(body, words);
  });
});
