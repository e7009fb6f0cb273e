import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openResidentSite, reported, type ResidentSite, staffDo } from '../../test/resident-site.ts';
import { plainDate, type PlainDate } from '../clock/index.ts';
import type { Actor } from '../staff/index.ts';
import type { RepairCommand } from './decide/index.ts';
import { whoeverIsFree } from './decide/visit-slots.ts';
import { refusalInWords } from './views/refusal-words.ts';

let site: ResidentSite;
before(async () => {
  site = await openResidentSite();
});
after(() => site.close());

/** Each does it in a transaction of their own, as at the counter. 'done', or why not in words. */
async function does(actor: Actor, reference: string, command: RepairCommand): Promise<string> {
  const done = await staffDo(site, reference, command, { actor });
  return done.ok ? 'done' : refusalInWords(done.refusal, done.facts);
}

async function readyRepairs(count: number): Promise<readonly string[]> {
  const references: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const { reference } = await reported(site, { problem: 'something-else' });
    await does(site.larch.staff.manager, reference, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' });
    references.push(reference);
  }
  return references;
}

const booking = (on: PlainDate, differing: Partial<Extract<RepairCommand, { type: 'BookVisit' }>> = {}): RepairCommand =>
  ({ type: 'BookVisit', purpose: 'repair', on, partOfDay: 'morning', operativeId: whoeverIsFree, operativeName: '', ...differing });
const resident: Actor = { kind: 'resident', id: null, name: 'Sam Field' };

const takenOn = (on: PlainDate) => site.database.inLandlord(site.larch.id, (tx) => tx.query<{ place: number }>(
  "select morning_place as place from repair_visits where landlord_id = $1 and visit_on = $2 and status = 'booked' order by 1", [site.larch.id, on]));

describe('the last place', () => {
  test('is given once, however many ask at the same moment by page and by link; the others are told what is free', async () => {
    const on = plainDate('2026-12-01');
    const references = await readyRepairs(9);
    const answers = await Promise.all(references.map((reference, at) => does(at % 2 === 0 ? site.larch.staff.planner : resident, reference, booking(on))));
    assert.equal(answers.filter((answer) => answer === 'done').length, 4, 'one operative keeps four visits in a morning');
    for (const answer of answers.filter((answer) => answer !== 'done')) assert.match(answer, /^Nobody suitable is free then\. .*Free next: Tuesday 24 November|Free next: Wednesday 25 November/);
    assert.deepEqual((await takenOn(on)).map(({ place }) => place), [1, 2, 3, 4]);
  });

  test('goes to whoever asks next once its visit is moved, and is lost to nobody when it is cancelled', async () => {
    const on = plainDate('2026-12-02');
    const [first = '', ...others] = await readyRepairs(6);
    const { operative, planner } = site.larch.staff;
    for (const reference of [first, ...others.slice(0, 3)]) assert.equal(await does(planner, reference, booking(on)), 'done');
    const visit = await bookedVisit(first);
    const move: RepairCommand = { type: 'MoveVisit', visitId: visit, on, partOfDay: 'afternoon', operativeId: operative.id, operativeName: operative.name, askedBy: 'us', reason: 'the part comes at noon' };
    assert.match(await does(planner, others[3] ?? '', booking(on)), /^Nobody suitable is free/);
    assert.equal(await does(planner, first, move), 'done');
    assert.equal(await does(planner, others[3] ?? '', booking(on)), 'done');
    assert.equal(await does(planner, first, { type: 'CancelVisit', visitId: await bookedVisit(first), reason: 'the part has not come' }), 'done');
    assert.equal(await does(planner, others[4] ?? '', booking(on, { partOfDay: 'afternoon' })), 'done');
  });

  test('is kept by the database itself from a program that asks nobody', async () => {
    const on = plainDate('2026-12-03');
    const [reference = '', other = ''] = await readyRepairs(2);
    for (const one of [reference, other]) assert.equal(await does(site.larch.staff.planner, one, booking(on)), 'done');
    const second = await bookedVisit(other);
    const sneak = site.database.inLandlord(site.larch.id, (tx) => tx.query('update repair_visits set morning_place = 1 where landlord_id = $1 and id = $2', [site.larch.id, second]));
    await assert.rejects(sneak, /repair_visits_take_a_morning_place/);
  });

  test('of a day whose visits were booked before there were places is found all the same', async () => {
    const on = plainDate('2026-12-04');
    const references = await readyRepairs(5);
    for (const reference of references.slice(0, 4)) assert.equal(await does(site.larch.staff.planner, reference, booking(on)), 'done');
    await site.database.inLandlord(site.larch.id, (tx) => tx.query('update repair_visits set morning_place = null where landlord_id = $1 and visit_on = $2', [site.larch.id, on]));
    assert.match(await does(site.larch.staff.planner, references[4] ?? '', booking(on)), /^Nobody suitable is free/);
  });
});

async function bookedVisit(reference: string) {
  const rows = await site.database.inLandlord(site.larch.id, (tx) => tx.query<{ id: Extract<RepairCommand, { type: 'MoveVisit' }>['visitId'] }>(
    "select v.id from repair_visits v join cases c on c.landlord_id = v.landlord_id and c.id = v.case_id where v.landlord_id = $1 and c.reference = $2 and v.status = 'booked'", [site.larch.id, reference]));
  const [row] = rows;
  assert.ok(row);
  return row.id;
}
