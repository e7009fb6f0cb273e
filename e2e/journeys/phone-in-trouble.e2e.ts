import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { bookVisit, type BookedHome } from '../book-visits.ts';
import { checkPage } from '../check-page.ts';
import { Handset } from '../handset.ts';
import { quietHome } from '../homes.ts';
import { aBusyPhoto } from '../photo.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

const operative = 'operative@tarnbrook.example';

describe('a phone that is full, visits that go elsewhere, and second thoughts', () => {
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

  const press = (name: string) => handset.page.getByRole('button', { name, exact: true }).click();
  const done = () => handset.page.getByLabel('What was done', { exact: true });

  async function follow(booked: BookedHome | undefined): Promise<void> {
    await handset.page.getByRole('link', { name: new RegExp(`^${booked?.home.addressLine}`) }).click();
    await handset.page.locator('h1', { hasText: booked?.home.addressLine ?? '' }).waitFor();
  }

  async function begin(booked: BookedHome | undefined, words: string): Promise<void> {
    await follow(booked);
    await handset.page.getByLabel('Done: it is fixed').check();
    await done().fill(words);
    await handset.shows(/Kept on this phone at .*Not recorded yet/);
  }

  async function recordOn(phone: Handset, booked: BookedHome | undefined, words: string): Promise<void> {
    await phone.noSignal();
    await phone.page.getByRole('link', { name: new RegExp(`^${booked?.home.addressLine}`) }).click();
    await phone.page.getByLabel('Done: it is fixed').check();
    await phone.page.getByLabel('What was done', { exact: true }).fill(words);
    await phone.page.getByRole('button', { name: 'Record the visit' }).click();
    await phone.shows('Waiting to be sent');
  }

  /** The session ends, the visit is cancelled, and whoever began to record it signs in again. */
  async function goesElsewhere(booked: BookedHome | undefined): Promise<void> {
    await handset.page.getByRole('link', { name: 'Your day' }).click();
    await handset.shows(/One thing is begun and not recorded yet/);
    await handset.context.clearCookies();
    await handset.page.reload();
    await handset.shows(/You are signed out/);
    await planner.open(`/repairs/${booked?.reference}/visits/${booked?.visitId}/cancel`);
    await planner.page.getByRole('textbox').last().fill('The part has not come');
    await planner.pressOn(planner.page.locator('main form').getByRole('button').first());
    await handset.signIn(operative);
  }

  /** A phone without room refuses what is written as this does: no browser lets a test fill it in good time. */
  const isFull = () => handset.page.evaluate(`(() => {
    IDBObjectStore.prototype.roomy ??= IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException('The disk is full', 'QuotaExceededError'); };
  })()`);
  const hasRoom = () => handset.page.evaluate('IDBObjectStore.prototype.put = IDBObjectStore.prototype.roomy');

  test('each line of the day is as tall as a thumb', async () => {
    const box = await handset.page.getByRole('link', { name: new RegExp(`^${visits[0]?.home.addressLine}`) }).boundingBox();
    assert.ok((box?.height ?? 0) >= 44, `${box?.height} pixels`);
  });

  test('a phone that is full says what is not kept; with room again it is kept', async () => {
    await handset.noSignal();
    await begin(visits[0], 'New cartridge');
    await checkPage(handset.page);
    await isFull();
    await done().fill('New cartridge, and');
    await handset.shows(/This phone is full.*do not close this page/);
    await handset.page.locator('input[name="photos"]').setInputFiles([await aBusyPhoto('tap.jpg')]);
    await handset.shows(/There is a problem.*This phone is full/);
    await checkPage(handset.page);
    await done().fill('New cartridge and washer');
    await press('Record the visit');
    await handset.shows(/There is a problem.*This phone is full/);
    assert.equal(await done().inputValue(), 'New cartridge and washer');
    await hasRoom();
    await done().fill('New cartridge, washer and spindle');
    await handset.shows(/Kept on this phone at/);
    await handset.page.locator('input[name="photos"]').setInputFiles([await aBusyPhoto('tap.jpg')]);
    await handset.page.getByAltText('Photo 1: tap.jpg').waitFor();
    assert.equal(await handset.page.locator('.govuk-error-summary').count(), 0);
    await press('Record the visit');
    await handset.shows(/Waiting to be sent.*Recorded at .*One photo with it/);
  });

  test('what waits is looked at again and changed, before it has left the phone', async () => {
    await follow(visits[0]);
    await handset.shows(/You recorded this visit at .*One photo with it/);
    await checkPage(handset.page);
    await press('Look at it again, or change it');
    assert.equal(await done().inputValue(), 'New cartridge, washer and spindle');
    await handset.page.getByAltText('Photo 1: tap.jpg').waitFor();
    await done().fill('New cartridge and washer only');
    await press('Record the visit');
    await handset.shows('Waiting to be sent');
  });

  test('with little signal what was recorded goes first, and what cannot be taken along keeps nothing back', async () => {
    await handset.context.route('**/phone/visits/*', (route) => route.fulfill({ status: 503, body: '' }));
    visits.push(await bookVisit(site, await quietHome(site, 6), operative, '2026-11-24'));
    await handset.foundSignal();
    await press('Bring up to date');
    await handset.shows(new RegExp(`Not everything came through.*${visits[0]?.reference} Received`, 'i'));
    await handset.context.unrouteAll({ behavior: 'wait' });
    await press('Bring up to date');
    await handset.shows(/Everything is sent and up to date/);
    await handset.shows(visits[4]?.home.addressLine ?? '');
    await planner.open(`/repairs/${visits[0]?.reference}`);
    await planner.sees('New cartridge and washer only');
  });

  test('what was begun is found again when its visit went elsewhere while nobody was signed in', async () => {
    await begin(visits[1], 'The tap is older than it looks');
    await goesElsewhere(visits[1]);
    await handset.shows(/Needs you.*Not in your day.*You wrote: “The tap is older than it looks”/i);
    await checkPage(handset.page);
    await press('Hand it to a planner as it is');
    await handset.shows(/No longer fits/i);
    await planner.open('/visits/came-in');
    await planner.follow('Dean Holt');
    await planner.sees('The tap is older than it looks');
  });

  test('what was begun for nothing is thrown away, on a second press', async () => {
    await begin(visits[2], 'Somebody else was quicker');
    await goesElsewhere(visits[2]);
    await handset.shows(/Not in your day/i);
    await press('Throw it away');
    await press('Yes, throw away what I wrote');
    await handset.page.getByText('Not in your day').waitFor({ state: 'detached' });
    assert.deepEqual(handset.faults, [], 'nothing failed unseen on the way');
  });

  test('of two phones with the same visit the first is recorded, the second told and kept for a planner', async () => {
    const other = await Handset.open(site);
    await other.signIn(operative);
    for (const phone of [handset, other]) await recordOn(phone, visits[3], phone === handset ? 'Tightened' : 'New washer');
    await handset.foundSignal();
    await handset.page.getByRole('button', { name: 'Bring up to date' }).click();
    await handset.shows(new RegExp(`${visits[3]?.reference} Received`, 'i'));
    await other.foundSignal();
    await other.page.getByRole('button', { name: 'Bring up to date' }).click();
    await other.shows(/No longer fits.*What came of Dean Holt’s visit was recorded already\..*a planner decides/i);
    await planner.open(`/repairs/${visits[3]?.reference}`);
    await planner.sees('Tightened');
    assert.doesNotMatch(await planner.words(), /New washer/);
    await planner.open('/visits/came-in');
    await planner.sees(visits[3]?.reference ?? '');
    assert.deepEqual([...handset.faults, ...other.faults], []);
    await other.close();
  });

  const other = () => handset.page.locator('input[name="photos"]');
  const chosen = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });

  test('a photo that is empty or too large, and a film, are told where they were chosen; the others are kept, and a camera that stays shut loses nothing', async () => {
    visits.push(await bookVisit(site, await quietHome(site, 7), operative, '2026-11-24'));
    await press('Bring up to date');
    await handset.shows(visits[5]?.home.addressLine ?? '');
    await handset.noSignal();
    await begin(visits[5], 'New washer');
    await other().setInputFiles([chosen('empty.jpg', 'image/jpeg', Buffer.alloc(0)), await aBusyPhoto('good.jpg'), chosen('big.jpg', 'image/jpeg', Buffer.alloc(10 * 1024 * 1024 + 1)), chosen('film.mp4', 'video/mp4', Buffer.from('film')), chosen('IMG_1.heic', 'image/heic', Buffer.from('no picture'))]);
    await handset.shows(/empty\.jpg is empty: the camera saved nothing.*big\.jpg is larger than 10 megabytes.*film\.mp4 is not a photo.*IMG_1\.heic: kept\. This browser cannot show it/);
    await handset.page.getByAltText('Photo 1: good.jpg').waitFor();
    assert.equal(await handset.page.locator('.govuk-error-summary').count(), 0, 'the thumb stays where it is');
    await other().dispatchEvent('cancel');
    await handset.shows(/No photo was added\. If the camera does not open/);
    assert.equal(await done().inputValue(), 'New washer');
    await checkPage(handset.page);
    await other().setInputFiles([chosen('IMG_2.heic', 'image/heic', readFileSync(join(import.meta.dirname, '../../test/fixtures/photos/small.heic'))), ...(await Promise.all([2, 3, 4, 5].map((at) => aBusyPhoto(`more-${at}.jpg`))))]);
    await handset.shows(/A visit takes 6 photos: more-5\.jpg is not kept\. Take one away first\./);
  });

  test('a photo that nobody can read is told once there is signal, by its name; taken away, all else is sent', async () => {
    await press('Record the visit');
    await handset.shows(/Waiting to be sent.*6 photos with it/);
    await handset.foundSignal();
    await press('Bring up to date');
    await handset.shows(/Needs you.*Put right.*IMG_1\.heic/i);
    await follow(visits[5]);
    await checkPage(handset.page);
    await press('Take photo 2 away');
    await handset.page.getByAltText('Photo 5: more-4.jpg').waitFor();
    await press('Record the visit');
    await handset.shows(new RegExp(`${visits[5]?.reference} Received`, 'i'));
    await planner.open(`/repairs/${visits[5]?.reference}`);
    await planner.sees('New washer');
    assert.equal(await planner.page.locator('#photos-heading').locator('..').locator('img').count(), 5);
    assert.deepEqual(handset.faults, []);
  });

  test('what was not recorded by the next morning says of which day it is, also without signal', async () => {
    await handset.noSignal();
    await handset.context.clock.setSystemTime('2026-11-25T08:30:00.000Z');
    await handset.page.reload();
    await handset.shows(new RegExp(`Not recorded yet ${visits[4]?.home.addressLine}.*Tuesday 24 November, between 8am and 12 noon, to do the repair`));
  });
});
