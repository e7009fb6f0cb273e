import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { askForIt, people } from '../../test/builders/asked-to-be-reached.ts';
import { aContractorOf } from '../../test/builders/contractors.ts';
import { aLandlord, type BuiltLandlord } from '../../test/builders/landlord.ts';
import { aRaise } from '../../test/builders/order.ts';
import { aChild } from '../../test/builders/repair-in-hand.ts';
import { RepairsAtWork } from '../../test/builders/repairs-at-work.ts';
import { london } from '../../test/builders/times.ts';
import { rowsOf } from '../../test/invented-landlord.ts';
import { openSite, type Site } from '../../test/staff-site.ts';
import { recordOf, type Reference } from '../casefile/index.ts';
import { plainDate, type Instant } from '../clock/index.ts';
import { hazardTemplates } from '../correspondence/words/usual/hazards.ts';
import { orderTemplates } from '../correspondence/words/usual/orders.ts';
import { outreachTemplates } from '../correspondence/words/usual/outreach.ts';
import { templates } from '../correspondence/words/templates.ts';
import { performOnOrder, performRaise } from '../orders/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordById } from '../platform/landlord.ts';
import { keepProgramme, makeProgramme } from '../programmes/index.ts';
import type { Actor } from '../staff/index.ts';
import type { RepairCommand } from './decide/index.ts';
import { sendNewLink } from './routes/residents-link.ts';
import './introduce.ts';
import { loadCaseForChange } from '../casefile/store/load.ts';
import { tellOfOrder } from './tell-of-order.ts';

const now = london('2026-11-23 09:00');
const at = (day: string, time = '09:00') => london(`2026-11-${day} ${time}`);
const system: Actor = { kind: 'system', name: 'Putright' };

