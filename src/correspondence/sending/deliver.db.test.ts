import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import * as fc from 'fast-check';
import { SMTPServer } from 'smtp-server';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { inventLandlord, openTestCase, rowsOf, testNow, type InventedLandlord } from '../../../test/invented-landlord.ts';
import { mortal, WorkerKilled } from '../../../test/mortal-worker.ts';
import { verifyCase, type NewMessage } from '../../casefile/index.ts';
import { addHours, instant } from '../../clock/index.ts';
import { openDatabase, type Database } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import { openSmtpMailer, type Mailer, type MailOutcome } from '../../platform/mail/index.ts';
import { resolveLink } from '../links/resident-links.ts';
import type { Message } from '../model.ts';
import { deliverMessage } from './deliver.ts';
import { wordsToSend } from './words-to-send.ts';

const email: NewMessage = {
  channel: 'email', address: 'a.okafor@example.org', recipientName: 'Ms A. Okafor', residentId: null,
  template: 'visit-booked', subject: 'We will visit your home', body: 'We will visit. See it: {link}',
};
const minutesLater = (minutes: number) => addHours(instant(testNow), minutes / 60);
const publicAddress = 'https://repairs.larch.example';

let made: TestDatabase;
let database: Database;
let larch: InventedLandlord;

async function queued(message: NewMessage = email): Promise<{ caseId: string; messageId: string; reference: string }> {
  const { id, reference } = await openTestCase(database, larch, [message]);
  const [row] = await rowsOf<{ id: string }>(database, larch.id, 'select id from messages where case_id = $1', id);
  return { caseId: id, messageId: row?.id ?? '', reference };
}

const deliver = (messageId: string, mailer?: Mailer, minutes = 0) =>
  deliverMessage({ database, mailer, publicAddress, newId, now: minutesLater(minutes) }, larch.id, messageId);

/** Delivers with a worker that dies at this step; true when it died. */
async function deliverAndDie(messageId: string, step: number, mailer: Mailer | undefined, minutes: number): Promise<boolean> {
  const hands = mortal(step, { database, mailer });
  try {
    await deliverMessage({ ...hands, publicAddress, newId, now: minutesLater(minutes) }, larch.id, messageId);
    return false;
  } catch (error) {
    if (error instanceof WorkerKilled) return true;
    throw error;
  }
}

async function stateOf(messageId: string, caseId: string) {
  const one = <Row>(sql: string) => rowsOf<Row>(database, larch.id, sql, caseId);
  const [message] = await rowsOf<{ status: string; failure: string | null; tries: number; next: string | null }>(
    database, larch.id, 'select status, failure, failed_tries as tries, next_try_at as next from messages where id = $1', messageId);
  const mailbox = await rowsOf<{ body: string }>(database, larch.id, 'select body from mailbox where message_id = $1', messageId);
  const events = (await one<{ type: string }>(`select type from case_events where case_id = $1 and type like 'Message%' and type <> 'MessageQueued' order by sequence`)).map(({ type }) => type);
  const notices = (await one<{ words: string }>('select words from notices where case_id = $1')).map(({ words }) => words);
  return { status: message?.status, failure: message?.failure, tries: message?.tries, next: message?.next, mailbox, events, notices };
}

const answering = (...outcomes: MailOutcome[]): Mailer & { sent: number } => ({
  sent: 0,
  async send() {
    this.sent += 1;
    return outcomes.shift() ?? { kind: 'accepted' };
  },
});

before(async () => {
  made = await testDatabase();
  database = await openDatabase({ connectionString: made.ownerUrl });
  larch = await inventLandlord(database);
});
after(async () => {
  await database.close();
  await made.close();
});

