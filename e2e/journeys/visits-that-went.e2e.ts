import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { bookVisit, moveVisit, type BookedHome } from '../book-visits.ts';
import { checkPage } from '../check-page.ts';
import { Handset } from '../handset.ts';
import { quietHome } from '../homes.ts';
import { aBusyPhoto } from '../photo.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

const operative = 'operative@tarnbrook.example';
const surveyor = 'surveyor@tarnbrook.example';

describe('what was recorded without signal, while its visit or its person’s role went elsewhere', () => {
  let site: Site;
  let planner: Visitor;
  let handset: Handset;
  const visits: BookedHome[] = [];

  before(async () => {
    site = await openSite();
    planner = await Visitor.signedIn(site, 'planner@tarnbrook.example');
    for (const number of [1, 2, 3, 4]) visits.push(await bookVisit(site, await quietHome(site, number), operative, '2026-11-24'));
    handset = await Handset.open(site);
    await handset.signIn(operative);
  });
  after(async () => {
    await handset.close();
    await planner.leave();
    await site.close();
  });

  async function begin(phone: Handset, booked: BookedHome | undefined, words: string): Promise<void> {
    await phone.page.getByRole('link', { name: new RegExp(`^${booked?.home.addressLine}`) }).click();
    await phone.page.getByLabel('Done: it is fixed').check();
    await phone.page.getByLabel('What was done', { exact: true }).fill(words);
    await phone.shows(/Kept on this phone at .*Not recorded yet/);
  }

  async function record(phone: Handset, booked: BookedHome | undefined, words: string): Promise<void> {
    await begin(phone, booked, words);
    await phone.page.locator('input[name="photos-after"]').setInputFiles([await aBusyPhoto('after.jpg')]);
    await phone.page.getByAltText('Photo 1 after the work: after.jpg').waitFor();
    await phone.page.getByLabel('Yes, without a signature').check();
    await phone.page.getByRole('button', { name: 'Record the visit' }).click();
    await phone.shows('Waiting to be sent');
  }

  async function sendNow(phone: Handset): Promise<void> {
    await phone.foundSignal();
    await phone.page.getByRole('button', { name: 'Bring up to date' }).click();
  }

  /** What waits for a planner, as they read it, photo and all. */
  async function waitsForPlanner(booked: BookedHome | undefined, words: string): Promise<void> {
    await planner.open('/visits/came-in');
    await planner.page.locator('main tr', { hasText: booked?.reference ?? '' }).getByRole('link', { name: 'Dean Holt' }).click();
    await planner.sees(words);
    await planner.sees('The resident was there: no signature');
    await planner.page.getByAltText('Photo 1 of 1, after the work').waitFor();
  }

  test('moved to another day meanwhile: the phone says so, and it stands with its photo before a planner', async () => {
    await handset.noSignal();
    await record(handset, visits[0], 'New cartridge, on the wrong day');
    await moveVisit(site, visits[0], { email: operative, on: '2026-11-26' });
    await sendNow(handset);
    await handset.shows(/No longer fits.*The visit was moved to another time or another person after the phone had it\..*a planner decides/i);
    await checkPage(handset.page);
    await waitsForPlanner(visits[0], 'New cartridge, on the wrong day');
  });

  test('given to a colleague meanwhile, and both were there: theirs is recorded, the other’s is kept for a planner to put beside it', async () => {
    await handset.noSignal();
    await record(handset, visits[1], 'I tightened the gland');
    const given = await moveVisit(site, visits[1], { email: surveyor, on: '2026-11-24' });
    const other = await Handset.open(site);
    await other.signIn(surveyor);
    await other.noSignal();
    await record(other, given, 'I fitted a new tap');
    await sendNow(other);
    await other.shows(new RegExp(`${given.reference} Received`, 'i'));
    await sendNow(handset);
    await handset.shows(new RegExp(`${visits[1]?.reference} No longer fits.*was moved to another time or another person`, 'i'));
    await waitsForPlanner(visits[1], 'I tightened the gland');
    await planner.press('Put it on the case');
    await planner.sees('I fitted a new tap');
    await planner.sees('What Dean Holt recorded at the door, added later');
    assert.deepEqual(other.faults, []);
    await other.close();
  });

  test('their role was taken away meanwhile: no visit is left on the phone, what waits goes to a planner, and what was begun can be handed over', async () => {
    await handset.noSignal();
    await record(handset, visits[2], 'Washer changed');
    await begin(handset, visits[3], 'Half of it is done');
    await handset.page.getByRole('link', { name: 'Your day' }).first().click();
    await rolesOf(['adviser']);
    await sendNow(handset);
    await handset.shows(/Your account does not make visits, so none are on this phone/);
    await handset.shows(/No longer fits.*It is not theirs to record any more\./i);
    await handset.shows(/Not in your day.*You wrote: “Half of it is done”/i);
    assert.doesNotMatch(await handset.page.locator('main').innerText(), /To record, open|A tap drips/, 'nobody’s repair is read there any more');
    await checkPage(handset.page);
    await handset.page.getByRole('button', { name: 'Hand it to a planner as it is' }).click();
    await handset.page.getByText('Not in your day').waitFor({ state: 'detached' });
    await waitsForPlanner(visits[2], 'Washer changed');
    await planner.open('/visits/came-in');
    await planner.sees(visits[3]?.reference ?? '');
    assert.deepEqual(handset.faults, []);
  });

  const rolesOf = (roles: readonly string[]) => site.database.inLandlord(visits[0]?.home.landlordId ?? '', (tx) => tx.query('update staff set roles = $2 where landlord_id = $1 and email = $3', [tx.landlordId, roles, operative]));
});
