import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aContractorOf, type BuiltContractor } from '../../test/builders/contractors.ts';
import { aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { aRaise } from '../../test/builders/order.ts';
import { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { london } from '../../test/builders/times.ts';
import { rowsOf } from '../../test/invented-landlord.ts';
import { openSite, type Site } from '../../test/staff-site.ts';
import { verifyCase } from '../casefile/index.ts';
import { dateInLondon, plainDate, type Instant } from '../clock/index.ts';
import { correspondenceJobs, notifyReceiptsHook } from '../correspondence/index.ts';
import { performOnOrder, performRaise, type OrderCommand } from '../orders/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordById } from '../platform/landlord.ts';
import { openLog } from '../platform/log.ts';
import type { NotifySender } from '../platform/mail/index.ts';
import './introduce.ts';

const monday = london('2026-11-23 09:00');
const notLetIn: OrderCommand = { type: 'RecordOrderNoAccess', tried: ['knocked and waited', 'left a card'], words: 'No answer, waited 15 minutes' };

describe('a contractor whom nobody let in', () => {
  let site: Site;
  let larch: BuiltLandlord;
  let work: RepairsAtWork;
  let brightside: BuiltContractor;
  before(async () => {
    site = await openSite([], monday);
    larch = await aLandlord(site.database, 'Larch Homes');
    work = new RepairsAtWork(site.database, larch);
    brightside = await aContractorOf(site.database, larch, {}, { totalLimitPence: null });
  });
  after(() => site.close());

  const rows = <Row>(sql: string, ...parameters: unknown[]) => rowsOf<Row>(site.database, larch.id, sql, ...parameters);
  const log = openLog('silent');

  async function send(now: Instant): Promise<void> {
    const notify: NotifySender = { channels: ['text', 'email'], send: async () => ({ kind: 'accepted' }), has: async () => 'no' };
    const task = correspondenceJobs({ mailer: undefined, notify, publicAddress: '' }).tasks['send-waiting-messages'];
    await task?.({}, { database: site.database, now, newId, log } as never);
  }

  const does = (reference: string, now: Instant, command: OrderCommand) => work.inLandlord(async (tx) => {
    const landlord = await landlordById(tx, larch.id);
    assert.ok(landlord);
    const done = await performOnOrder({ tx, landlord, actor: larch.staff.planner, now, today: dateInLondon(now), newId }, { reference, number: 1 }, command);
    assert.ok(done.ok, done.ok ? '' : done.refusal);
  });

  /** A repair with an order that has been accepted. */
  async function ordered(): Promise<string> {
    await rows(`update residents set mobile = '07700900021', email = null, preferred_channel = 'text' where id = $1 returning id`, larch.residentId);
    const reference = await work.report('tap', monday);
    await work.do(reference, larch.staff.planner, monday, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: 'Set' });
    await work.inLandlord(async (tx) => {
      const landlord = await landlordById(tx, larch.id);
      assert.ok(landlord);
      const { contractorId, contractId } = brightside;
      assert.ok((await performRaise({ tx, landlord, actor: larch.staff.planner, now: monday, today: dateInLondon(monday), newId }, { reference }, aRaise({ contractorId, contractId }))).ok);
    });
    await does(reference, monday, { type: 'AcceptOrder' });
    await send(monday);
    return reference;
  }

  /** Nobody opened on that day, of which the resident was told the minute before, on the Monday. */
  async function triesOn(reference: string, day: number, part: 'morning' | 'afternoon' = 'morning', told = monday): Promise<void> {
    await does(reference, told, { type: 'ScheduleOrder', on: plainDate(`2026-11-${day}`), part });
    await send(told);
    await does(reference, london(`2026-11-${day} ${part === 'morning' ? '09:30' : '13:30'}`), notLetIn);
  }

  const ladder = async (reference: string) => (await work.repair(reference)).access;
  const reviewClock = (reference: string) => rows<{ status: string }>(`select d.status from deadlines d join cases c on c.landlord_id = d.landlord_id and c.id = d.case_id where c.reference = $1 and d.rule = 'repairs.access-review' order by d.set_at`, reference);

  it('is an attempt to get in, told of in writing by the message of that day', async () => {
    const reference = await ordered();
    await triesOn(reference, 26);
    const [attempt] = (await ladder(reference))?.attempts ?? [];
    assert.deepEqual([attempt?.on, attempt?.partOfDay, attempt?.tried, attempt?.isNoticed, attempt?.ofOrder?.number], ['2026-11-26', 'morning', ['knocked and waited', 'left a card'], true, 1]);
    assert.deepEqual(attempt?.notice?.stands === true && attempt.notice.channel, 'text');
    assert.equal((await work.inLandlord((tx) => verifyCase(tx, reference)))?.intact, true);
  });

  it('counts for nothing where the resident was told less than 24 hours before, or of another day only', async () => {
    const reference = await ordered();
    await triesOn(reference, 25, 'morning', london('2026-11-24 16:00'));
    await does(reference, london('2026-11-25 10:00'), { type: 'ScheduleOrder', on: plainDate('2026-11-27'), part: 'morning' });
    await does(reference, london('2026-11-27 09:30'), notLetIn);
    assert.deepEqual((await ladder(reference))?.attempts.map(({ isNoticed, notice }) => [isNoticed, notice?.stands === true || notice?.because]), [[false, true], [false, 'not sent yet']]);
  });

  it('as often as the landlord says brings a supervisor in, who is told, whoever stood there; once let in, all that is over', async () => {
    const reference = await ordered();
    await triesOn(reference, 24, 'morning', monday);
    await triesOn(reference, 25, 'afternoon', london('2026-11-24 10:00'));
    assert.deepEqual(await reviewClock(reference), []);
    await triesOn(reference, 27, 'morning', london('2026-11-25 14:00'));
    assert.deepEqual(await reviewClock(reference), [{ status: 'open' }]);
    const told = await rows<{ words: string }>('select words from notices where staff_id = $1 and words like $2', larch.staff.manager.id, `${reference}: nobody let us in%`);
    assert.deepEqual(told, [{ words: `${reference}: nobody let us in 3 times. Decide what we do next` }]);
    await does(reference, london('2026-11-30 10:00'), { type: 'CompleteOrder', on: plainDate('2026-11-30'), words: 'Both renewed' });
    assert.deepEqual([await ladder(reference), await reviewClock(reference)], [null, [{ status: 'withdrawn' }]]);
  });

  it('still counts when it is written down after the day was counted as missed', async () => {
    const reference = await ordered();
    await does(reference, monday, { type: 'ScheduleOrder', on: plainDate('2026-11-25'), part: 'morning' });
    await send(monday);
    await work.do(reference, { kind: 'system', name: 'Putright' }, london('2026-11-27 09:00'), { type: 'RecordMissedOrderDay', orderNumber: 1 });
    await does(reference, london('2026-11-27 10:00'), notLetIn);
    assert.deepEqual((await ladder(reference))?.attempts.map(({ isNoticed }) => isNoticed), [true]);
  });

  it('does not count any more once the message of that day comes back', async () => {
    const reference = await ordered();
    await triesOn(reference, 26);
    const [message] = await rows<{ id: string }>(`select m.id from messages m join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id where c.reference = $1 and m.template = 'contractor-day'`, reference);
    const [hook] = notifyReceiptsHook('a-token-of-more-than-twenty-letters');
    await hook?.take({ reference: `${larch.id}.${message?.id ?? ''}`, status: 'permanent-failure' }, { database: site.database, now: london('2026-11-26 11:00'), newId, log } as never);
    assert.deepEqual((await ladder(reference))?.attempts.map(({ isNoticed, notice }) => [isNoticed, notice]), [[false, { stands: false, because: 'came back' }]]);
    assert.equal((await work.inLandlord((tx) => verifyCase(tx, reference)))?.intact, true);
  });
});