describe('the mailbox', () => {
  test('a page behind the link is named where it can be tapped; on paper the code opens the first', async () => {
    for (const [channel, expected] of [['email', /\/r\/[\w-]{64}\/stay$/], ['letter', /\/code \(type the code [\w-]+\)$/]] as const) {
      const { messageId } = await queued({ ...email, channel, body: 'Answer: {link}/stay' });
      const { body } = await database.inLandlord(larch.id, async (tx) => {
        const [message] = await tx.query<Message>('select id, subject, body, case_id as "caseId", resident_id as "residentId", channel, facts from messages where landlord_id = $1 and id = $2', [tx.landlordId, messageId]);
        assert.ok(message !== undefined);
        return wordsToSend(tx, message, { database, mailer: undefined, publicAddress, newId, now: instant(testNow) });
      });
      assert.match(body, expected);
    }
  });

  test('holds the message with the resident’s own link, which works; the record keeps it without the secret', async () => {
    const { messageId, caseId, reference } = await queued();
    await deliver(messageId);
    const { status, mailbox, events } = await stateOf(messageId, caseId);
    assert.deepEqual([status, events], ['sent', ['MessageSent']]);
    const token = /^We will visit\. See it: https:\/\/repairs\.larch\.example\/r\/([\w-]{64})$/.exec(mailbox[0]?.body ?? '')?.[1] ?? '';
    assert.equal((await resolveLink(database, token, testNow))?.link.caseId, caseId);
    const kept = await rowsOf<{ text: string }>(database, larch.id,
      `select body as text from messages where case_id = $1 union all select data::text from case_events where case_id = $1`, caseId);
    assert.ok(kept.every(({ text }) => !text.includes(token)));
    assert.equal((await database.inLandlord(larch.id, (tx) => verifyCase(tx, reference)))?.intact, true);
  });

  test('gets the message exactly once, wherever the worker is killed', async () => {
    let step = 0;
    for (let died = true; died; step += 1) {
      const { messageId, caseId } = await queued();
      died = await deliverAndDie(messageId, step, undefined, 0);
      await deliver(messageId, undefined, 1);
      await deliver(messageId, undefined, 2);
      const { status, mailbox, events } = await stateOf(messageId, caseId);
      assert.deepEqual([status, mailbox.length, events], ['sent', 1, ['MessageSent']], `killed at step ${step}`);
    }
    assert.ok(step > 15, `only ${step} places to be killed`);
  });

  test('gets the message exactly once from many workers at the same time', async () => {
    const { messageId, caseId } = await queued();
    await Promise.all(Array.from({ length: 6 }, () => deliver(messageId)));
    const { mailbox, events } = await stateOf(messageId, caseId);
    assert.deepEqual([mailbox.length, events], [1, ['MessageSent']]);
  });

  test('keeps texts and letters although there is a mail server', async () => {
    for (const channel of ['text', 'letter'] as const) {
      const { messageId, caseId } = await queued({ ...email, channel });
      const mailer = answering();
      await deliver(messageId, mailer);
      assert.deepEqual([mailer.sent, (await stateOf(messageId, caseId)).mailbox.length], [0, 1]);
    }
  });
});

