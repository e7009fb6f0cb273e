import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import { after, before, beforeEach, describe, test } from 'node:test';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { inventLandlord, openTestCase, rowsOf, testNow, type InventedLandlord } from '../../../test/invented-landlord.ts';
import { ask, cookieOf, sendForm, siteByRole } from '../../../test/site-by-role.ts';
import type { NewMessage } from '../../casefile/index.ts';
import { insertRows, openDatabase, type Database } from '../../platform/database/index.ts';
import { render } from '../../platform/html/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import { newId } from '../../platform/ids.ts';
import type { MailOutcome } from '../../platform/mail/index.ts';
import type { Role } from '../../staff/index.ts';
import { correspondenceRoutes } from './index.ts';
import { deliverMessage } from '../sending/deliver.ts';
import { stuckMessagesPanel } from '../work-panel.ts';

const message: NewMessage = {
  channel: 'email', address: 'a.okafor@example.org', recipientName: 'Ms <A.> Okafor', residentId: null,
  template: 'visit-booked', subject: 'We will visit & mend', body: 'Dear <b>you</b>,\n\nSee it: {link}',
};
const list = '/messages/needing-attention';
let made: TestDatabase;
let database: Database;
let server: FastifyInstance;
let larch: InventedLandlord;

/** Each test starts with nothing of anybody else's. */
const anotherLandlord = async () => {
  larch = await inventLandlord(database);
};

async function sent(outcome?: MailOutcome): Promise<string> {
  const { id } = await openTestCase(database, larch, [message]);
  const [row] = await rowsOf<{ id: string }>(database, larch.id, 'select id from messages where case_id = $1', id);
  const messageId = row?.id ?? '';
  const mailer = outcome && { send: async () => outcome };
  await deliverMessage({ database, mailer, publicAddress: 'http://localhost', newId, now: testNow }, larch.id, messageId);
  return messageId;
}
const failed = () => sent({ kind: 'refused', why: '550 No such mailbox', isTheAddress: true });
const uncertain = () => sent({ kind: 'unknown', why: 'The line broke.' });
const events = async (messageId: string) =>
  (await rowsOf<{ type: string; data: Record<string, unknown>; actorName: string }>(database, larch.id,
    `select type, data, actor_name as "actorName" from case_events where data->>'messageId' = $1 order by sequence`, messageId));
const statusOf = async (id: string) =>
  (await rowsOf<{ status: string; address: string }>(database, larch.id, 'select status, address from messages where id = $1', id))[0];

before(async () => {
  made = await testDatabase();
  database = await openDatabase({ connectionString: made.ownerUrl });
  server = await siteByRole(database, correspondenceRoutes, testNow);
});
after(async () => {
  await server.close();
  await database.close();
  await made.close();
});
describe('the mailbox page', () => {
  beforeEach(anotherLandlord);

  test('says what would have been sent, escaped, and that it was not really sent', async () => {
    const id = await sent();
    const page = await ask(server, '/mailbox', cookieOf(larch, 'adviser'));
    assert.equal(page.status, 200);
    assert.match(page.body, /Ms &lt;A\.&gt; Okafor/);
    assert.match(page.body, /not really sent/);
    const whole = await ask(server, `/mailbox/${id}`, cookieOf(larch, 'adviser'));
    assert.match(whole.body, /Dear &lt;b&gt;you&lt;\/b&gt;,<br><br>See it: <a class="govuk-link" rel="noreferrer" href="http:\/\/localhost\/r\/[\w-]{64}">/);
    assert.match(whole.body, /Not really sent: kept in this mailbox/);
  });

  test('is empty in words, and a place in the list typed by hand starts it again', async () => {
    for (const url of ['/mailbox', '/mailbox?before=x', '/mailbox?channel=pigeon&before=2026-01-01_y']) {
      const page = await ask(server, url, cookieOf(larch, 'manager'));
      assert.equal(page.status, 200);
      assert.match(page.body, /No messages here yet/);
    }
  });

  test('goes on from page to page without losing or repeating one', async () => {
    const { id } = await openTestCase(database, larch, Array.from({ length: 120 }, (_, at) => ({ ...message, subject: `Message ${at}.` })));
    const ids = await rowsOf<{ id: string }>(database, larch.id, 'select id from messages where case_id = $1', id);
    await database.inLandlord(larch.id, (tx) => insertRows(tx, 'mailbox', ids.map((row) => ({
      landlord_id: larch.id, message_id: row.id, delivered_at: testNow, channel: 'text', address: 'x', recipient_name: 'y', subject: `S${row.id}`, body: '',
    }))));
    const seen: string[] = [];
    let url: string | undefined = '/mailbox?channel=text';
    for (let pages = 0; url !== undefined && pages < 10; pages += 1) {
      const { body } = await ask(server, url, cookieOf(larch, 'administrator'));
      seen.push(...[...body.matchAll(/href="\/mailbox\/([\w-]{36})"/g)].map(([, found = '']) => found));
      url = /href="(\/mailbox\?[^"]*before=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    }
    assert.deepEqual(seen.toSorted(), ids.map((row) => row.id).toSorted());
    assert.equal((await ask(server, '/mailbox?channel=letter', cookieOf(larch, 'manager'))).body.includes('No messages here yet'), true);
  });

  test('looking at a message is written down', async () => {
    const id = await sent();
    await ask(server, `/mailbox/${id}`, cookieOf(larch, 'adviser'));
    const views = await rowsOf(database, larch.id, `select 1 from record_views where subject_kind = 'case'`);
    assert.equal(views.length, 1);
  });
});

