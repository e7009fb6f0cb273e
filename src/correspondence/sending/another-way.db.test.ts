import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { aCaseOf, aLandlord, type BuiltLandlord } from '../../../test/builders/landlord.ts';
import { aContext, anOpenedCase } from '../../../test/builders/case.ts';
import { openSite, type Site } from '../../../test/staff-site.ts';
import { rowsOf, testNow } from '../../../test/invented-landlord.ts';
import { saveCases, type NewMessage } from '../../casefile/index.ts';
import { addHours, instant, plainDate } from '../../clock/index.ts';
import { createWebServer, type StaffVisit } from '../../platform/http/index.ts';
import { newId } from '../../platform/ids.ts';
import { openLog } from '../../platform/log.ts';
import type { MailOutcome, NotifySender, OutgoingNotice } from '../../platform/mail/index.ts';
import { heedTextsOf } from '../../residents/index.ts';
import { sendAgain } from '../settle-by-hand.ts';
import { writeMessage, type Reader } from '../decide/write-message.ts';
import { deliverDue } from './deliver-due.ts';
import { deliverMessage, notifyReference } from './deliver.ts';
import { notifyReceiptsHook } from './receipts.ts';

const token = 'a-token-of-more-than-twenty-letters';
const values = { landlord: 'Larch Homes', phone: '0161 496 0000', reference: 'REP-2026-00001', title: 'Leak', link: '{link}', 'visit day': { day: plainDate('2026-11-24') }, 'visit hours': { hours: 'morning' as const } };

interface Sent {
  readonly id: string;
  readonly channel: string;
  readonly address: string;
  readonly status: string;
  readonly seenTo: string | null;
  readonly body: string;
}

