import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { allDone, openResidentSite, outcomeOf, reported, type ResidentSite } from '../../../../test/resident-site.ts';
import { aContractorOf } from '../../../../test/builders/contractors.ts';
import { aRaise } from '../../../../test/builders/order.ts';
import type { CaseId, Reference } from '../../../casefile/index.ts';
import { plainDate } from '../../../clock/index.ts';
import { performOnOrder, performRaise } from '../../../orders/index.ts';
import { newId } from '../../../platform/ids.ts';
import { landlordById } from '../../../platform/landlord.ts';
import type { RepairCommand } from '../../decide/index.ts';
import { whoeverIsFree } from '../../decide/visit-slots.ts';
import type { VisitId } from '../../model.ts';

let site: ResidentSite;
before(async () => {
  site = await openResidentSite();
});
after(() => site.close());

const rows = <Row>(sql: string, ...values: unknown[]) => site.database.inLandlord(site.larch.id, (tx) => tx.query<Row>(sql, [site.larch.id, ...values]));

const diagnose: RepairCommand = { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' };

/** A repair that is ready for a visit, with its resident's page open. */
async function ready(priority: 'routine' | 'emergency' = 'routine', suits: Readonly<Record<string, string>> = {}) {
  const repair = await reported(site, { problem: 'something-else', suits });
  await allDone(site, repair.reference, { ...diagnose, priority } as RepairCommand);
  await repair.visitor.open(`/r/${repair.token}`);
  return repair;
}

const visitsOf = (reference: string) => rows<{ id: string; on: string; part: string; status: string; operative: string }>(
  `select v.id, v.visit_on as on, v.part_of_day as part, v.status, v.operative_name as operative from repair_visits v
   join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id where v.landlord_id = $1 and c.reference = $2 order by v.id`, reference);
const messagesOf = (reference: string) => rows<{ template: string; body: string }>(
  'select m.template, m.body from messages m join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id where m.landlord_id = $1 and c.reference = $2 order by m.queued_at, m.id', reference);

describe('a resident by their link', () => {
  test('chooses a time, changes it and cancels it, and hears of each', async () => {
    const { visitor, token, reference } = await ready();
    assert.match(visitor.last.text, /Choose a time for our visit/);
    const page = await visitor.open(`/r/${token}/visits/new`);
    assert.match(page.text, /Wednesday 25 November, <\/span>Between 8am and 12 noon/);
    assert.doesNotMatch(page.text, /Tuesday 24 November/, 'today is too soon to choose');
    assert.doesNotMatch(page.text, /Dave Entwistle|between 8am and 5pm/, 'who comes is for us to say, and ordinary times come first');
    assert.equal((await visitor.send({})).status, 422);
    assert.match(visitor.last.text, /Choose a time/);
    assert.match((await visitor.send({ slot: '2026-11-25 morning' })).text, /We will visit on Wednesday 25 November, between 8am and 12 noon/);

    const [first] = await visitsOf(reference);
    assert.equal(first?.operative, 'Dave Entwistle');
    await visitor.open(`/r/${token}/visits/${first?.id ?? ''}/change`);
    assert.match((await visitor.send({ slot: '2026-11-27 afternoon' })).text, /We will visit on Friday 27 November, between 12 noon and 5pm/);

    const second = (await visitsOf(reference)).find(({ status }) => status === 'booked');
    await visitor.open(`/r/${token}/visits/${second?.id ?? ''}/cancel`);
    assert.equal((await visitor.send({})).status, 422);
    assert.match((await visitor.send({ why: 'cannot-be-in' })).text, /The visit is cancelled\. Your repair stays open/);
    assert.deepEqual((await visitsOf(reference)).map(({ status }) => status).toSorted(), ['cancelled', 'moved']);
    assert.deepEqual((await messagesOf(reference)).map(({ template }) => template).filter((name) => name.startsWith('visit-')).toSorted(), ['visit-booked', 'visit-cancelled', 'visit-moved']);
  });

  test('chooses nothing while more work found at a visit comes first, and is told of that work by its day', async () => {
    const { visitor, token, reference } = await ready();
    await allDone(site, reference, { type: 'BookVisit', purpose: 'repair', on: plainDate('2026-11-24'), partOfDay: 'afternoon', operativeId: whoeverIsFree, operativeName: '' });
    const [visit] = await visitsOf(reference);
    const more = { words: 'New hinge', trade: 'carpenter', priority: 'routine', dueOn: plainDate('2026-12-10'), childId: newId() as CaseId, childReference: 'REP-2026-99001' as Reference } as const;
    const came = '2026-11-24T15:00:00.000Z';
    assert.equal(await outcomeOf(site, reference, { type: 'RecordFollowOn', visitId: visit?.id as VisitId, ...more }, { now: came }), 'done');

    const waiting = await visitor.open(`/r/${token}`);
    assert.match(waiting.text, /More work comes first<\/h2>\s*<p[^>]*>We came,[^<]*REP-2026-99001\. We promised to do it by Thursday 10 December\./);
    assert.doesNotMatch(waiting.text, /Choose a time for our visit|when a visit suits you|not promised a date/);
    assert.doesNotMatch((await visitor.open(`/r/${token}/visits/new`)).text, /Book this time/);
    const pick: RepairCommand = { type: 'BookVisit', purpose: 'repair', on: plainDate('2026-11-27'), partOfDay: 'morning', operativeId: whoeverIsFree, operativeName: '' };
    assert.equal(await outcomeOf(site, reference, pick, { actor: { kind: 'resident', id: null, name: 'Sam Field' }, now: came }), 'residents-may-not-choose');

    await allDone(site, more.childReference, pick);
    assert.match((await visitor.open(`/r/${token}`)).text, /We will come for it on Friday 27 November, between 8am and 12 noon\./);
  });

  test('chooses nothing once what was ordered is done, and reads the steps of it without its words', async () => {
    const { visitor, token, reference } = await ready();
    const contractor = await aContractorOf(site.database, site.larch);
    const day = { on: plainDate('2026-11-24'), part: 'morning' } as const;
    await site.database.inLandlord(site.larch.id, async (tx) => {
      const landlord = await landlordById(tx, site.larch.id);
      assert.ok(landlord);
      const asking = { tx, landlord, actor: site.larch.staff.planner, now: '2026-11-24T10:30:00.000Z', today: '2026-11-24', newId };
      assert.equal((await performRaise(asking, { reference }, aRaise(contractor))).ok, true);
      for (const command of [{ type: 'AcceptOrder' }, { type: 'ScheduleOrder', ...day }, { type: 'CompleteOrder', on: day.on, words: 'Both washers renewed' }] as const) {
        assert.equal((await performOnOrder(asking, { reference, number: 1 }, command)).ok, true, command.type);
      }
    });
    const page = (await visitor.open(`/r/${token}`)).text;
    assert.match(page, /Somebody who works for us has done the work\./);
    assert.match(page, /did what we had asked them to do[\s\S]*is to come: [^<]*, between 8am and 12 noon[\s\S]*took the work on/);
    assert.doesNotMatch(page, /Choose a time for our visit|when a visit suits you|washers|Brightside/);
    assert.equal((await visitor.open(`/r/${token}/visits/new`)).url, `/r/${token}`, 'back to their page');
  });

  test('who was a moment too late is told so, and sees what is still free', async () => {
    const { visitor, token } = await ready();
    assert.match((await visitor.open(`/r/${token}/visits/new?after=2026-11-30`)).text, /Tuesday 1 December, <\/span>Between 8am/);
    for (let taken = 0; taken < 4; taken += 1) {
      const other = await ready();
      const { operative } = site.larch.staff;
      await allDone(site, other.reference, { type: 'BookVisit', purpose: 'repair', on: plainDate('2026-12-01'), partOfDay: 'morning', operativeId: operative.id, operativeName: operative.name });
    }
    const refused = await visitor.send({ slot: '2026-12-01 morning' });
    assert.equal(refused.status, 422);
    assert.match(refused.text, /That time has just been taken\. Choose another/);
    assert.match(refused.text, /Tuesday 1 December, <\/span>Between 12 noon/);
    assert.doesNotMatch(refused.text, /Tuesday 1 December, <\/span>Between 8am/);
  });

  test('what is not theirs to choose is arranged with us, whatever they send', async () => {
    const { visitor, token, reference } = await ready('emergency');
    assert.doesNotMatch(visitor.last.text, /Choose a time/);
    const { operative } = site.larch.staff;
    assert.equal((await visitor.open(`/r/${token}/visits/new`)).url, `/r/${token}`, 'back to their page');
    await allDone(site, reference, { type: 'BookVisit', purpose: 'make-safe', on: plainDate('2026-11-26'), partOfDay: 'morning', operativeId: operative.id, operativeName: operative.name });
    const [visit] = await visitsOf(reference);
    const asking = await visitor.open(`/r/${token}/visits/${visit?.id ?? ''}/change`);
    assert.match(asking.text, /Which days and times suit you\?/);
    await visitor.open(`/r/${token}/visits/${visit?.id ?? ''}/cancel`);
    assert.match((await visitor.send({ why: 'other' })).text, /This visit is arranged with us/);
    assert.equal((await visitsOf(reference))[0]?.status, 'booked');
  });
});

describe('what a resident says of when a visit suits them', () => {
  const timesOn = (text: string) => [...text.matchAll(/name="slot"[^>]*value="([^"]+)"/g)].map(([, value = '']) => value);
  const keptOf = async (reference: string) => (await rows<{ wishes: string[] }>('select r.wished_parts as wishes from repairs r join cases c on c.landlord_id = r.landlord_id and c.id = r.case_id where r.landlord_id = $1 and c.reference = $2', reference))[0]?.wishes;

  test('with the report is kept, and such times are what they choose from; they may see every time', async () => {
    const { visitor, token, reference } = await ready('routine', { wishDays: 'thursday friday', wishHalves: 'afternoon' });
    assert.deepEqual(await keptOf(reference), ['thursday', 'friday', 'afternoon']);
    assert.match(visitor.last.text, /A visit suits you on Thursdays or Fridays, in the afternoon/);
    const { text } = await visitor.open(`/r/${token}/visits/new`);
    assert.deepEqual(timesOn(text), ['2026-11-26 afternoon', '2026-11-27 afternoon', '2026-12-03 afternoon', '2026-12-04 afternoon']);
    const later = await visitor.open(`/r/${token}/visits/new?after=2026-12-04`);
    assert.deepEqual(timesOn(later.text).slice(0, 1), ['2026-12-10 afternoon']);
    assert.ok(timesOn((await visitor.open(`/r/${token}/visits/new?all=yes`)).text).includes('2026-11-25 morning'));
    assert.match((await visitor.send({ slot: '2026-11-30 morning' })).text, /We will visit on Monday 30 November/, 'a time that does not suit is refused to nobody');
  });

  test('is said anew on their page, and a first day that is far off is where the times begin', async () => {
    const { visitor, token, reference } = await ready();
    await visitor.open(`/r/${token}/times`);
    const typed = { wishDays: 'wednesday', 'wishFrom-day': '4', 'wishFrom-month': '1', 'wishFrom-year': '2027' };
    assert.match((await visitor.send({ ...typed, 'wishFrom-month': '13' })).text, /Enter a date/);
    assert.match(visitor.last.text, /value="wednesday"[^>]*checked/, 'what was ticked is still there');
    const chosen = await visitor.send(typed);
    assert.deepEqual(timesOn(chosen.text).slice(0, 2), ['2027-01-06 morning', '2027-01-06 afternoon']);
    assert.deepEqual(await keptOf(reference), ['wednesday', 'not-before-2027-01-04']);
  });

  test('that we can never do, shows every time instead, and a slip in the year costs nothing', async () => {
    const { visitor, token } = await ready('routine', { 'wishFrom-day': '1', 'wishFrom-month': '12', 'wishFrom-year': '2029' });
    const { text } = await visitor.open(`/r/${token}/visits/new`);
    assert.match(text, /no free time like that in the next eight weeks, so we show every time/);
    assert.equal(timesOn(text)[0], '2026-11-25 morning');
  });

  test('of more than one page, the next begins after the last day seen, and an error stays on it', async () => {
    const { visitor, token } = await ready();
    const first = await visitor.open(`/r/${token}/visits/new`);
    assert.deepEqual([...new Set(timesOn(first.text).map((value) => value.slice(0, 10)))], ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30']);
    const second = await visitor.open(`/r/${token}/visits/new?after=2026-11-30`);
    assert.equal(timesOn(second.text)[0]?.slice(0, 10), '2026-12-01');
    assert.equal(timesOn((await visitor.send({})).text)[0]?.slice(0, 10), '2026-12-01');
    assert.equal((await visitor.open(`/r/${token}/visits/new?after=2030-12-30`)).status, 200);
  });
});

describe('the visit in the resident’s own calendar', () => {
  const lineOf = (text: string, name: string) => new RegExp(`^${name}[^:\r\n]*:(.*?)\r?$`, 'm').exec(text)?.[1];

  test('is one entry through its changes, goes when it is cancelled, and tells nothing about them', async () => {
    const { visitor, token, reference } = await ready();
    await visitor.open(`/r/${token}/visits/new`);
    await visitor.send({ slot: '2026-11-30 morning' });
    const calendarOf = async (id: string | undefined) => (await visitor.open(`/r/${token}/visits/${id ?? ''}/calendar.ics`)).text;
    const first = await calendarOf((await visitsOf(reference))[0]?.id);
    assert.equal(lineOf(first, 'METHOD'), 'PUBLISH');
    assert.equal(lineOf(first, 'DTSTART'), '20261130T080000Z');
    assert.equal(lineOf(first, 'DTEND'), '20261130T120000Z');
    assert.equal(lineOf(first, 'SEQUENCE'), '0');

    await visitor.open(`/r/${token}/visits/${(await visitsOf(reference))[0]?.id ?? ''}/change`);
    await visitor.send({ slot: '2026-12-02 afternoon' });
    const moved = (await visitsOf(reference)).find(({ status }) => status === 'booked');
    const second = await calendarOf(moved?.id);
    assert.equal(lineOf(second, 'UID'), lineOf(first, 'UID'));
    assert.equal(lineOf(second, 'SEQUENCE'), '1');

    await visitor.open(`/r/${token}/visits/${moved?.id ?? ''}/cancel`);
    await visitor.send({ why: 'works-again' });
    const third = await calendarOf(moved?.id);
    assert.deepEqual(['METHOD', 'STATUS', 'UID', 'SEQUENCE'].map((name) => lineOf(third, name)), ['CANCEL', 'CANCELLED', lineOf(first, 'UID'), '2']);
    for (const text of [first, second, third]) assert.doesNotMatch(text, /Okafor|Field|Larch House|drips|\/r\/|Entwistle/);
  });

  test('of somebody else’s visit is not found', async () => {
    const one = await ready();
    const other = await ready();
    await one.visitor.open(`/r/${one.token}/visits/new`);
    await one.visitor.send({ slot: '2026-12-03 morning' });
    const [visit] = await visitsOf(one.reference);
    assert.equal((await other.visitor.open(`/r/${other.token}/visits/${visit?.id ?? ''}/calendar.ics`)).status, 404);
  });
});
