import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { aContext } from '../../test/builders/case.ts';
import { aCaseOf, aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { london } from '../../test/builders/times.ts';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { ask, siteByRole } from '../../test/site-by-role.ts';
import { dateInLondon, plainDate, type Instant } from '../clock/index.ts';
import { dueFor } from '../law/index.ts';
import { insertRows, openDatabase, type Database } from '../platform/database/index.ts';
import { sessionCookie } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import type { Role, TeamId } from '../staff/index.ts';
import { applyChange } from './apply-change.ts';
import { newDraft } from './draft.ts';
import { readMonthFilters } from './forms/month-filters.ts';
import { queueQuery, readQueueFilters, type MonthFigure } from './forms/queue-filters.ts';
import { sweepDeadlines } from './jobs.ts';
import type { CaseContext } from './model.ts';
import { monthlyFigures } from './queries/monthly-figures.ts';
import { queuePage } from './queries/queue.ts';
import { casefileRoutes } from './routes/index.ts';
import { loadCasesForChange } from './store/load.ts';
import { saveCases } from './store/save.ts';
import { foldTallies } from './tallies/fold.ts';

const now = '2026-11-24T10:00:00.000Z';
const today = plainDate('2026-11-24');

describe('the figures by team and month', () => {
  let made: TestDatabase;
  let database: Database;
  let landlord: BuiltLandlord;
  let partnersTeam: TeamId;
  let server: FastifyInstance;

  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl });
    landlord = await aLandlord(database);
    server = await siteByRole(database, casefileRoutes, now);
    await severalMonths();
  });
  after(async () => {
    await server.close();
    await database.close();
    await made.close();
  });

  const contextAt = (at: Instant): CaseContext => ({ ...aContext({ actor: landlord.staff.adviser, now: at }), newId });

  /** One case: opened, and closed where that is said; its legal clock runs out when it is left for a fortnight. */
  async function lived(number: number, { from, until, teamId = landlord.repairsTeamId }: { from: Instant; until?: Instant; teamId?: TeamId }): Promise<void> {
    const draft = newDraft(aCaseOf(landlord, `REP-2026-${String(number).padStart(5, '0')}`, { openedAt: from, teamId }));
    const context = contextAt(from);
    applyChange(draft, { events: [{ type: 'RepairReported', data: {} }], set: [{ kind: 'law', due: dueFor({ rule: 'hazards.investigate', from }, context.calendar) }] }, context);
    await database.inLandlord(landlord.id, (tx) => saveCases(tx, [draft]));
    if (until === undefined) return;
    await database.inLandlord(landlord.id, async (tx) => {
      const held = await loadCasesForChange(tx, [draft.file.id]);
      for (const each of held) applyChange(each, { events: [{ type: 'RepairClosed', data: {} }], file: { closedAt: until } }, contextAt(until));
      await saveCases(tx, held);
    });
  }

  async function severalMonths(): Promise<void> {
    const [partner, stranger] = [newId(), newId()];
    partnersTeam = newId() as TeamId;
    await database.inLandlord(landlord.id, async (tx) => {
      await insertRows(tx, 'organisations', [{ landlord_id: landlord.id, id: partner, name: 'Larchfield Company', kind: 'arms-length company' }, { landlord_id: landlord.id, id: stranger, name: 'Far Away', kind: 'contractor' }]);
      await insertRows(tx, 'teams', [{ landlord_id: landlord.id, id: partnersTeam, organisation_id: partner, name: 'Company repairs' }]);
    });
    await lived(1, { from: london('2026-09-30 23:30'), until: london('2026-10-02 09:00') });
    await lived(2, { from: london('2026-10-01 00:30'), until: london('2026-10-31 23:30') });
    await lived(3, { from: london('2026-10-10 09:00') });
    await lived(4, { from: london('2026-10-11 09:00'), until: london('2026-11-01 00:30'), teamId: partnersTeam });
    await sweepDeadlines(database, landlord.id, { now: london('2026-11-20 09:00'), today: dateInLondon(london('2026-11-20 09:00')), newId });
  }

  const figures = (query: Record<string, string> = {}, organisationId: string = landlord.councilId) =>
    database.inLandlord(landlord.id, (tx) => monthlyFigures(tx, readMonthFilters(query, today), organisationId));
  const reader = () => ({ now, today, organisationId: landlord.councilId, teamIds: [landlord.repairsTeamId] });
  const cookieOf = (role: Role) => `${sessionCookie}=${landlord.id}.${Buffer.from(JSON.stringify({ staffId: landlord.staff[role].id, name: 'P. Shah', roles: [role], teamIds: [landlord.repairsTeamId], organisationId: landlord.councilId })).toString('base64url')}`;
  const shown = async () => (await figures()).map(({ teamName, month, counts: { opened, closed, closed_late } }) => [teamName, month.slice(0, 7), opened, closed, closed_late]);

  it('count in the London month it happened in, and say the same before they are folded and after', async () => {
    const before = await shown();
    assert.deepEqual(before, [['Repairs', '2026-09', 1, 0, 0], ['Repairs', '2026-10', 2, 2, 1]]);
    await foldTallies(database, landlord.id);
    assert.deepEqual(await shown(), before);
  });

  it('open exactly the rows they count', async () => {
    const table: [measure: 'opened' | 'closed' | 'closed_late', due: MonthFigure][] = [['opened', 'opened'], ['closed', 'closed'], ['closed_late', 'closed-late']];
    for (const { teamId, month, counts } of await figures()) {
      for (const [measure, due] of table) {
        const query = Object.fromEntries(new URLSearchParams(queueQuery({ team: teamId, due, month: month.slice(0, 7) })));
        const { rows } = await database.inLandlord(landlord.id, (tx) => queuePage(tx, readQueueFilters(query), reader()));
        assert.equal(rows.length, counts[measure], `${measure} in ${month}`);
      }
    }
  });

  it('of another organisation\'s team are read by those who share homes with it, and its cases are not opened from here', async () => {
    assert.deepEqual((await figures()).filter(({ isOwn }) => !isOwn), []);
    await database.inLandlord(landlord.id, (tx) => tx.query('update homes set managing_organisation_id = (select organisation_id from teams where landlord_id = $1 and id = $2) where landlord_id = $1', [landlord.id, partnersTeam]));
    const rows = await figures();
    assert.deepEqual([...new Set(rows.filter(({ isOwn }) => !isOwn).map(({ teamName }) => teamName))], ['Company repairs']);
    const { body } = await ask(server, '/manage/months?measure=opened', cookieOf('manager'));
    assert.match(body, /Company repairs/);
    assert.doesNotMatch(body, new RegExp(`/queue\\?team=${partnersTeam}`));
    assert.match(body, new RegExp(`/queue\\?team=${landlord.repairsTeamId}&amp;due=opened&amp;month=2026-10`));
    assert.match(body, /its cases are open to its own staff/);
    await database.inLandlord(landlord.id, (tx) => tx.query('update homes set managing_organisation_id = owning_organisation_id where landlord_id = $1', [landlord.id]));
  });

  it('are numbers only to somebody who has no part in any home, and nothing of others\' teams', async () => {
    assert.deepEqual(await figures({}, newId()), []);
  });

  it('are numbers without rows for board members', async () => {
    const { status, body } = await ask(server, '/manage/months?measure=opened', cookieOf('board member'));
    assert.equal(status, 200);
    assert.doesNotMatch(body, /href="\/queue/);
    assert.match(body, /open to the staff who work on them/);
  });

  it('say why promises and silences open no list', async () => {
    assert.match((await ask(server, '/manage/months?measure=silences', cookieOf('manager'))).body, /so they open no list of cases/);
  });

  it('of a range in which nothing happened say so', async () => {
    assert.match((await ask(server, '/manage/months?from=2024-01&until=2024-03', cookieOf('manager'))).body, /Nothing happened from January 2024 to March 2024/);
  });

  it('come as a spreadsheet too', async () => {
    const { body, type } = await ask(server, '/manage/months.csv?from=2026-09', cookieOf('board member'));
    assert.match(type, /text\/csv/);
    assert.match(body, /Team,Month,Cases opened[^\n]*\r\nRepairs,2026-09,1,0,0/);
  });

  it('are of the last 13 months unless a range is chosen, which may be the wrong way round', () => {
    const range = (query: Record<string, string>) => { const { from, until } = readMonthFilters(query, today); return [from, until]; };
    assert.deepEqual(range({}), ['2025-11-01', '2026-11-01']);
    assert.deepEqual(range({ from: '2026-09', until: '2026-02' }), ['2026-02-01', '2026-09-01']);
    assert.deepEqual(range({ from: '1999-01', until: '2999-13' }), ['2025-11-01', '2026-11-01']);
  });
});
