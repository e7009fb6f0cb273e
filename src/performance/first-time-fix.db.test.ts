import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { aLandlord } from '../../test/builders/landlord.ts';
import { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { london } from '../../test/builders/times.ts';
import { openedTestDatabase, type OpenedDatabase } from '../../test/opened-database.ts';
import { ask, siteByRole } from '../../test/site-by-role.ts';
import { plainDate, type Instant } from '../clock/index.ts';
import { sessionCookie } from '../platform/http/index.ts';
import '../repairs/index.ts';
import { readFigureFilters } from './forms/filters.ts';
import { performanceRoutes } from './index.ts';
import { countLandlord } from './jobs.ts';
import { measuresByMonth } from './queries/figures.ts';

describe('fixed first time, of the month a job closed in', () => {
  let opened: OpenedDatabase;
  let work: RepairsAtWork;
  before(async () => {
    opened = await openedTestDatabase();
  });
  after(() => opened.close());
  beforeEach(async () => {
    work = new RepairsAtWork(opened.database, await aLandlord(opened.database));
  });

  /** How many of how many, and how many counted as it when the month ended, once everything until then is counted. */
  async function ofSeptember(now: Instant = london('2026-12-01 09:00')): Promise<string> {
    await countLandlord(opened.database, work.landlord.id, now);
    const filters = readFigureFilters({ from: '2026-09', until: '2026-09' }, plainDate('2026-12-01'), ['first-time-fix']);
    const [counted] = await work.inLandlord((tx) => measuresByMonth(tx, { filters, months: filters, organisationId: work.landlord.councilId, measures: ['first-time-fix'] }));
    return counted === undefined ? 'none' : `${counted.hits} of ${counted.total}, was ${counted.hits + counted.amended}`;
  }

  it('goes down when one of them comes back later', async () => {
    await work.closedJob('tap', london('2026-09-08 10:00'));
    await work.closedJob('window', london('2026-09-09 10:00'));
    assert.equal(await ofSeptember(), '2 of 2, was 2');
    await work.report('tap', london('2026-11-24 09:30'));
    assert.equal(await ofSeptember(), '1 of 2, was 2');
  });

  it('is what it was again when a person rules the recall out', async () => {
    await work.closedJob('tap', london('2026-09-08 10:00'));
    const again = await work.report('tap', london('2026-11-24 09:30'));
    assert.equal(await ofSeptember(), '0 of 1, was 1');
    await work.do(again, work.landlord.staff.planner, london('2026-11-25 09:30'), { type: 'RuleOutRecall', reason: 'The bath tap, not the basin’s' });
    assert.equal(await ofSeptember(), '1 of 1, was 1');
  });

  it('goes down when the resident says later that it was not fixed', async () => {
    const first = await work.closedJob('tap', london('2026-09-08 10:00'));
    await work.do(first, work.landlord.staff.adviser, london('2026-10-12 10:00'), { type: 'AnswerWhetherFixed', answer: 'not-fixed', words: 'Drips', how: 'by phone' });
    assert.equal(await ofSeptember(), '0 of 1, was 1');
  });

  it('was never there when they said so within the month, and then nothing went down', async () => {
    const first = await work.closedJob('tap', london('2026-09-08 10:00'));
    await work.do(first, work.landlord.staff.adviser, london('2026-09-12 10:00'), { type: 'AnswerWhetherFixed', answer: 'not-fixed', words: 'Drips', how: 'by phone' });
    assert.equal(await ofSeptember(), '0 of 1, was 0');
  });

  it('says on the managers’ page that it went down, by how much and why, and opens what did it', async () => {
    await work.closedJob('tap', london('2026-09-08 10:00'));
    await work.closedJob('window', london('2026-09-09 10:00'));
    await work.report('tap', london('2026-11-24 09:30'));
    await ofSeptember();
    const server = await siteByRole(opened.database, performanceRoutes, london('2026-12-01 09:00'));
    const { id, staff, councilId } = work.landlord;
    const cookie = `${sessionCookie}=${id}.${Buffer.from(JSON.stringify({ staffId: staff.manager.id, name: 'P. Shah', roles: ['manager'], teamIds: [], organisationId: councilId })).toString('base64url')}`;
    const { body } = await ask(server, '/manage/performance?measure=first-time-fix&from=2026-09&until=2026-09', cookie);
    assert.match(body, /This has gone down since: <a [^>]*which=amended[^>]*>1<\/a> counted as fixed first time when the month ended[^<]*the job came back[^<]*With it it was 100%/);
    await server.close();
  });
});
