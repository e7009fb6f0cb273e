import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { bookVisit, type BookedHome } from '../book-visits.ts';
import { checkPage } from '../check-page.ts';
import { Handset } from '../handset.ts';
import { quietHome } from '../homes.ts';
import { aBusyPhoto } from '../photo.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

const operative = 'operative@tarnbrook.example';

describe('an operative’s day on a phone without signal', () => {
  let site: Site;
  let planner: Visitor;
  let handset: Handset;
  const visits: BookedHome[] = [];

  before(async () => {
    site = await openSite();
    planner = await Visitor.signedIn(site, 'planner@tarnbrook.example');
    for (const number of [1, 2, 3]) visits.push(await bookVisit(site, await quietHome(site, number), operative, '2026-11-24'));
    handset = await Handset.open(site);
    await handset.signIn(operative);
  });
  after(async () => {
    await handset.close();
    await planner.leave();
    await site.close();
  });

  const phoneShows = (words: string | RegExp) => handset.shows(words);
  const until = (holds: () => boolean | Promise<boolean>) => handset.until(holds);

  async function follow(booked: BookedHome | undefined): Promise<void> {
    await handset.page.getByRole('link', { name: new RegExp(`^${booked?.home.addressLine}`) }).click();
    await handset.page.getByRole('button', { name: 'Record the visit' }).waitFor();
  }

  async function recordDone(booked: BookedHome | undefined, words: string): Promise<void> {
    await follow(booked);
    await handset.page.getByLabel('Done: it is fixed').check();
    await handset.page.getByLabel('What was done', { exact: true }).fill(words);
    await handset.page.getByRole('button', { name: 'Record the visit' }).click();
    await phoneShows('Waiting to be sent');
  }

  async function sign(): Promise<void> {
    const pad = handset.page.locator('canvas');
    await pad.scrollIntoViewIfNeeded();
    const { x, y } = (await pad.boundingBox()) ?? { x: 0, y: 0 };
    await handset.page.mouse.move(x + 20, y + 20);
    await handset.page.mouse.down();
    await handset.page.mouse.move(x + 120, y + 60, { steps: 5 });
    await handset.page.mouse.up();
    await until(async () => (await handset.page.locator('form[data-is-signed="yes"]').count()) === 1);
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
    return handset.page.evaluate(`(async () => {
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

  test('takes the day along; the page opens without signal, and one home is no other’s', async () => {
    await phoneShows(/Today/);
    for (const { home } of visits) await phoneShows(home.addressLine);
    await checkPage(handset.page);
    await handset.noSignal();
    await handset.page.reload();
    await phoneShows(/No signal\. Work on/);
    await follow(visits[0]);
    await phoneShows('The cold tap drips all night.');
    await phoneShows(/They are kept on this phone until they are sent\./);
    await checkPage(handset.page);
  });

  test('what is plainly missing is told at the door', async () => {
    await handset.page.getByRole('button', { name: 'Record the visit' }).click();
    await phoneShows('Choose what came of the visit');
    await handset.page.getByLabel('Done: it is fixed').check();
    await handset.page.getByRole('button', { name: 'Record the visit' }).click();
    await phoneShows('Answer “What was done”');
    await checkPage(handset.page);
  });

  test('what is typed and taken is there again after the browser was closed', async () => {
    await handset.page.getByLabel('What was done', { exact: true }).fill('New cartridge fitted');
    await handset.page.getByLabel('Showed my identity card and said why I came').check();
    await handset.page.getByText('Readings (optional)').click();
    await handset.page.getByLabel('What was measured').first().selectOption({ label: 'Moisture, %' });
    await handset.page.getByLabel('Reading', { exact: true }).first().fill('18.5');
    await handset.page.getByLabel('Where', { exact: true }).first().fill('Under the sink');
    await handset.page.getByLabel('Instrument').first().fill('Protimeter 5');
    await handset.page.locator('input[name="photos-before"]').setInputFiles([await aBusyPhoto('before.jpg'), await aBusyPhoto('after.jpg')]);
    await handset.page.getByLabel('What photo 2 before the work shows').selectOption('After the work');
    await handset.page.getByAltText('Photo 1 after the work: after.jpg').waitFor();
    await handset.page.getByLabel('Yes, and they sign on this screen').check();
    await sign();
    await checkPage(handset.page);
    await handset.closeAndOpen();
    await follow(visits[0]);
    assert.equal(await handset.page.getByLabel('What was done', { exact: true }).inputValue(), 'New cartridge fitted');
    await handset.page.getByAltText('Photo 1 after the work: after.jpg').waitFor();
  });

  test('recorded without signal it waits on the phone, also over a closed browser', async () => {
    await handset.page.getByRole('button', { name: 'Record the visit' }).click();
    await phoneShows(/Waiting to be sent.*Recorded at/);
    await handset.closeAndOpen();
    await phoneShows(/Waiting to be sent.*Recorded at/);
    await checkPage(handset.page);
  });

  test('the network is cut while a photo is on its way: it begins again, is sent once, and there is a receipt', async () => {
    // Enough for the day and the first photo, and not for the second.
    handset.signal.loseAfter(200_000);
    await handset.context.setOffline(false);
    await phoneShows(/No signal/);
    await until(async () => (await filesCameIn()) === 1);
    await handset.foundSignal();
    await handset.page.getByRole('button', { name: 'Bring up to date' }).click();
    await phoneShows(/Receipt: entry \d+ of its record, received at/);
    await checkPage(handset.page);
    await planner.open(`/repairs/${visits[0]?.reference}`);
    await planner.sees('New cartridge fitted');
    await planner.sees('Moisture 18.5 %, Under the sink (Protimeter 5)');
    await planner.sees('The resident signed');
    for (const phase of ['before', 'after']) assert.equal(await planner.page.locator(`#photos-heading ~ * img[alt^="Photo 1 of 1, ${phase} the work"], img[alt^="Photo 1 of 1, ${phase} the work"]`).first().isVisible(), true, phase);
    assert.equal(await photosKept(visits[0]), 3, 'two photos and the signature, each once');
  });

  test('the answer is lost on its way back: sent again it is the first answer, and nothing is done twice', async () => {
    await handset.noSignal();
    await recordDone(visits[1], 'Tap tightened');
    let lost = 0;
    await handset.context.route('**/phone/captures', async (route) => {
      lost += 1;
      if (lost === 1) await route.fetch();
      await (lost === 1 ? route.abort('connectionreset') : route.continue());
    });
    await handset.foundSignal();
    await phoneShows(new RegExp(`No signal|${visits[1]?.reference} Received`, 'i'));
    await handset.page.getByRole('button', { name: 'Bring up to date' }).click();
    await phoneShows(new RegExp(`${visits[1]?.reference} Received`, 'i'));
    await handset.context.unrouteAll({ behavior: 'wait' });
    await planner.open(`/repairs/${visits[1]?.reference}`);
    assert.equal((await planner.words()).match(/Visited to do the repair: done/g)?.length, 1);
  });

  test('a visit that was cancelled meanwhile: the phone says so, and a planner decides about what was written', async () => {
    await handset.noSignal();
    await recordDone(visits[2], 'New washer');
    await planner.open(`/repairs/${visits[2]?.reference}/visits/${visits[2]?.visitId}/cancel`);
    await planner.page.getByRole('textbox').last().fill('The part has not come');
    await planner.pressOn(planner.page.locator('main form').getByRole('button').first());
    await handset.foundSignal();
    await phoneShows(/No longer fits.*The visit was cancelled after the phone had it\..*a planner decides/i);
    await checkPage(handset.page);
    await planner.open('/work');
    await planner.follow('1 thing was recorded too late');
    await planner.follow('Dean Holt');
    await planner.sees('New washer');
    await planner.press('Put it on the case');
    await planner.sees('What Dean Holt recorded at the door, added later');
    await handset.page.getByRole('button', { name: 'I have read this' }).click();
    await handset.page.getByText('No longer fits').waitFor({ state: 'detached' });
  });

  test('the session ends while there is no signal: nothing is lost, and signing in again sends it', async () => {
    visits.push(await bookVisit(site, await quietHome(site, 5), operative, '2026-11-24'));
    await handset.page.getByRole('button', { name: 'Bring up to date' }).click();
    await phoneShows(visits[3]?.home.addressLine ?? '');
    await handset.noSignal();
    await recordDone(visits[3], 'Packed the gland');
    await handset.context.clearCookies();
    await handset.foundSignal();
    await phoneShows(/You are signed out\. Nothing you recorded is lost/);
    assert.doesNotMatch(await handset.page.locator('main').innerText(), new RegExp(visits[3]?.home.addressLine ?? 'none'));
    await handset.signIn('surveyor@tarnbrook.example');
    await phoneShows(/One visit that somebody else recorded or began waits on this phone, unseen/);
    assert.doesNotMatch(await handset.page.locator('main').innerText(), /Dean Holt|Packed/);
    await checkPage(handset.page);
    await handset.page.getByRole('button', { name: 'Sign out' , exact: true }).click();
    await phoneShows('Nobody is signed in');
    await handset.signIn(operative);
    await phoneShows(new RegExp(`${visits[3]?.reference} Received`, 'i'));
  });

  test('signing out without signal takes every visit off the phone, and the session ends with the first signal', async () => {
    await handset.noSignal();
    await handset.page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await phoneShows('Nobody is signed in');
    await phoneShows(/No signal, and nobody’s visits are on this phone/);
    assert.equal(await handset.page.getByRole('link', { name: 'Sign in', exact: true }).count(), 0, 'its page needs signal');
    assert.deepEqual(await recordsLeft(), [0, 0, 0, 0]);
    await handset.foundSignal();
    await phoneShows(/You are signed out/);
    await handset.page.goto('/visits');
    assert.equal(new URL(handset.page.url()).pathname, '/sign-in');
    assert.deepEqual(handset.faults, [], 'nothing failed unseen on the way');
  });
});
