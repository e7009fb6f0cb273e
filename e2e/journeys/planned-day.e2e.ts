import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { linkFor } from '../../src/correspondence/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

interface WaitingRepair {
  readonly id: string;
  readonly reference: string;
  readonly residentId: string;
}

describe('visits are agreed', () => {
  let site: Site;
  let landlordId = '';
  let waiting: readonly WaitingRepair[] = [];

  before(async () => {
    site = await openSite();
    landlordId = await site.database.beforeLandlord(async (tx) => (await tx.query<{ id: string }>("select id from landlords where slug = 'tarnbrook-homes'"))[0]?.id ?? '');
    // An ordinary repair, ready for a visit of our own people, at a home whose resident we can write to.
    waiting = await site.database.inLandlord(landlordId, (tx) => tx.query<WaitingRepair>(
      `select c.id, c.reference, c.resident_id as "residentId" from cases c join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id
       where c.landlord_id = $1 and c.closed_at is null and c.stage = 'diagnosed' and c.priority <> 'emergency' and r.hazard <> 'possible' and r.trade <> 'damp surveyor' and c.resident_id is not null
         and not exists (select from repair_visits v where v.landlord_id = $1 and v.case_id = c.id and v.status = 'booked')
         and not exists (select from work_orders o where o.landlord_id = $1 and o.case_id = c.id and o.state <> 'cancelled') order by c.reference`, [landlordId]));
  });
  after(() => site.close());

  test('a resident chooses a slot, changes and cancels it by their link, on a phone and without JavaScript', async () => {
    const [repair] = waiting;
    assert.ok(repair, 'the demonstration has a repair that waits for a visit');
    const { token } = await site.database.inLandlord(landlordId, (tx) => linkFor(tx, { caseId: repair.id, residentId: repair.residentId, now: site.clock.now, newId: () => newId() }));
    const resident = await Visitor.arrive(site, { screen: 'phone', javaScript: false });
    await resident.open(`/r/${token}`);
    await resident.press(/Choose a time/, 'link');
    await resident.press('Book this time');
    await resident.sees('Choose a time');
    await resident.page.getByRole('radio').first().check();
    await resident.press('Book this time');
    await resident.sees(/We will visit on/);
    const [visit] = await site.database.inLandlord(landlordId, (tx) => tx.query<{ id: string }>("select id from repair_visits where landlord_id = $1 and case_id = $2 and status = 'booked'", [landlordId, repair.id]));
    await resident.open(`/r/${token}/visits/${visit?.id ?? ''}/change`);
    await resident.sees('It stands until you choose another time');
    await resident.page.getByRole('radio').last().check();
    await resident.press('Change the visit');
    await resident.sees(/We will visit on/);
    await resident.press(/Cancel/, 'link');
    await resident.sees('Your repair stays open');
    await resident.choose('I cannot be in');
    await resident.press('Cancel the visit');
    await resident.sees('The visit is cancelled');
    await resident.leave();
  });

  test('a planner books what is proposed for a day, and sees it among the visits of the day', async () => {
    const planner = await Visitor.signedIn(site, 'planner@tarnbrook.example');
    await planner.open('/visits');
    await planner.press('Plan this day', 'link');
    assert.equal(await planner.heading(), 'Plan Tuesday 24 November');
    await planner.press(/^Day after/, 'link');
    assert.equal(await planner.heading(), 'Plan Wednesday 25 November');
    await planner.press('Book what is ticked');
    await planner.sees('Tick at least one visit to book');
    const first = planner.page.getByRole('checkbox').first();
    const reference = ((await first.getAttribute('value')) ?? '').split(' ')[0] ?? '';
    await planner.choose(`Book ${reference}`);
    await planner.press('Book what is ticked');
    assert.equal(await planner.heading(), '1 visit booked');
    await planner.press('All visits of the day', 'link');
    await planner.sees(reference);
    await planner.leave();
  });

  test('an administrator sets how appointments are made', async () => {
    const administrator = await Visitor.signedIn(site, 'administrator@tarnbrook.example');
    await administrator.open('/admin/settings/appointments');
    await administrator.write('Times of our own', 'school run');
    await administrator.press('Save how we make appointments');
    await administrator.sees('“school run” is not a time between 8am and 5pm');
    await administrator.write('Times of our own', '09:30 to 14:30');
    await administrator.press('Save how we make appointments');
    await administrator.sees('Saved');
    await administrator.leave();
  });
});