describe('a message that does not arrive', () => {
  let site: Site;
  let larch: BuiltLandlord;
  let caseNumber = 0;
  before(async () => {
    site = await openSite([], testNow);
    larch = await aLandlord(site.database, 'Larch Homes');
  });
  after(() => site.close());

  const later = (minutes: number) => addHours(instant(testNow), minutes / 60);
  const rows = <Row>(sql: string, ...parameters: unknown[]) => rowsOf<Row>(site.database, larch.id, sql, ...parameters);

  /** A visit told to the resident of a home by text, whose record has this mobile and email. */
  async function told(known: { mobile: string | null; email: string | null }, more: Partial<NewMessage> = {}): Promise<{ caseId: string; first: string }> {
    await rows('update residents set mobile = $2, email = $3 where id = $1 returning id', larch.residentId, known.mobile, known.email);
    const reader: Reader = { residentId: larch.residentId, name: 'Ms A. Okafor', channel: 'text', address: known.mobile ?? '', tasks: [], language: 'English', format: 'standard', wordings: [] };
    const message = { ...writeMessage(reader, { template: 'visit-booked', values, today: plainDate('2026-11-22') }), ...more };
    const draft = anOpenedCase(aCaseOf(larch, `REP-2026-${String((caseNumber += 1)).padStart(5, '0')}`), { ...aContext({ actor: larch.staff.adviser }), now: instant(testNow), newId }, { events: [], messages: [message] });
    await site.database.inLandlord(larch.id, (tx) => saveCases(tx, [draft]));
    return { caseId: draft.file.id, first: (await messages(draft.file.id))[0]?.id ?? '' };
  }

  const messages = (caseId: string) => rows<Sent>('select id, channel, address, status, seen_to as "seenTo", body from messages where case_id = $1 order by queued_at, follows_id nulls first', caseId);
  const notices = async (caseId: string) => (await rows<{ words: string }>('select words from notices where case_id = $1', caseId)).map(({ words }) => words);
  const events = async (caseId: string) => (await rows<{ type: string }>(`select type from case_events where case_id = $1 and type like 'Message%' order by sequence`, caseId)).map(({ type }) => type);
  const broken = () => rows<{ channel: string; address: string }>('select channel, address from addresses_not_working order by channel');

  function notify(...outcomes: MailOutcome[]): NotifySender & { readonly sent: OutgoingNotice[]; known: 'yes' | 'no' | 'no answer' } {
    const sent: OutgoingNotice[] = [];
    return { channels: ['text', 'email'], sent, known: 'no', send: async (notice) => (sent.push(notice), outcomes.shift() ?? { kind: 'accepted' }), has: async function has() { return this.known; } };
  }
  const deliver = (id: string, sender: NotifySender, minutes = 0) => deliverMessage({ database: site.database, mailer: undefined, notify: sender, publicAddress: '', newId, now: later(minutes) }, larch.id, id);
  const noSuchNumber: MailOutcome = { kind: 'refused', why: 'No such number.', isTheAddress: true };

  test('goes by the next channel by itself, written for it; the number is not used again; nobody need do anything', async () => {
    const { caseId, first } = await told({ mobile: '07700900001', email: 'one@example.org' });
    await deliver(first, notify(noSuchNumber));
    const [text, email] = await messages(caseId);
    assert.deepEqual([text?.status, text?.seenTo], ['failed', 'sent another way']);
    assert.deepEqual([email?.channel, email?.address, email?.status], ['email', 'one@example.org', 'queued']);
    assert.match(email?.body ?? '', /^Dear Ms A\. Okafor,\n\nWe will visit on Tuesday 24 November/);
    assert.deepEqual(await events(caseId), ['MessageQueued', 'MessageSentAnotherWay', 'MessageQueued']);
    assert.deepEqual(await notices(caseId), []);
    assert.deepEqual(await broken(), [{ channel: 'text', address: '07700900001' }]);
  });

  test('goes on to a letter, and after that tells the owner that no way is left', async () => {
    const { caseId, first } = await told({ mobile: '07700900002', email: 'two@example.org' });
    const all = notify(noSuchNumber, { ...noSuchNumber, isTheAddress: false });
    await deliver(first, all);
    await deliver((await messages(caseId))[1]?.id ?? '', all, 1);
    const letter = (await messages(caseId)).at(-1);
    assert.deepEqual([letter?.channel, letter?.status], ['letter', 'queued']);
    await deliver(letter?.id ?? '', { ...all, channels: ['letter'], send: async () => ({ ...noSuchNumber, isTheAddress: false }) }, 2);
    assert.equal((await messages(caseId)).length, 3);
    assert.match((await notices(caseId))[0] ?? '', /could not send .* by letter.*No other way to reach them is on record/);
  });

  test('of before its facts were kept goes as it is to where it fits, and never into a text', async () => {
    const { caseId, first } = await told({ mobile: '07700900003', email: null }, { channel: 'email', address: 'old@example.org', facts: undefined as never, body: 'Dear you' });
    await rows('update messages set facts = null where id = $1 returning id', first);
    await deliver(first, notify(noSuchNumber));
    assert.deepEqual((await messages(caseId)).map(({ channel, body }) => [channel, body]), [['email', 'Dear you'], ['letter', 'Dear you']]);
  });

  test('is sent again by hand another way where they texted STOP since, in whichever way the number is written then', async () => {
    const { caseId, first } = await told({ mobile: '07700900010', email: 'ten@example.org' });
    await rows("update messages set status = 'uncertain' where id = $1 returning id", first);
    await site.database.inLandlord(larch.id, async (tx) => {
      await heedTextsOf(tx, { id: newId(), key: '447700900010', word: 'stop' }, { now: later(61), today: plainDate('2026-11-22'), newId });
      const actor = { ...larch.staff.adviser, staffId: larch.staff.adviser.id, roles: ['adviser'], teamIds: [], organisationId: newId() } as StaffVisit['actor'];
      await sendAgain(tx, first, { address: '+44 7700 900010' }, { actor, now: later(62), today: plainDate('2026-11-22'), newId });
    });
    assert.deepEqual((await messages(caseId)).map(({ channel, seenTo }) => [channel, seenTo]), [['text', 'sent another way'], ['email', null]]);
    assert.ok((await broken()).some(({ address }) => address === '07700900010'), 'STOP holds');
  });

  test('waits as a text while they say STOP, and goes another way, on the record: one by one and with all that waits', async () => {
    const say = (word: 'stop' | 'start', key: string, minutes: number) => site.database.inLandlord(larch.id, (tx) => heedTextsOf(tx, { id: newId(), key, word }, { now: later(minutes), today: plainDate('2026-11-22'), newId }));
    const { caseId, first } = await told({ mobile: '07700900011', email: 'eleven@example.org' });
    await say('stop', '447700900011', 1);
    const sender = notify();
    await deliver(first, sender, 2);
    assert.deepEqual([sender.sent, (await messages(caseId)).map(({ channel, status, seenTo }) => [channel, status, seenTo])], [[], [['text', 'failed', 'sent another way'], ['email', 'queued', null]]]);
    assert.deepEqual(await events(caseId), ['MessageQueued', 'MessageSentAnotherWay', 'MessageQueued']);
    await deliver(first, sender, 3);
    assert.equal((await messages(caseId)).length, 2, 'once');
    await say('start', '447700900011', 4);
    const again = await told({ mobile: '07700900011', email: 'eleven@example.org' });
    await say('stop', '447700900011', 5);
    await deliverDue({ database: site.database, mailer: undefined, publicAddress: '', newId, now: later(6) }, larch.id);
    assert.deepEqual((await messages(again.caseId)).map(({ channel, status, seenTo }) => [channel, status, seenTo]), [['text', 'failed', 'sent another way'], ['email', 'sent', null]]);
  });

  test('to somebody without a record, whose number said STOP, goes to the home', async () => {
    const { caseId, first } = await told({ mobile: null, email: null }, { residentId: null, address: '+44 7700 900012' });
    await site.database.inLandlord(larch.id, (tx) => heedTextsOf(tx, { id: newId(), key: '447700900012', word: 'stop' }, { now: later(1), today: plainDate('2026-11-22'), newId }));
    const sender = notify();
    await deliver(first, sender, 2);
    assert.deepEqual([sender.sent, (await messages(caseId)).map(({ channel }) => channel)], [[], ['text', 'letter']]);
  });

  test('cannot be printed in its letters: never a letter of empty boxes, but another way, and a letter that a person makes', async () => {
    const inArabic = { channel: 'letter', address: '14 Larch House, Salford, M5 4WT', subject: 'زيارة', body: 'مرحبا' } as const;
    const { caseId, first } = await told({ mobile: '07700900009', email: null }, inArabic);
    const here = { ...notify(), channels: [] };
    await deliver(first, here);
    assert.deepEqual((await messages(caseId)).map(({ channel, status }) => [channel, status]), [['letter', 'failed'], ['text', 'queued']]);
    const tasks = await rows<{ kind: string; detail: string }>('select kind, detail from message_tasks where case_id = $1', caseId);
    assert.deepEqual(tasks, [{ kind: 'format', detail: 'a letter that is printed elsewhere or written by hand' }]);
    assert.equal((await rows('select 1 as one from mailbox where message_id = $1', first)).length, 0);

    const [home] = await rows<{ address: string }>(`select concat_ws(', ', address_line, town, postcode) as address from homes where id = (select home_id from cases where id = $1)`, caseId);
    const unreachable = await told({ mobile: null, email: null }, { ...inArabic, address: home?.address ?? '' });
    await deliver(unreachable.first, here);
    assert.match((await notices(unreachable.caseId))[0] ?? '', /We cannot print it: our letters lack .*No other way to reach them is on record/);
  });

  test('with a picture in it is printed, without the picture', async () => {
    const { caseId, first } = await told({ mobile: null, email: null }, { channel: 'letter', address: '14 Larch House, Salford, M5 4WT', body: 'About “Leak 🔥”' });
    await deliver(first, { ...notify(), channels: [] });
    assert.deepEqual((await messages(caseId)).map(({ status }) => status), ['to print']);
  });

  test('by Notify and cut short is asked about, and sent again only if Notify never had it', async () => {
    for (const known of ['yes', 'no', 'no answer'] as const) {
      const { first, caseId } = await told({ mobile: '07700900004', email: null });
      const sender = notify({ kind: 'unknown', why: 'The line broke.' });
      sender.known = known;
      for (const minutes of [0, 5, 11, 12, 13]) await deliver(first, sender, minutes);
      const [message] = await messages(caseId);
      assert.deepEqual([message?.status, sender.sent.length], { yes: ['sent', 1], no: ['sent', 2], 'no answer': ['sending', 1] }[known], known);
    }
  });

  describe('the receipts of Notify', () => {
    const hooks = notifyReceiptsHook(token);
    const post = async (payload: unknown, authorization = `Bearer ${token}`) => {
      const server = await createWebServer({
        routes: [], navigation: [], database: site.database, log: openLog('silent'), publicAddress: 'http://localhost', trustProxy: false,
        readSession: async () => undefined, resolveLink: async () => undefined, landlordOfLink: () => undefined, readClock: () => later(30), hooks,
      });
      const { statusCode } = await server.inject({ method: 'POST', url: '/hooks/notify', headers: { authorization, 'content-type': 'application/json' }, payload: JSON.stringify(payload) });
      await server.close();
      return statusCode;
    };
    const receipt = (id: string, status: string) => ({ id: newId(), reference: notifyReference(larch.id, id), to: '07700900005', status, notification_type: 'sms' });

    test('say that it arrived, once however often they come', async () => {
      const { first, caseId } = await told({ mobile: '07700900005', email: null });
      await deliver(first, notify());
      for (const status of ['delivered', 'delivered', 'permanent-failure']) assert.equal(await post(receipt(first, status)), 204);
      assert.deepEqual(await events(caseId), ['MessageQueued', 'MessageSent', 'MessageDelivered']);
    });

    test('say that it never will: it goes another way, once', async () => {
      const { first, caseId } = await told({ mobile: '07700900006', email: 'six@example.org' });
      await deliver(first, notify());
      for (let times = 0; times < 3; times += 1) assert.equal(await post(receipt(first, 'permanent-failure')), 204);
      assert.deepEqual((await messages(caseId)).map(({ channel, status }) => [channel, status]), [['text', 'failed'], ['email', 'queued']]);
      assert.ok((await broken()).some(({ address }) => address === '07700900006'));
    });

    test('of a phone that is off change the way, and not the address', async () => {
      const { first, caseId } = await told({ mobile: '07700900007', email: 'seven@example.org' });
      await deliver(first, notify());
      await post(receipt(first, 'temporary-failure'));
      assert.equal((await messages(caseId)).length, 2);
      assert.ok(!(await broken()).some(({ address }) => address === '07700900007'));
    });

    test('of whoever has not the token are not read; what names nothing of ours changes nothing', async () => {
      const { first, caseId } = await told({ mobile: '07700900008', email: 'eight@example.org' });
      await deliver(first, notify());
      for (const wrong of ['', 'Bearer ', 'Bearer wrong', `Basic ${token}`]) assert.equal(await post(receipt(first, 'permanent-failure'), wrong), 401);
      for (const odd of [null, [], 'x', {}, { reference: 7, status: 'delivered' }, { reference: `${larch.id}.${newId()}`, status: 'delivered' }, { reference: notifyReference(newId(), first), status: 'permanent-failure' }]) {
        assert.equal(await post(odd), 204, JSON.stringify(odd));
      }
      assert.deepEqual((await messages(caseId)).map(({ status }) => status), ['sent']);
    });
  });
});