describe('who sees it', () => {
  beforeEach(anotherLandlord);

  for (const role of ['operative', 'board member', 'planner', 'surveyor', 'complaints officer'] as const) {
    test(`a ${role} may not open the mailbox`, async () => assert.equal((await ask(server, '/mailbox', cookieOf(larch, role))).status, 403));
  }
  for (const role of ['operative', 'board member'] as const) {
    test(`a ${role} may not open messages needing attention`, async () => {
      assert.equal((await ask(server, list, cookieOf(larch, role))).status, 403);
    });
  }

  test('the other landlord finds nothing of it, by list or by address', async () => {
    const [kept, stuck] = [await sent(), await failed()];
    const elm = cookieOf(await inventLandlord(database), 'manager');
    assert.match((await ask(server, '/mailbox', elm)).body, /No messages here yet/);
    assert.match((await ask(server, list, elm)).body, /Every message got through/);
    for (const url of [`/mailbox/${kept}`, `/messages/${stuck}`, '/mailbox/x', '/messages/..%2f']) assert.equal((await ask(server, url, elm)).status, 404);
  });
});

describe('messages needing attention', () => {
  beforeEach(anotherLandlord);

  test('are listed with what happened, and none when all got through', async () => {
    assert.match((await ask(server, list, cookieOf(larch, 'planner'))).body, /Every message got through/);
    await failed();
    await uncertain();
    const { body } = await ask(server, list, cookieOf(larch, 'planner'));
    assert.match(body, /550 No such mailbox/);
    assert.match(body, /Uncertain/);
  });

  test('are narrowed to one kind, in the list and in its file, and a person to ring comes with their number and best time', async () => {
    await failed();
    const residentId = newId();
    await rowsOf(database, larch.id, `insert into residents (landlord_id, id, name, mobile, phone, preferred_channel, contact_times, search_text, updated_at)
      values ($1, $2, 'Ms A. Okafor', '07700 900123', '0161 496 0123', 'phone', 'after 3pm', '', now()) returning id`, larch.id, residentId);
    await openTestCase(database, larch, [{ ...message, residentId, tasks: [{ kind: 'call', detail: '' }, { kind: 'language', detail: 'Polish' }] }]);
    const open = async (path: string) => (await ask(server, path, cookieOf(larch, 'adviser'))).body;
    const toRing = await open(`${list}?need=call`);
    assert.match(toRing, /Ring Ms &lt;A\.&gt; Okafor/);
    assert.doesNotMatch(toRing, /550 No such mailbox|in Polish/);
    assert.match(await open(`${list}?need=language`), /Say it to Ms &lt;A\.&gt; Okafor in Polish/);
    assert.match(await open(`${list}?need=arrival`), /550 No such mailbox/);
    assert.match(await open(`${list}?need=reach`), /Nothing of this kind waits/);
    assert.deepEqual((await open(`${list}.csv?need=call`)).split('\n').filter((line) => /Failed|Language/.test(line)), []);
    const task = await open(/\/messages\/tasks\/[0-9a-f-]{36}/.exec(toRing)?.[0] ?? '');
    assert.match(task, /href="tel:07700900123">07700 900123<\/a> or <a class="govuk-link" href="tel:01614960123">0161 496 0123<\/a><br>Best time: after 3pm/);
  });

  test('are counted on the first page of whoever can see to them, and only there', async () => {
    const panelOf = async (role: Role) => {
      const actor = { staffId: larch.staffId, name: 'P. Shah', roles: [role], teamIds: [], organisationId: larch.organisationId };
      const panel = await database.inLandlord(larch.id, (tx) => stuckMessagesPanel({ tx, actor } as unknown as StaffVisit));
      return panel && render(panel);
    };
    assert.equal(await panelOf('planner'), undefined);
    await failed();
    await uncertain();
    assert.match((await panelOf('planner')) ?? '', /href="\/messages\/needing-attention">2 messages need a person/);
    assert.equal(await panelOf('operative'), undefined);
  });

  test('one is sent again to a mended address, on the timeline under the name of who did', async () => {
    const id = await failed();
    const form = { from: `/messages/${id}`, to: `/messages/${id}/send-again`, cookie: cookieOf(larch, 'adviser') };
    assert.equal((await sendForm(server, form, { address: 'right@example.org' })).location, `${list}?done=send-again`);
    assert.deepEqual(await statusOf(id), { status: 'queued', address: 'right@example.org' });
    const last = (await events(id)).at(-1);
    assert.deepEqual([last?.type, last?.actorName, last?.data['addressChanged']], ['MessageSentAgain', 'P. Shah', true]);
    await deliverMessage({ database, mailer: { send: async () => ({ kind: 'accepted' }) }, publicAddress: '', newId, now: testNow }, larch.id, id);
    assert.equal((await statusOf(id))?.status, 'sent');
  });

  test('one is marked as sent only with a reason; what was typed and what is wrong are shown', async () => {
    const id = await uncertain();
    const form = { from: `/messages/${id}`, to: `/messages/${id}/mark-as-sent`, cookie: cookieOf(larch, 'adviser') };
    const refused = await sendForm(server, form, { reason: '  ' });
    assert.equal(refused.status, 422);
    assert.match(refused.body, /href="#reason">Say how you know that it arrived/);
    assert.equal((await statusOf(id))?.status, 'uncertain');
    assert.equal((await sendForm(server, form, { reason: 'She rang us' })).status, 303);
    assert.equal((await statusOf(id))?.status, 'sent');
    assert.equal((await events(id)).at(-1)?.data['reason'], 'She rang us');
  });

  test('a wrong address comes back as it was typed, and nothing is sent', async () => {
    const id = await failed();
    const form = { from: `/messages/${id}`, to: `/messages/${id}/send-again`, cookie: cookieOf(larch, 'adviser') };
    const refused = await sendForm(server, form, { address: '"><script>' });
    assert.equal(refused.status, 422);
    assert.match(refused.body, /Error: /);
    assert.match(refused.body, /value="&quot;&gt;&lt;script&gt;"/);
    assert.equal((await statusOf(id))?.status, 'failed');
  });

  test('two people settle the same one: the second is told that it is done', async () => {
    const id = await uncertain();
    const to = (what: string) => ({ from: list, to: `/messages/${id}/${what}`, cookie: cookieOf(larch, 'adviser') });
    const token = `/messages/${id}`;
    const results = await Promise.all([
      sendForm(server, { ...to('mark-as-sent'), from: token }, { reason: 'She rang us' }),
      sendForm(server, { ...to('send-again'), from: token }, { address: 'a@example.org' }),
    ]);
    assert.equal(results.filter(({ status }) => status === 303).length, 1);
    assert.ok(results.every(({ status }) => [303, 404, 409].includes(status)));
  });
});
