import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { workToCheck } from '../book-visits.ts';
import { checkPage } from '../check-page.ts';
import { Handset } from '../handset.ts';
import { quietHome } from '../homes.ts';
import { aBusyPhoto } from '../photo.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

type Work = Awaited<ReturnType<typeof workToCheck>>;
const itemNames = ['done', 'works', 'safe', 'made-good', 'clean', 'resident', 'dry'];

describe('a surveyor checks finished work where there is no signal', () => {
  let site: Site;
  let manager: Visitor;
  let handset: Handset;
  const work: Work[] = [];

  before(async () => {
    site = await openSite();
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
    for (const number of [6, 7]) work.push(await workToCheck(site, await quietHome(site, number), 'surveyor@tarnbrook.example', '2026-11-24'));
    handset = await Handset.open(site);
    await handset.signIn('surveyor@tarnbrook.example');
  });
  after(async () => {
    await handset.close();
    await manager.leave();
    await site.close();
  });

  const follow = (one: Work | undefined) => handset.page.getByRole('link', { name: new RegExp(`^${one?.home.addressLine}`) }).click();
  const answer = (item: string, result: 'pass' | 'fail') => handset.page.locator(`input[name="result-${item}"][value="${result}"]`).check();
  const record = () => handset.page.getByRole('button', { name: 'Record the visit' }).click();

  test('the list is on the phone; what is not looked at is told there', async () => {
    await handset.shows(work[0]?.home.addressLine ?? '');
    await handset.noSignal();
    await follow(work[0]);
    await handset.page.getByLabel('You were let in: this is what you found').check();
    await checkPage(handset.page);
    await record();
    await handset.shows('Answer “The work that was asked for is done”');
    for (const item of itemNames) await answer(item, 'pass');
    await answer('dry', 'fail');
    await record();
    await handset.shows('Answer “What is wrong”');
    await checkPage(handset.page);
  });

  test('what was found is there again after the browser was closed, and waits', async () => {
    await handset.page.locator('input[name="remark-dry"]').fill('The joint still drips');
    await handset.page.locator('input[name="reading-dry"]').fill('1.5 bar');
    await handset.page.getByLabel('Yes, without a signature').check();
    await handset.page.locator('input[type="file"]').setInputFiles([await aBusyPhoto('joint.jpg')]);
    await handset.page.getByAltText('Photo 1: joint.jpg').waitFor();
    await handset.closeAndOpen();
    await follow(work[0]);
    assert.equal(await handset.page.locator('input[name="remark-dry"]').inputValue(), 'The joint still drips');
    await record();
    await handset.shows(/Waiting to be sent.*Recorded at/);
  });

  test('with signal it is sent by itself: a receipt of the inspection, and the work is raised', async () => {
    await handset.foundSignal();
    await handset.page.getByRole('button', { name: 'Bring up to date' }).click();
    await handset.shows(new RegExp(`${work[0]?.inspection} Received.*Receipt: entry \\d+`, 'i'));
    await checkPage(handset.page);
    await manager.open(`/inspections/${work[0]?.inspection}`);
    await manager.sees('Checked: failed');
    await manager.sees('The joint still drips');
    await manager.open(`/repairs/${work[0]?.reference}`);
    await manager.sees('found the work wanting');
    await manager.sees('The resident was there: no signature');
  });

  test('what a manager recorded meanwhile is shown to a person, and dropped by nobody', async () => {
    await handset.noSignal();
    await follow(work[1]);
    await handset.page.getByLabel('You were let in: this is what you found').check();
    for (const item of itemNames) await answer(item, 'pass');
    await record();
    await handset.shows('Waiting to be sent');
    await manager.open(`/inspections/${work[1]?.inspection}/record`);
    for (const item of itemNames) await manager.page.locator(`input[name="result-${item}"][value="pass"]`).check();
    await manager.press('Record the inspection');
    await handset.foundSignal();
    await handset.shows(/No longer fits.*a planner decides/i);
    await manager.open('/visits/came-in');
    await manager.page.locator('main table a').first().click();
    await manager.sees('Joints are dry with the water on');
    assert.deepEqual(handset.faults, []);
  });
});
