import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openResidentSite, reported, type ResidentSite, staffDo } from '../../test/resident-site.ts';
import { outOfHours, partOfDayInWords, type PartOfDay } from '../appointments/index.ts';
import { plainDate } from '../clock/index.ts';
import type { RepairCommand } from './decide/index.ts';
import { whoeverIsFree } from './decide/visit-slots.ts';

const [evening, night] = outOfHours as readonly [PartOfDay, PartOfDay];

describe('an emergency outside the working day', () => {
  let site: ResidentSite;
  before(async () => {
    site = await openResidentSite();
  });
  after(() => site.close());

  const atTen = { now: '2026-11-24T22:00:00.000Z' };
  async function triaged(priority: 'emergency' | 'routine'): Promise<string> {
    const { reference } = await reported(site, { problem: 'something-else' });
    assert.ok((await staffDo(site, reference, { type: 'DiagnoseRepair', priority, trade: 'plumber', rightToRepairDefect: null, reason: '' }, { actor: site.larch.staff.manager })).ok);
    return reference;
  }
  const book = async (reference: string, partOfDay: PartOfDay, differing: Partial<Extract<RepairCommand, { type: 'BookVisit' }>> = {}): Promise<string> => {
    const { operative, planner } = site.larch.staff;
    const done = await staffDo(site, reference, { type: 'BookVisit', purpose: 'make-safe', on: plainDate('2026-11-24'), partOfDay, operativeId: operative.id, operativeName: operative.name, ...differing }, { actor: planner, ...atTen });
    return done.ok ? 'agreed' : done.refusal;
  };

  test('is agreed for the evening or the night, and the resident reads when', async () => {
    const reference = await triaged('emergency');
    assert.equal(await book(reference, evening), 'agreed');
    const [told] = await site.database.inLandlord(site.larch.id, (tx) => tx.query<{ body: string }>(
      "select m.body from messages m join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id where m.landlord_id = $1 and c.reference = $2 and m.template = 'visit-booked'", [site.larch.id, reference]));
    assert.match(told?.body ?? '', /Tuesday 24 November, between 5pm and midnight/);
    assert.equal(await book(await triaged('emergency'), night, { on: plainDate('2026-11-25') }), 'agreed');
    assert.equal(partOfDayInWords(night), 'between midnight and 8am');
  });

  test('takes nobody’s place of the day, however many there are', async () => {
    for (let made = 0; made < 6; made += 1) assert.equal(await book(await triaged('emergency'), evening), 'agreed');
    assert.equal(await book(await triaged('routine'), 'morning', { on: plainDate('2026-11-25') }), 'agreed');
  });

  test('somebody is named for it, and an ordinary job has no such time', async () => {
    assert.equal(await book(await triaged('emergency'), evening, { operativeId: whoeverIsFree, operativeName: '' }), 'nobody-is-free');
    assert.equal(await book(await triaged('routine'), evening), 'slot-not-offered');
  });
});
