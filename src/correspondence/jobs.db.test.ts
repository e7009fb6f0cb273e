import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { pino } from 'pino';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { inventLandlord, openTestCase, rowsOf, testNow, type InventedLandlord } from '../../test/invented-landlord.ts';
import { addHours, instant } from '../clock/index.ts';
import type { NewMessage } from '../casefile/index.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { openWakingDatabase, startWorker } from '../platform/jobs/index.ts';
import { correspondenceJobs } from './jobs.ts';
import { dueMessages } from './queries/index.ts';

const text: NewMessage = {
  channel: 'text', address: '07700900123', recipientName: 'Ms A. Okafor', residentId: null, template: 'visit-booked', subject: 'We will visit', body: 'We will visit.',
};
const log = pino({ level: 'silent' });
const jobs = correspondenceJobs({ mailer: undefined, publicAddress: 'http://localhost' });
const later = (minutes: number) => addHours(instant(testNow), minutes / 60);

describe('messages leave by themselves', () => {
  let made: TestDatabase;
  let database: Database;
  let larch: InventedLandlord;
  before(async () => {
    made = await testDatabase();
    database = await openWakingDatabase({ connectionString: made.ownerUrl });
    larch = await inventLandlord(database);
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const inMailbox = async (caseId: string) =>
    (await rowsOf(database, larch.id, 'select 1 from mailbox join messages on messages.id = mailbox.message_id where case_id = $1', caseId)).length;
  const sweep = (minutes: number) => jobs.tasks['send-waiting-messages']?.({}, { database, log, now: later(minutes), newId });

  test('saving a case with a message is enough: the worker does the rest', async () => {
    const { id } = await openTestCase(database, larch, [text, { ...text, subject: 'Another' }]);
    const worker = await startWorker({ ownerUrl: made.ownerUrl, database, tasks: jobs.tasks, schedule: jobs.schedule, log, readClock: () => later(1) });
    try {
      for (let tries = 0; (await inMailbox(id)) < 2 && tries < 100; tries += 1) await pause(50);
    } finally {
      await worker.stop();
    }
    assert.equal(await inMailbox(id), 2);
  });

  test('a message whose worker was never told is found by the next look, which sends it once', async () => {
    const { id } = await openTestCase(database, larch, [text]);
    await sweep(1);
    assert.equal(await inMailbox(id), 1);
    await sweep(2);
    assert.equal(await inMailbox(id), 1);
  });

  test('a job of the version before, which named one message, is done and not left waiting', async () => {
    const { id } = await openTestCase(database, larch, [text]);
    await jobs.tasks['send-message']?.({ landlordId: larch.id, messageId: newId() }, { database, log, now: later(1), newId });
    assert.equal(await inMailbox(id), 1);
  });

  test('many go together, and two workers at once send each of them once', async () => {
    const cases = await Promise.all(Array.from({ length: 12 }, () => openTestCase(database, larch, [text, { ...text, subject: 'Another' }])));
    await Promise.all([sweep(1), sweep(1), sweep(1)]);
    await sweep(2);
    for (const { id } of cases) {
      assert.equal(await inMailbox(id), 2);
      assert.equal((await rowsOf(database, larch.id, `select 1 from case_events where type = 'MessageSent' and case_id = $1`, id)).length, 2);
    }
  });

  test('nobody is woken for a case that was not saved', async () => {
    const woken: string[] = [];
    const listening = await openDatabase({ connectionString: made.ownerUrl, mostConnections: 1, onWake: (_, task) => woken.push(task) });
    const wakeThen = (keep: boolean) => listening.inLandlordKeepingIf(larch.id, () => keep, async (tx) => tx.wake('send-messages'));
    await wakeThen(false);
    assert.deepEqual(woken, []);
    await wakeThen(true);
    assert.deepEqual(woken, ['send-messages']);
    await listening.close();
  });

  test('one that cannot be handled does not keep the others waiting', async () => {
    const broken = await openTestCase(database, larch, [{ ...text, body: '{link}' }]);
    const fine = await openTestCase(database, larch, [text]);
    // Stands for any fault of one message: its link cannot be made.
    const failing: Database = { ...database, inLandlord: (landlordId, work) => database.inLandlord(landlordId, (tx) => work({
      ...tx,
      query: (sql, parameters) => (sql.includes('insert into resident_links') ? Promise.reject(new Error('no')) : tx.query(sql, parameters)),
    })) };
    await jobs.tasks['send-waiting-messages']?.({}, { database: failing, log, now: later(5), newId });
    assert.deepEqual([await inMailbox(broken.id), await inMailbox(fine.id)], [0, 1]);
  });

  test('the sweep reads what waits, not what was ever sent', async () => {
    await sweep(60);
    assert.deepEqual(await database.inLandlord(larch.id, (tx) => dueMessages(tx, later(120), [])), []);
    const plan: { 'QUERY PLAN': string }[] = [];
    await database.inLandlord(larch.id, async (tx) => {
      await tx.query('set local enable_seqscan = off');
      const explaining = { ...tx, query: async <Row>(sql: string, parameters?: readonly unknown[]) => (plan.push(...(await tx.query<never>(`explain ${sql}`, parameters))), [] as Row[]) };
      await dueMessages(explaining, later(120), []);
    });
    assert.match(plan.map((row) => row['QUERY PLAN']).join('\n'), /Index Scan using messages_unsettled/);
  });
});
