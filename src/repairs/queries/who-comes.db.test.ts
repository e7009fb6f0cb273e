import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openResidentSite, outcomeOf, reported, type ResidentSite } from '../../../test/resident-site.ts';
import { plainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import type { RepairCommand } from '../decide/index.ts';
import { referencesToVisit } from './visits.ts';

let site: ResidentSite;
before(async () => {
  site = await openResidentSite();
});
after(() => site.close());

const inLarch = <T>(work: (tx: Tx) => Promise<T>) => site.database.inLandlord(site.larch.id, work);

const managerDoes = (reference: string, command: RepairCommand) => outcomeOf(site, reference, command);

const book = (on: string): RepairCommand => ({ type: 'BookVisit', purpose: 'repair', on: plainDate(on), partOfDay: 'morning', operativeId: site.larch.staff.operative.id, operativeName: 'Dave Entwistle' });
const expectedAt = () => inLarch((tx) => referencesToVisit(tx, site.larch.staff.operative.id));

test('nobody is promised to a resident on a day they are away, or once they have left', async () => {
  const { operative, planner } = site.larch.staff;
  const { reference } = await reported(site, { problem: 'something-else' });
  await managerDoes(reference, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' });
  await inLarch((tx) => tx.query('insert into absences (landlord_id, id, staff_id, cover_staff_id, from_on, until_on, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [site.larch.id, newId(), operative.id, planner.id, '2026-11-25', '2026-11-26', site.clock.now]));
  const worksHere = (is: boolean) => inLarch((tx) => tx.query('update staff set is_active = $3 where landlord_id = $1 and id = $2', [site.larch.id, operative.id, is]));
  await worksHere(false);
  assert.equal(await managerDoes(reference, book('2026-11-24')), 'may-not-be-sent');
  await worksHere(true);
  for (const day of ['2026-11-25', '2026-11-26']) assert.equal(await managerDoes(reference, book(day)), 'operative-is-away', day);
  assert.deepEqual(await expectedAt(), []);
  assert.equal(await managerDoes(reference, book('2026-11-27')), 'done');
  assert.deepEqual(await expectedAt(), [reference]);
});

test('only operatives and surveyors of the organisation that books are sent, whatever the form said', async () => {
  const { reference } = await reported(site, { problem: 'something-else' });
  await managerDoes(reference, { type: 'DiagnoseRepair', priority: 'routine', trade: 'plumber', rightToRepairDefect: null, reason: '' });
  const send = (operativeId: typeof site.larch.staff.operative.id) => managerDoes(reference, { ...book('2026-12-01'), operativeId } as RepairCommand);
  assert.equal(await send(site.larch.staff.planner.id), 'may-not-be-sent');
  assert.equal(await send(newId() as typeof site.larch.staff.operative.id), 'may-not-be-sent');
  assert.equal(await send(site.larch.staff.operative.id), 'done');
});
