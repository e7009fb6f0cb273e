import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { london } from '../../test/builders/times.ts';
import { rowsOf } from '../../test/invented-landlord.ts';
import { openSite, type Site } from '../../test/staff-site.ts';
import { verifyCase } from '../casefile/index.ts';
import { correspondenceJobs, notifyReceiptsHook } from '../correspondence/index.ts';
import { plainDate, type Instant } from '../clock/index.ts';
import { newId } from '../platform/ids.ts';
import { openLog } from '../platform/log.ts';
import type { MailOutcome, NotifySender } from '../platform/mail/index.ts';
import './introduce.ts';

const noSuchNumber: MailOutcome = { kind: 'refused', why: 'No such number.', isTheAddress: true };
const busy: MailOutcome = { kind: 'not now', why: 'Busy.' };
const bookedAt = london('2026-11-23 09:00');
const visitOn = plainDate('2026-11-26');
const atTheDoor = london('2026-11-26 09:00');

describe('the written notice of a visit', () => {
  let site: Site;
  let larch: BuiltLandlord;
  let work: RepairsAtWork;
  before(async () => {
    site = await openSite([], bookedAt);
    larch = await aLandlord(site.database, 'Larch Homes');
    work = new RepairsAtWork(site.database, larch);
  });
  after(() => site.close());

  const rows = <Row>(sql: string, ...parameters: unknown[]) => rowsOf<Row>(site.database, larch.id, sql, ...parameters);
  const log = openLog('silent');

  /** What waits leaves, as the worker sends it, by a carrier that answers so. */
  async function send(now: Instant, outcomes: MailOutcome[] = []): Promise<void> {
    const notify: NotifySender = { channels: ['text', 'email'], send: async () => outcomes.shift() ?? { kind: 'accepted' }, has: async () => 'no' };
    const task = correspondenceJobs({ mailer: undefined, notify, publicAddress: '' }).tasks['send-waiting-messages'];
    await task?.({}, { database: site.database, now, newId, log } as never);
  }

  /** A receipt from whoever carried the newest message to a visit of this case by that channel. */
  async function receipt(reference: string, channel: string, status: string, now: Instant): Promise<void> {
    const [message] = await rows<{ id: string }>(`select m.id from messages m join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id where c.reference = $1 and m.channel = $2 and m.template = 'visit-booked'`, reference, channel);
    const [hook] = notifyReceiptsHook('a-token-of-more-than-twenty-letters');
    await hook?.take({ reference: `${larch.id}.${message?.id ?? ''}`, status }, { database: site.database, now, newId, log } as never);
  }

  /** A repair of somebody with these ways to reach them, and a visit booked for the Thursday; every other message has left. */
  async function booked(known: { mobile: string | null; email: string | null }) {
    await rows('delete from addresses_not_working returning resident_id');
    await rows(`update residents set mobile = $2, email = $3, preferred_channel = 'text' where id = $1 returning id`, larch.residentId, known.mobile, known.email);
    const reference = await work.report('tap', bookedAt);
    await work.do(reference, larch.staff.planner, bookedAt, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: 'Set' });
    await send(bookedAt);
    return { reference, visitId: await work.book(reference, bookedAt, { on: visitOn }) };
  }

  async function nobodyIn({ reference, visitId }: Awaited<ReturnType<typeof booked>>) {
    await work.do(reference, larch.staff.operative, atTheDoor, { type: 'RecordNoAccess', visitId, tried: ['knocked and waited', 'left a card'], words: 'No answer' });
    return lastAttempt(reference);
  }
  const lastAttempt = async (reference: string) => (await work.repair(reference)).access?.attempts.at(-1);
  const eventsOf = async (reference: string) => (await rows<{ type: string }>('select e.type from case_events e join cases c on c.landlord_id = e.landlord_id and c.id = e.case_id where c.reference = $1 order by e.sequence', reference)).map(({ type }) => type);

  it('is the text that was taken, from when it was taken', async () => {
    const visit = await booked({ mobile: '07700900001', email: 'one@example.org' });
    await send(london('2026-11-23 09:05'));
    const attempt = await nobodyIn(visit);
    assert.deepEqual([attempt?.isNoticed, attempt?.noticedAt, attempt?.notice?.stands === true && attempt.notice.channel], [true, london('2026-11-23 09:05'), 'text']);
  });

  it('is not a message that has not left: booking a visit tells nobody', async () => {
    const attempt = await nobodyIn(await booked({ mobile: '07700900002', email: null }));
    assert.deepEqual([attempt?.isNoticed, attempt?.notice], [false, { stands: false, because: 'not sent yet' }]);
  });

  it('is not a text that came back, but the email that went instead, to the minute 24 hours before', async () => {
    const visit = await booked({ mobile: '07700900003', email: 'three@example.org' });
    await send(london('2026-11-23 09:05'), [noSuchNumber, busy]);
    await send(london('2026-11-25 08:00'));
    const attempt = await nobodyIn(visit);
    assert.deepEqual([attempt?.isNoticed, attempt?.notice?.stands === true && attempt.notice.channel], [true, 'email']);
  });

  it('came too late where the email left a minute less than 24 hours before', async () => {
    const visit = await booked({ mobile: '07700900004', email: 'four@example.org' });
    await send(london('2026-11-23 09:05'), [noSuchNumber, busy]);
    await send(london('2026-11-25 08:01'));
    assert.equal((await nobodyIn(visit))?.isNoticed, false);
  });

  it('is none when the last way left was a letter that nobody has posted', async () => {
    const visit = await booked({ mobile: '07700900005', email: null });
    await send(london('2026-11-23 09:05'), [noSuchNumber]);
    await send(london('2026-11-23 09:06'));
    assert.deepEqual((await nobodyIn(visit))?.notice, { stands: false, because: 'not posted yet' });
  });

  it('that comes back afterwards is withdrawn, on the record, however often the receipt comes', async () => {
    const visit = await booked({ mobile: '07700900006', email: 'six@example.org' });
    await send(london('2026-11-23 09:05'));
    assert.equal((await nobodyIn(visit))?.isNoticed, true);
    for (const minute of ['00', '01']) await receipt(visit.reference, 'text', 'permanent-failure', london(`2026-11-26 11:${minute}`));
    assert.deepEqual((await lastAttempt(visit.reference))?.notice, { stands: false, because: 'came back' });
    assert.deepEqual((await eventsOf(visit.reference)).filter((type) => ['MessageSentAnotherWay', 'NoticeWithdrawn'].includes(type)), ['MessageSentAnotherWay', 'NoticeWithdrawn']);
    assert.equal((await work.inLandlord((tx) => verifyCase(tx, visit.reference)))?.intact, true);
  });

  it('that comes back leaves the attempt as it is where somebody was let in since', async () => {
    const visit = await booked({ mobile: '07700900007', email: 'seven@example.org' });
    await send(london('2026-11-23 09:05'));
    await nobodyIn(visit);
    const again = await work.book(visit.reference, london('2026-11-27 08:00'));
    await work.do(visit.reference, larch.staff.operative, london('2026-11-27 10:00'), { type: 'RecordVisitDone', visitId: again, words: 'New washer', photos: [] });
    await receipt(visit.reference, 'text', 'permanent-failure', london('2026-11-27 11:00'));
    assert.ok(!(await eventsOf(visit.reference)).includes('NoticeWithdrawn'));
  });
});