describe('the mail server', () => {
  const received = new Map<string, number>();
  let server: SMTPServer;
  let mailer: Mailer;
  before(async () => {
    server = new SMTPServer({
      authOptional: true, disabledCommands: ['STARTTLS'], disableReverseLookup: true,
      onData(stream, _session, done) {
        let text = '';
        stream.on('data', (part: Buffer) => (text += part.toString()));
        stream.on('end', () => {
          const id = /^Message-ID: <([^@]+)@/m.exec(text)?.[1] ?? 'none';
          received.set(id, (received.get(id) ?? 0) + 1);
          done();
        });
      },
    });
    server.on('error', () => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    mailer = openSmtpMailer({ url: `smtp://127.0.0.1:${port}`, from: 'post@larch.example', stepSeconds: 2 });
  });
  after(() => new Promise<void>((resolve) => server.close(() => resolve())));

  async function checkSettled(messageId: string, caseId: string): Promise<void> {
    const { status, mailbox, events, notices } = await stateOf(messageId, caseId);
    const times = received.get(messageId) ?? 0;
    assert.equal(mailbox.length, 0);
    assert.ok(times <= 1, `received ${times} times`);
    if (status === 'sent') assert.deepEqual([times, events, notices.length], [1, ['MessageSent'], 0]);
    else assert.deepEqual([status, events, notices.length], ['uncertain', ['MessageUncertain'], 1]);
  }

  test('gets each message at most once, wherever the worker is killed, and what is not known is said', async () => {
    const seen = new Set<string | undefined>();
    let step = 0;
    for (let died = true; died; step += 1) {
      const { messageId, caseId } = await queued();
      died = await deliverAndDie(messageId, step, mailer, 0);
      for (const minutes of [5, 16, 30]) await deliver(messageId, mailer, minutes);
      await checkSettled(messageId, caseId);
      seen.add((await stateOf(messageId, caseId)).status);
    }
    assert.deepEqual(seen, new Set(['sent', 'uncertain']));
  });

  test('gets each message at most once, however often workers are killed and whenever they come back', async () => {
    const deaths = fc.array(fc.record({ step: fc.nat({ max: 40 }), minutes: fc.integer({ min: 1, max: 14 }) }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(deaths, async (killed) => {
        const { messageId, caseId } = await queued();
        let clock = 0;
        for (const { step, minutes } of killed) await deliverAndDie(messageId, step, mailer, (clock += minutes));
        for (const minutes of [11, 22, 33]) await deliver(messageId, mailer, clock + minutes);
        await checkSettled(messageId, caseId);
      }),
      { numRuns: 25 },
    );
  });

  test('gets a message once from many workers at the same time', async () => {
    const { messageId, caseId } = await queued();
    await Promise.all(Array.from({ length: 5 }, () => deliver(messageId, mailer)));
    await checkSettled(messageId, caseId);
    assert.equal(received.get(messageId), 1);
  });
});

describe("the mail server's answer", () => {
  test('a refusal for good is told to the owner, and stays on the timeline', async () => {
    const { messageId, caseId } = await queued();
    await deliver(messageId, answering({ kind: 'refused', why: 'The mail server answered: 550 No such mailbox', isTheAddress: true }));
    const { status, events, notices, failure } = await stateOf(messageId, caseId);
    assert.deepEqual([status, events], ['failed', ['MessageFailed']]);
    assert.match(failure ?? '', /550/);
    assert.match(notices[0] ?? '', /could not send "We will visit your home" to Ms A\. Okafor by email.*550/);
    const mailer = answering();
    await deliver(messageId, mailer, 60);
    assert.equal(mailer.sent, 0);
  });

  test('"not now" waits a little longer each time, without troubling anybody, and then it goes', async () => {
    const { messageId, caseId } = await queued();
    const mailer = answering({ kind: 'not now', why: 'busy' }, { kind: 'not now', why: 'busy' });
    await deliver(messageId, mailer);
    const first = await stateOf(messageId, caseId);
    assert.deepEqual([first.status, first.tries, first.next, first.events], ['queued', 1, minutesLater(1), []]);
    await deliver(messageId, mailer, 0.5);
    assert.equal(mailer.sent, 1);
    await deliver(messageId, mailer, 1);
    assert.equal((await stateOf(messageId, caseId)).next, minutesLater(6));
    await deliver(messageId, mailer, 6);
    const last = await stateOf(messageId, caseId);
    assert.deepEqual([last.status, last.events, last.notices], ['sent', ['MessageSent'], []]);
  });

  test('"not now" for a whole day is a failure that the owner hears of', async () => {
    const { messageId, caseId } = await queued();
    const busy: Mailer = { send: async () => ({ kind: 'not now', why: 'busy' }) };
    let minutes = 0;
    for (let tries = 0; tries < 12; tries += 1) await deliver(messageId, busy, (minutes += 300));
    const { status, events, notices } = await stateOf(messageId, caseId);
    assert.deepEqual([status, events, notices.length], ['failed', ['MessageFailed'], 1]);
  });

  test('a slow worker that comes back with an answer knows better than the one that gave it up', async () => {
    const { messageId, caseId } = await queued();
    const slow: Mailer = {
      async send() {
        await deliver(messageId, this, 11);
        return { kind: 'accepted' };
      },
    };
    await deliver(messageId, slow);
    const { status, events } = await stateOf(messageId, caseId);
    assert.deepEqual([status, events], ['sent', ['MessageUncertain', 'MessageSent']]);
  });
});
