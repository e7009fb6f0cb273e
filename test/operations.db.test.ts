import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { casefileGauges } from '../src/casefile/index.ts';
import { correspondenceGauges } from '../src/correspondence/index.ts';
import { landlordGauges, openMetrics } from '../src/platform/metrics/index.ts';
import { migrationsFolder } from '../src/platform/open-product.ts';
import { openReadiness, type Readiness } from '../src/platform/readiness/index.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { openOutsideSite, type OutsideSite } from './outside-site.ts';

const token = 'a-token-of-more-than-twenty-letters';
const anHourLater = '2026-11-22T11:00:00.000Z';

describe('what one process tells whoever runs it', () => {
  let made: TestDatabase;
  let site: OutsideSite;
  let readiness: Readiness;
  const tick = { seconds: 0 };
  const metrics = openMetrics({ version: '0.0.0', ofProcess: true });
  before(async () => {
    made = await testDatabase();
    readiness = openReadiness({ ownerUrl: made.ownerUrl, migrationsFolder, worker: { secondsSinceTick: () => tick.seconds } });
    site = await openOutsideSite({ operations: { whyNotReady: readiness.whyNotReady, metrics, metricsToken: token } });
    for (const gauge of landlordGauges([...casefileGauges, ...correspondenceGauges], site.database, () => anHourLater)) metrics.watch(gauge);
    metrics.watch({ name: 'putright_jobs', help: 'Jobs', label: 'state', read: async () => ({ waiting: (await readiness.queue()).waiting }) });
    metrics.watch({ name: 'putright_cannot_be_read', help: 'Fails', read: () => Promise.reject(new Error('Ms A. Okafor')) });
  });
  after(async () => {
    await site.close();
    await readiness.close();
    await made.close();
  });

  const whyNot = async () => {
    const { status, text } = await site.ask('/ready');
    return { status, reasons: (JSON.parse(text) as { reasons: string[] }).reasons };
  };

  test('it is ready when the database answers, has this program’s migrations, and the worker does its regular tasks', async () => {
    assert.deepEqual(await whyNot(), { status: 200, reasons: [] });
  });

  test('it is not when the worker has been still for three minutes, and says so', async () => {
    tick.seconds = 181;
    assert.deepEqual(await whyNot(), { status: 503, reasons: ['The worker has done none of its regular tasks for 181 seconds.'] });
    tick.seconds = 0;
  });

  test('it is not while the database lacks a migration', async () => {
    const { Client } = await import('pg');
    const client = new Client({ connectionString: made.ownerUrl });
    await client.connect();
    await client.query(`update putright_migrations set name = 'x' || name where name like '0007%'`);
    assert.match((await whyNot()).reasons.join(), /^The database has not run 1 of this program's migrations, from 0007_/);
    await client.query(`update putright_migrations set name = substr(name, 2) where name like 'x%'`);
    await client.end();
    assert.equal((await whyNot()).status, 200);
  });

  test('it lives whether or not it is ready', async () => assert.equal((await site.ask('/health')).status, 200));

  test('its figures name routes by their pattern, and everything else by its kind', async () => {
    await site.ask(`/r/${site.linkToken}`);
    const { status, text, headers } = await site.ask('/metrics');
    assert.equal(status, 200);
    assert.match(String(headers['content-type']), /^text\/plain/);
    assert.match(text, /putright_http_request_seconds_count\{route="\/r\/:token",method="GET",status="200"\} 1/);
    for (const line of [/^putright_requests_now\{state="at work"\} \d/m, /^putright_requests_refused_total 0/m, /^putright_build_info\{version="0\.0\.0"/m, /^nodejs_eventloop_lag_p99_seconds /m, /^process_resident_memory_bytes /m, /^putright_messages\{state="failed"\} 0/m, /^putright_jobs\{state="waiting"\} 0/m, /^putright_deadline_unswept_seconds \d/m]) {
      assert.match(text, line);
    }
    assert.doesNotMatch(text, /^putright_cannot_be_read \d|Okafor|Larch/m);
    for (const secret of [site.linkToken, site.reference, site.landlord.id, site.landlord.slug]) assert.ok(!text.includes(secret), secret);
  });

  for (const [who, headers, status] of [
    ['somebody on this machine', {}, 200],
    ['a proxy on this machine, for somebody elsewhere', { 'x-forwarded-for': '198.51.100.9' }, 404],
    ['a holder of the token, from anywhere', { 'x-forwarded-for': '198.51.100.9', authorization: `Bearer ${token}` }, 200],
    ['somebody with another token', { authorization: 'Bearer something-else-of-some-length' }, 404],
  ] as [string, Record<string, string>, number][]) {
    test(`${who} is answered with ${status} for them`, async () => assert.equal((await site.ask('/metrics', { headers })).status, status));
  }

  test('it is not ready when the database does not answer, without saying where that is', async () => {
    const away = openReadiness({ ownerUrl: 'postgres://putright:hidden@127.0.0.1:1/putright', migrationsFolder, worker: undefined });
    assert.deepEqual(await away.whyNotReady(), ['The database did not answer within 1 second.']);
    await away.close();
  });

});
