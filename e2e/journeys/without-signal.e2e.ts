import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, describe, test } from 'node:test';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../../bin/chromium.ts';
import { demonstrationPassword } from '../../src/demonstration/index.ts';
import { bookVisit, type BookedHome } from '../book-visits.ts';
import { checkPage } from '../check-page.ts';
import { quietHome } from '../homes.ts';
import { aBusyPhoto } from '../photo.ts';
import { signalTo, type Signal } from '../signal.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

const operative = 'operative@tarnbrook.example';

describe('an operative’s day on a phone without signal', () => {
  let site: Site;
  let planner: Visitor;
  let folder = '';
  let signal: Signal;
  let phone: BrowserContext;
  let page: Page;
  const visits: BookedHome[] = [];
  const faults: string[] = [];

  before(async () => {
    site = await openSite();
    signal = await signalTo(site.address);
    folder = await mkdtemp(join(tmpdir(), 'putright-phone-'));
    planner = await Visitor.signedIn(site, 'planner@tarnbrook.example');
    for (const number of [1, 2, 3]) visits.push(await bookVisit(site, await quietHome(site, number), operative, '2026-11-24'));
    await openPhone();
    await signIn(operative);
  });
  after(async () => {
    await phone.close();
    await signal.close();
    await planner.leave();
    await site.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A browser of its own with a folder that stays when it is closed, as a phone's does. */
  async function openPhone(): Promise<void> {
    phone = await chromium.launchPersistentContext(folder, {
      ...(findChromium() === undefined ? {} : { executablePath: findChromium() as string }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'], viewport: { width: 360, height: 740 }, baseURL: signal.address, locale: 'en-GB',
    });
    phone.setDefaultTimeout(10_000);
    await phone.clock.install({ time: site.clock.now });
    page = phone.pages()[0] ?? (await phone.newPage());
    page.on('pageerror', (error) => faults.push(error.message));
  }

  async function signIn(email: string): Promise<void> {
    await page.goto('/sign-in?returnTo=/phone');
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(demonstrationPassword);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Everything is sent and up to date').waitFor();
  }

  async function noSignal(): Promise<void> {
    signal.lose();
    await phone.setOffline(true);
  }

  async function foundSignal(): Promise<void> {
    signal.find();
    await phone.setOffline(false);
  }

  async function phoneShows(words: string | RegExp): Promise<void> {
    const shown = async () => (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    await until(async () => (typeof words === 'string' ? (await shown()).includes(words) : words.test(await shown()))).catch(async () => assert.fail(`The phone should show ${String(words)}. It shows: ${await shown()}`));
  }

  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 80; tries += 1) {
      if (await holds()) return;
      await pause(100);
    }
    throw new Error('It did not come to that.');
  }

  async function follow(booked: BookedHome | undefined): Promise<void> {
    await page.getByRole('link', { name: new RegExp(`^${booked?.home.addressLine}`) }).click();
    await page.getByRole('button', { name: 'Record the visit' }).waitFor();
  }

  async function recordDone(booked: BookedHome | undefined, words: string): Promise<void> {
    await follow(booked);
    await page.getByLabel('Done: it is fixed').check();
    await page.getByLabel('What was done', { exact: true }).fill(words);
    await page.getByRole('button', { name: 'Record the visit' }).click();
    await phoneShows('Waiting to be sent');
  }

  async function sign(): Promise<void> {
    const pad = page.locator('canvas');
    await pad.scrollIntoViewIfNeeded();
    const { x, y } = (await pad.boundingBox()) ?? { x: 0, y: 0 };
    await page.mouse.move(x + 20, y + 20);
    await page.mouse.down();
    await page.mouse.move(x + 120, y + 60, { steps: 5 });
    await page.mouse.up();
    await until(async () => (await page.locator('form[data-is-signed="yes"]').count()) === 1);
  }

  /** Photos that came whole and wait for their words. */
  async function filesCameIn(): Promise<number> {
    const landlordId = visits[0]?.home.landlordId ?? '';
    return (await site.database.inLandlord(landlordId, (tx) => tx.query('select 1 from phone_files where landlord_id = $1', [landlordId]))).length;
  }

  async function photosKept(booked: BookedHome | undefined): Promise<number> {
    const landlordId = booked?.home.landlordId ?? '';
    const kept = await site.database.inLandlord(landlordId, (tx) => tx.query(
      'select 1 from photos p join cases c on c.landlord_id = p.landlord_id and c.id = p.case_id where p.landlord_id = $1 and c.reference = $2', [landlordId, booked?.reference]));
    return kept.length;
  }

  /** How much lies on the phone: visits, their pictures, whose they are, and files not yet sent. */
  function recordsLeft(): Promise<unknown> {
    return page.evaluate(`(async () => {
      const count = (name, store) => new Promise((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const counting = opening.result.transaction(store).objectStore(store).count();
          counting.onsuccess = () => resolve(counting.result);
        };
      });
      return [await count('putright-day', 'visits'), await count('putright-day', 'pictures'), await count('putright-day', 'holder'), await count('putright-captured', 'files')];
    })()`);
  }

  /** The browser is gone, with whatever it held in memory; there is still no signal when it comes back. */
  async function closeAndOpen(): Promise<void> {
    await phone.close();
    await openPhone();
    await noSignal();
    await page.goto('/phone');
    await phoneShows(/No signal/);
  }

  test('takes the day along; the page opens without signal, and one home is no other’s', async () => {
    await phoneShows(/Today/);
    for (const { home } of visits) await phoneShows(home.addressLine);
    await checkPage(page);
    await noSignal();
    await page.reload();
    await phoneShows(/No signal\. Work on/);
    await follow(visits[0]);
    await phoneShows('The cold tap drips all night.');
    await checkPage(page);
  });

  test('what is plainly missing is told at the door', async () => {
    await page.getByRole('button', { name: 'Record the visit' }).click();
    await phoneShows('Choose what came of the visit');
    await page.getByLabel('Done: it is fixed').check();
    await page.getByRole('button', { name: 'Record the visit' }).click();
    await phoneShows('Answer “What was done”');
    await checkPage(page);
  });

  test('what is typed and taken is there again after the browser was closed', async () => {
    await page.getByLabel('What was done', { exact: true }).fill('New cartridge fitted');
    await page.getByLabel('Showed my identity card and said why I came').check();
    await page.getByText('Readings (optional)').click();
    await page.getByLabel('What was measured').first().selectOption({ label: 'Moisture, %' });
    await page.getByLabel('Reading', { exact: true }).first().fill('18.5');
    await page.getByLabel('Where', { exact: true }).first().fill('Under the sink');
    await page.getByLabel('Instrument').first().fill('Protimeter 5');
    await page.locator('input[type="file"]').setInputFiles([await aBusyPhoto('before.jpg'), await aBusyPhoto('after.jpg')]);
    await page.getByAltText('Photo 2: after.jpg').waitFor();
    await page.getByLabel('Yes, and they sign on this screen').check();
    await sign();
    await checkPage(page);
    await closeAndOpen();
    await follow(visits[0]);
    assert.equal(await page.getByLabel('What was done', { exact: true }).inputValue(), 'New cartridge fitted');
    await page.getByAltText('Photo 2: after.jpg').waitFor();
  });

  test('recorded without signal it waits on the phone, also over a closed browser', async () => {
    await page.getByRole('button', { name: 'Record the visit' }).click();
    await phoneShows(/Waiting to be sent.*Recorded at/);
    await closeAndOpen();
    await phoneShows(/Waiting to be sent.*Recorded at/);
    await checkPage(page);
  });

  test('the network is cut while a photo is on its way: it begins again, is sent once, and there is a receipt', async () => {
    // Enough for the day and the first photo, and not for the second.
    signal.loseAfter(200_000);
    await phone.setOffline(false);
    await phoneShows(/No signal/);
    await until(async () => (await filesCameIn()) === 1);
    await foundSignal();
    await page.getByRole('button', { name: 'Bring up to date' }).click();
    await phoneShows(/Receipt: entry \d+ of its record, received at/);
    await checkPage(page);
    await planner.open(`/repairs/${visits[0]?.reference}`);
    await planner.sees('New cartridge fitted');
    await planner.sees('Moisture 18.5 %, Under the sink (Protimeter 5)');
    await planner.sees('The resident signed');
    assert.equal(await photosKept(visits[0]), 3, 'two photos and the signature, each once');
  });

  test('the answer is lost on its way back: sent again it is the first answer, and nothing is done twice', async () => {
    await noSignal();
    await recordDone(visits[1], 'Tap tightened');
    let lost = 0;
    await phone.route('**/phone/captures', async (route) => {
      lost += 1;
      if (lost === 1) await route.fetch();
      await (lost === 1 ? route.abort('connectionreset') : route.continue());
    });
    await foundSignal();
    await phoneShows(new RegExp(`No signal|${visits[1]?.reference} Received`, 'i'));
    await page.getByRole('button', { name: 'Bring up to date' }).click();
    await phoneShows(new RegExp(`${visits[1]?.reference} Received`, 'i'));
    await phone.unrouteAll({ behavior: 'wait' });
    await planner.open(`/repairs/${visits[1]?.reference}`);
    assert.equal((await planner.words()).match(/Visited to do the repair: done/g)?.length, 1);
  });

  test('a visit that was cancelled meanwhile: the phone says so, and a planner decides about what was written', async () => {
    await noSignal();
    await recordDone(visits[2], 'New washer');
    await planner.open(`/repairs/${visits[2]?.reference}/visits/${visits[2]?.visitId}/cancel`);
    await planner.page.getByRole('textbox').last().fill('The part has not come');
    await planner.pressOn(planner.page.locator('main form').getByRole('button').first());
    await foundSignal();
    await phoneShows(/No longer fits.*The visit was cancelled after the phone had it\..*a planner decides/i);
    await checkPage(page);
    await planner.open('/work');
    await planner.follow('1 visit was recorded too late');
    await planner.follow('Dean Holt');
    await planner.sees('New washer');
    await planner.press('Put it on the case');
    await planner.sees('What Dean Holt recorded at the door, added later');
    await page.getByRole('button', { name: 'I have read this' }).click();
    await page.getByText('No longer fits').waitFor({ state: 'detached' });
  });

  test('the session ends while there is no signal: nothing is lost, and signing in again sends it', async () => {
    visits.push(await bookVisit(site, await quietHome(site, 5), operative, '2026-11-24'));
    await page.getByRole('button', { name: 'Bring up to date' }).click();
    await phoneShows(visits[3]?.home.addressLine ?? '');
    await noSignal();
    await recordDone(visits[3], 'Packed the gland');
    await phone.clearCookies();
    await foundSignal();
    await phoneShows(/You are signed out\. Nothing you recorded is lost/);
    assert.doesNotMatch(await page.locator('main').innerText(), new RegExp(visits[3]?.home.addressLine ?? 'none'));
    await signIn('surveyor@tarnbrook.example');
    await phoneShows(/One recorded visit of somebody else waits on this phone, unseen/);
    assert.doesNotMatch(await page.locator('main').innerText(), /Dean Holt|Packed/);
    await checkPage(page);
    await page.getByRole('button', { name: 'Sign out' , exact: true }).click();
    await phoneShows('Nobody is signed in');
    await signIn(operative);
    await phoneShows(new RegExp(`${visits[3]?.reference} Received`, 'i'));
  });

  test('signing out without signal takes every visit off the phone, and the session ends with the first signal', async () => {
    await noSignal();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await phoneShows('Nobody is signed in');
    assert.deepEqual(await recordsLeft(), [0, 0, 0, 0]);
    await foundSignal();
    await phoneShows(/You are signed out/);
    await page.goto('/visits');
    assert.equal(new URL(page.url()).pathname, '/sign-in');
    assert.deepEqual(faults, [], 'nothing failed unseen on the way');
  });
});