describe('every door that writes to a resident', () => {
  let site: Site;
  before(async () => {
    site = await openSite([], now);
  });
  after(() => site.close());

  for (const { who, record, notWorking, expected, tasks } of people) {
    it(`obeys who asked for ${who}, whatever happened`, async () => {
      const larch = await aLandlord(site.database);
      const rows = <Row>(sql: string, ...values: unknown[]) => rowsOf<Row>(site.database, larch.id, sql, ...values);
      await askForIt(site.database, larch, { record, notWorking });
      const ofOrders = await walk(new RepairsAtWork(site.database, larch), larch);
      const sent = await rows<{ template: string; channel: string; largePrint: boolean; reference: string }>(
        'select m.template, m.channel, m.large_print as "largePrint", c.reference from messages m join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id order by m.queued_at');
      // A contractor of ours is written to as well, by the rules of their own.
      const messages = sent.filter(({ template }) => !orderTemplates.some(({ name }) => name === template));
      const astray = messages.filter(({ channel, largePrint }) => channel !== expected[0] || largePrint !== expected[1]);
      assert.deepEqual(astray, []);
      assert.deepEqual(ofOrders.map(({ channel, largePrint }) => [channel, largePrint]), [expected, expected, expected]);
      // Every message there is of repairs: a new one has to be walked here too. Those of hazards and of an outreach are in their slices.
      assert.deepEqual([...new Set([...messages, ...ofOrders].map(({ template }) => template))].toSorted(), templates.filter((template) => ![orderTemplates, hazardTemplates, outreachTemplates].some((others) => others.includes(template))).map(({ name }) => name).toSorted());
      assert.deepEqual((await rows<{ kind: string }>('select distinct kind from message_tasks order by kind')).map(({ kind }) => kind), tasks);
    });
  }

  it('writes by one function, for somebody whose way was chosen: nothing else makes a message', () => {
    const ofSlices = globSync('src/**/*.ts').filter((file) => !/\.test\.ts$|^src\/(correspondence|demonstration)\//.test(file));
    const using = (word: RegExp) => ofSlices.filter((file) => word.test(readFileSync(file, 'utf8'))).toSorted();
    // A contractor is no resident: the one who comes by a link has an email address, and no preferences.
    assert.deepEqual(using(/\bwriteMessage\(/), ['src/hazards/decide/review-summary.ts', 'src/hazards/messages.ts', 'src/orders/tell-contractor.ts', 'src/outreach/perform-start.ts', 'src/repairs/messages.ts', 'src/repairs/routes/residents-link.ts']);
    // Why not asks with somebody made up, who hears nothing.
    assert.deepEqual(using(/\b(?:chooseAddress|plainReader)\(/), ['src/hazards/decide/why-not.ts', 'src/hazards/queries/reader.ts', 'src/orders/tell-contractor.ts', 'src/outreach/queries/homes-to-ask.ts', 'src/repairs/queries/recipient.ts']);
    // The shape of a message, and nothing that fills it.
    assert.deepEqual(using(/\brecipientName:/), ['src/casefile/model.ts']);
  });
});

/** Each thing that a resident hears of happens once at least. */
async function walk(work: RepairsAtWork, larch: BuiltLandlord) {
  const { manager, planner, operative, adviser, surveyor } = larch.staff;
  const triage: RepairCommand = { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: 'Set' };
  const triaged = async (problem: string, priority: 'routine' | 'emergency' = 'routine') => {
    const reference = await work.report(problem, now);
    await work.do(reference, planner, now, { ...triage, priority });
    return reference;
  };
  const slot = { operativeId: operative.id, operativeName: operative.name } as const;
  const done = (visitId: Awaited<ReturnType<typeof work.book>>): RepairCommand => ({ type: 'RecordVisitDone', visitId, words: 'New washer', photos: [] });

  const mended = await triaged('tap');
  const moved = await work.book(mended, now, { on: plainDate('2026-11-24') });
  await work.do(mended, planner, now, { type: 'MoveVisit', visitId: moved, on: plainDate('2026-11-25'), partOfDay: 'morning', askedBy: 'us', reason: 'The part is late', ...slot });
  const booked = (await work.repair(mended)).visits.find(({ status }) => status === 'booked');
  await work.do(mended, planner, now, { type: 'CancelVisit', visitId: booked?.id ?? moved, reason: 'The operative is ill' });
  await work.do(mended, operative, at('24'), done(await work.book(mended, at('24'))));
  await work.do(mended, adviser, at('25'), { type: 'RecordAnswerAttempt', channel: 'phone', words: 'Left a message' });
  await work.do(mended, adviser, at('26'), { type: 'AnswerWhetherFixed', answer: 'not-fixed', words: 'It drips', how: 'by phone' });
  await work.do(mended, operative, at('27'), done(await work.book(mended, at('27'))));
  await work.do(mended, adviser, at('27', '11:00'), { type: 'AnswerWhetherFixed', answer: 'fixed', words: '', how: 'by phone' });

  const quiet = await triaged('toilet');
  await work.do(quiet, operative, at('24'), done(await work.book(quiet, at('24'))));
  for (const day of ['25', '26', '27']) await work.do(quiet, adviser, at(day), { type: 'RecordAnswerAttempt', channel: 'phone', words: 'Left a message' });
  await work.do(quiet, adviser, at('30'), { type: 'CloseRepair', words: 'Rang three times, no answer' });

  const missed = await triaged('toilet');
  const late = await work.book(missed, now, { on: plainDate('2026-11-26') });
  await work.do(missed, system, at('25'), { type: 'RemindOfVisit', visitId: late, when: 'day-before' });
  await work.do(missed, system, at('26', '20:00'), { type: 'RecordMissedVisit', visitId: late });
  const [remedy] = (await work.repair(missed)).remedies;
  if (remedy !== undefined) await work.do(missed, manager, at('27'), { type: 'DecideRemedy', remedyId: remedy.id, decision: 'offered', pence: remedy.pence, words: '' });

  const awaited = await triaged('window');
  await givenADay(work, larch, awaited);
  await work.do(awaited, system, at('26'), { type: 'RecordMissedOrderDay', orderNumber: 1 });

  const shut = await triaged('no-hot-water', 'emergency');
  for (const [day, partOfDay] of [['24', 'morning'], ['25', 'afternoon'], ['26', 'morning']] as const) {
    const visitId = await work.book(shut, at(day), { partOfDay });
    await work.do(shut, operative, at(day, '15:00'), { type: 'RecordNoAccess', visitId, tried: ['knocked and waited', 'left a card'], words: 'No answer' });
  }
  await work.do(shut, surveyor, at('27'), { type: 'ReviewAccess', needs: 'None known', decision: 'tenancy or legal step', reason: 'Three tries' });
  await work.do(shut, manager, at('27'), { type: 'DecideAccessStep', step: 'formal letter', reason: 'Three tries', nextOn: plainDate('2026-12-07') });

  const more = await triaged('window');
  await work.do(more, operative, at('24'), { type: 'RecordFollowOn', visitId: await work.book(more, at('24')), words: 'New hinge', trade: 'carpenter', priority: 'routine', dueOn: plainDate('2026-12-10'), ...aChild(1) });
  const clamped = await triaged('tap');
  await work.do(clamped, operative, at('24'), { type: 'RecordTemporaryFix', visitId: await work.book(clamped, at('24')), words: 'Clamped', permanent: 'new pipe', permanentBy: plainDate('2026-12-10'), photos: [] });

  const unwanted = await triaged('tap');
  await work.do(unwanted, planner, now, { type: 'CancelRepair', reason: 'resident asked', words: 'She mended it', toldHow: '' });
  await work.do(unwanted, adviser, at('24'), { type: 'ObjectToCancellation', words: 'It still drips', how: 'by phone' });

  const waits = await triaged('tap');
  await work.do(waits, manager, now, { type: 'PutInProgramme', programmeId: await aProgramme(work, larch), words: 'all taps are renewed' });
  await work.do(waits, manager, at('24'), { type: 'ReopenFromProgramme', because: 'decided', words: 'that is too long' });
  return linkAndDay(work, larch, waits);
}

function aProgramme(work: RepairsAtWork, larch: BuiltLandlord): Promise<string> {
  return work.inLandlord(async (tx) => {
    const keeping = { tx, actor: larch.staff.manager, now, today: now.slice(0, 10), newId };
    const made = await makeProgramme(keeping, { name: 'New bathrooms', work: 'new bathrooms', startsOn: plainDate('2027-01-04'), endsOn: plainDate('2027-03-31') });
    assert.ok(made.ok);
    assert.ok((await keepProgramme(keeping, { id: made.id }, { type: 'AddPlaces', placeIds: [larch.homeId] })).ok);
    return made.id;
  });
}

/** Ordered from a contractor, who is to come on the Tuesday. */
async function givenADay(work: RepairsAtWork, larch: BuiltLandlord, reference: string): Promise<void> {
  const firm = await aContractorOf(work.database, larch);
  await work.inLandlord(async (tx) => {
    const landlord = await landlordById(tx, larch.id);
    assert.ok(landlord);
    const asking = { tx, landlord, actor: larch.staff.planner, now, today: now.slice(0, 10), newId };
    assert.ok((await performRaise(asking, { reference }, aRaise(firm))).ok);
    for (const command of [{ type: 'AcceptOrder' }, { type: 'ScheduleOrder', on: plainDate('2026-11-24'), part: 'morning' }] as const) assert.ok((await performOnOrder(asking, { reference, number: 1 }, command)).ok);
  });
}

/** A new link is written; of a contractor's day the message that the order would carry is given back. */
function linkAndDay(work: RepairsAtWork, larch: BuiltLandlord, reference: string) {
  return work.inLandlord(async (tx) => {
    const landlord = await landlordById(tx, larch.id);
    assert.ok(landlord);
    const { manager } = larch.staff;
    const asking = { tx, landlord, actor: { ...manager, staffId: manager.id }, now: at('25'), today: '2026-11-25', newId, database: work.database };
    assert.ok((await sendNewLink(asking as never, { reference: reference as Reference })).ok);
    const spine = recordOf(await loadCaseForChange(tx, reference));
    const telling = { tx, landlord, today: '2026-11-25', now: at('25') as Instant } as never;
    return [...(await tellOfOrder(telling, spine, { on: plainDate('2026-11-27'), part: 'morning' })).messages, ...(await tellOfOrder(telling, spine, { doneOn: plainDate('2026-11-25'), number: 1 })).messages, ...(await tellOfOrder(telling, spine, { noAccessOn: plainDate('2026-11-25'), part: 'morning', number: 1, tried: [] })).messages];
  });
}
