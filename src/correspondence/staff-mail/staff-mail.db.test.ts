import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { inventLandlord, openTestCase, rowsOf, type InventedLandlord } from '../../../test/invented-landlord.ts';
import { insertRows, openDatabase, type Database } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import type { MailOutcome, OutgoingMail } from '../../platform/mail/index.ts';
import { setMorningEmail, type StaffId } from '../../staff/index.ts';
import { sendDueStaffMails } from './send-due.ts';
import { writeDueStaffMails } from './write-due.ts';

const [monday7, monday8, tuesday7, sunday7] = ['2026-11-23T07:00:00.000Z', '2026-11-23T08:00:00.000Z', '2026-11-24T07:00:00.000Z', '2026-11-22T07:00:00.000Z'] as const;

describe('our own people told by email', () => {
  let made: TestDatabase;
  let database: Database;
  let larch: InventedLandlord;
  let sent: OutgoingMail[];
  let answer: () => MailOutcome;
  before(async () => {
    made = await testDatabase();
    database = await openDatabase({ connectionString: made.appUrl, mostConnections: 6 });
  });
  beforeEach(async () => {
    larch = await inventLandlord(database);
    [sent, answer] = [[], () => ({ kind: 'accepted' })];
  });
  after(async () => {
    await database.close();
    await made.close();
  });

  const mailer = { send: async (mail: OutgoingMail) => (sent.push(mail), answer()) };
  const tools = (now: string, carried = true) => ({ database, now, newId, mailer: carried ? mailer : undefined, publicAddress: 'https://homes.example' });
  const run = async (now: string, carried = true) => {
    await writeDueStaffMails(tools(now, carried), larch.id);
    return sendDueStaffMails(tools(now, carried), larch.id);
  };
  const tell = async ({ staffId = larch.staffId, ...differing }: { staffId?: StaffId; is_urgent?: boolean; at?: string } = {}) => {
    const { id } = await openTestCase(database, larch);
    await database.inLandlord(larch.id, (tx) => insertRows(tx, 'notices', [{ landlord_id: larch.id, id: newId(), staff_id: staffId, case_id: id, words: 'Ms Okafor rang', at: '2026-11-20T10:00:00.000Z', is_urgent: false, ...differing }]));
  };
  const colleague = async (name: string): Promise<StaffId> => {
    const id = newId() as StaffId;
    await database.inLandlord(larch.id, (tx) => insertRows(tx, 'staff', [{ landlord_id: larch.id, id, organisation_id: larch.organisationId, name, email: `${name}@larch.example`, roles: ['adviser'], created_at: sunday7 }]));
    return id;
  };
  const away = (staffId: StaffId, cover: StaffId) => database.inLandlord(larch.id, (tx) => insertRows(tx, 'absences', [{ landlord_id: larch.id, id: newId(), staff_id: staffId, cover_staff_id: cover, from_on: '2026-11-23', until_on: '2026-11-23', created_at: sunday7 }]));
  const mails = () => rowsOf<{ status: string; kind: string; transport: string | null; subject: string }>(database, larch.id, 'select status, kind, transport, subject from staff_mails where landlord_id = $1 order by queued_at, id', larch.id);

  it('is one email a working morning of all there is, once, by however many workers', async () => {
    for (const _ of Array.from({ length: 5 })) await tell();
    await Promise.all([run(monday7), run(monday7), run(monday7)]);
    await run(monday8);
    assert.deepEqual(sent.map(({ to, subject }) => [to, subject]), [['p.shah@larch.example', 'Your work this morning: 5 waiting for you']]);
    await run(tuesday7);
    assert.equal(sent.length, 1);
  });

  it('names no resident and says nothing of what was written', async () => {
    await tell();
    await run(monday7);
    assert.doesNotMatch(`${sent[0]?.subject} ${sent[0]?.text}`, /Okafor|rang|Light out/);
  });

  for (const [why, now] of [['on a Sunday', sunday7], ['before seven', '2026-11-23T06:59:00.000Z'], ['in the afternoon', '2026-11-23T13:00:00.000Z']] as const) {
    it(`is not sent ${why}`, async () => {
      await tell();
      await run(now);
      assert.deepEqual(sent, []);
    });
  }

  it('tells whoever is on call of what is urgent while the office is closed, and not while it is open', async () => {
    const oliver = await colleague('oliver');
    const officeHours = { open: { weekdays: { from: '08:00', until: '18:00' }, saturday: null, sunday: null }, onCall: [oliver] };
    await database.inLandlord(larch.id, (tx) => tx.query(`update landlords set settings = settings || jsonb_build_object('officeHours', $2::jsonb) where id = $1`, [tx.landlordId, JSON.stringify(officeHours)]));
    await tell({ is_urgent: true });
    await run(sunday7);
    assert.deepEqual(sent.map(({ to }) => to).toSorted(), ['oliver@larch.example', 'p.shah@larch.example']);
    sent = [];
    await tell({ is_urgent: true });
    await run('2026-11-23T14:00:00.000Z');
    assert.deepEqual(sent.map(({ to }) => to), ['p.shah@larch.example']);
  });

  it('tells what is urgent at once and apart, on a Sunday and to whoever turned the other off', async () => {
    await database.inLandlord(larch.id, (tx) => setMorningEmail(tx, larch.staffId, false, sunday7));
    await tell({ is_urgent: true });
    await tell();
    await run(sunday7);
    await run(monday7);
    assert.deepEqual(sent.map(({ subject }) => subject), ['Urgent: 1 waiting for you']);
  });

  it('tells somebody who wants it again what came since, not what they missed', async () => {
    const set = (wants: boolean, now: string) => database.inLandlord(larch.id, (tx) => setMorningEmail(tx, larch.staffId, wants, now));
    await set(false, sunday7);
    await tell();
    await set(true, '2026-11-23T06:00:00.000Z');
    await tell({ at: '2026-11-23T06:30:00.000Z' });
    await run(monday7);
    assert.deepEqual(sent.map(({ subject }) => subject), ['Your work this morning: 1 waiting for you']);
  });

  it('goes to whoever stands in for somebody away, and without one waits until they are back', async () => {
    const [cover, alone] = [await colleague('cover'), await colleague('alone')];
    await away(larch.staffId, cover);
    const left = await colleague('left');
    await rowsOf(database, larch.id, 'update staff set is_active = false where landlord_id = $1 and id = $2', larch.id, left);
    await away(alone, left);
    await tell();
    await tell({ staffId: alone });
    await run(monday7);
    assert.deepEqual(sent.map(({ to }) => to), ['cover@larch.example']);
    await run(tuesday7);
    assert.deepEqual(sent.map(({ to }) => to), ['cover@larch.example', 'alone@larch.example']);
  });

  it('stays here to be read where nothing carries emails', async () => {
    await tell();
    await run(monday7, false);
    assert.deepEqual(await mails(), [{ status: 'sent', kind: 'morning', transport: 'mailbox', subject: 'Your work this morning: 1 waiting for you' }]);
  });

  it('is tried again when no server took it, and never again when it may have left', async () => {
    await tell();
    answer = () => ({ kind: 'not now', why: 'busy' });
    await run(monday7);
    answer = () => ({ kind: 'unknown', why: 'cut' });
    await run(monday8);
    await run('2026-11-23T12:00:00.000Z');
    assert.deepEqual([sent.length, (await mails()).map(({ status }) => status)], [2, ['uncertain']]);
  });

  it('is never sent again when a worker was killed while it was sending', async () => {
    await tell();
    answer = () => { throw new Error('killed'); };
    assert.equal(await run(monday7), 1);
    await run('2026-11-23T07:05:00.000Z');
    await run(monday8);
    assert.deepEqual([sent.length, (await mails()).map(({ status }) => status)], [1, ['uncertain']]);
  });
});
