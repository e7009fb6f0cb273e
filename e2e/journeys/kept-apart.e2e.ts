import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { quietHome, type QuietHome } from '../homes.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('the other landlord, whose staff work in the same installation, sees nothing of ours', () => {
  let site: Site;
  let other: Visitor;
  let home: QuietHome;
  let ours: { reference: string; teamId: string; ownerId: string };

  before(async () => {
    site = await openSite();
    home = await quietHome(site, 0);
    [ours = { reference: '', teamId: '', ownerId: '' }] = await site.database.inLandlord(home.landlordId, (tx) =>
      // A number so high that the smaller landlord has not reached it.
      tx.query<typeof ours>('select reference, team_id as "teamId", owner_id as "ownerId" from cases where landlord_id = $1 order by reference desc limit 1', [home.landlordId]),
    );
    other = await Visitor.signedIn(site, 'manager@millgate.example');
  });
  after(async () => {
    await other.leave();
    await site.close();
  });

  test('not by searching for a home, a person or a number', async () => {
    for (const words of [home.residentName, home.addressLine, ours.reference]) {
      await other.open('/search');
      await other.write('Home, person, reference or words of a case', words);
      await other.pressOn(other.page.locator('main').getByRole('button', { name: 'Search' }));
      const links = await other.page.locator('main a').allTextContents();
      assert.deepEqual(links.filter((text) => [home.residentName, ours.reference].includes(text)), []);
      assert.equal(await other.page.locator(`main a[href*="${home.id}"], main a[href*="${home.residentId}"]`).count(), 0);
    }
  });

  test('not by the address of a page', async () => {
    for (const address of [`/homes/${home.id}`, `/residents/${home.residentId}`, `/repairs/${ours.reference}`, `/cases/${ours.reference}`, `/admin/staff/${ours.ownerId}`, `/report/home/${home.id}`]) {
      await other.open(address, 404);
      assert.doesNotMatch(await other.page.content(), /Tarnbrook/);
    }
  });

  test('not in the queue, whatever its filters name', async () => {
    for (const address of ['/queue?team=all', `/queue?team=${ours.teamId}`, `/queue?team=all&owner=${ours.ownerId}`]) {
      await other.open(address);
      assert.doesNotMatch(await other.page.content(), /Tarnbrook/);
      await other.seesNot(ours.reference);
    }
    await other.open(`/queue?team=${ours.teamId}`);
    await other.sees('No case matches these filters');
  });

  test('not in the mailbox, the figures, the homes or the staff', async () => {
    for (const address of ['/mailbox', '/manage', '/homes', '/admin/staff', '/visits', '/work']) {
      await other.open(address);
      assert.doesNotMatch(await other.page.content(), /Tarnbrook/, address);
    }
  });

  test('and a report cannot be taken for a home of ours under their name', async () => {
    const resident = await Visitor.arrive(site);
    await resident.open('/l/millgate-housing/report');
    await resident.choose('No');
    await resident.press('Continue');
    await resident.write('What is the postcode?', home.postcode);
    await resident.press('Continue');
    await resident.sees('We have no homes at this postcode');
    await resident.leave();
  });
});
