import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { commands } from '../../test/builders/hazard.ts';
import { checkPage } from '../check-page.ts';
import { DampHazard } from '../damp-hazard.ts';
import { Handset } from '../handset.ts';
import { quietHome, type QuietHome } from '../homes.ts';
import { aBusyPhoto } from '../photo.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('a surveyor measures whether damp has dried where there is no signal', () => {
  let site: Site;
  let manager: Visitor;
  let handset: Handset;
  const homes: QuietHome[] = [];
  const hazards: DampHazard[] = [];

  before(async () => {
    site = await openSite();
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
    for (const number of [8, 9]) {
      homes.push(await quietHome(site, number));
      hazards.push(await worksDone(homes.at(-1)));
    }
    handset = await Handset.open(site);
    await handset.signIn('surveyor@tarnbrook.example');
  });
  after(async () => {
    await handset.close();
    await manager.leave();
    await site.close();
  });

  /** Found and put right by the manager; it is the surveyor's to measure. */
  async function worksDone(home: QuietHome | undefined): Promise<DampHazard> {
    assert.ok(home);
    const hazard = await DampHazard.told(site, home);
    const acts = [commands.triage({ notAskedBecause: 'Rang twice' }), commands.investigated('2026-11-23 17:00'), commands.summarySent('2026-11-23 18:00'), commands.madeSafe('2026-11-23 19:00'), commands.begun('2026-11-23 19:30'), commands.finished('2026-11-23 20:00')];
    for (const act of acts) await hazard.does('manager', act);
    await site.database.inLandlord(home.landlordId, (tx) => tx.query(`update cases set owner_id = (select id from staff where landlord_id = $1 and email = 'surveyor@tarnbrook.example') where landlord_id = $1 and reference = $2`, [home.landlordId, hazard.reference]));
    return hazard;
  }

  const follow = (home: QuietHome | undefined) => handset.page.getByRole('link', { name: new RegExp(`^${home?.addressLine}`) }).click();
  const record = () => handset.page.getByRole('button', { name: 'Record the check' }).click();

  async function measure(moisture: string): Promise<void> {
    await handset.page.getByLabel('What was measured').first().selectOption({ label: 'Moisture, %' });
    await handset.page.getByLabel('Reading', { exact: true }).first().fill(moisture);
    await handset.page.getByLabel('Where', { exact: true }).first().fill('Bedroom wall');
    await handset.page.getByLabel('Instrument').first().fill('Protimeter 5');
  }

  test('the check is in the day; what was not measured is told at the door', async () => {
    await handset.shows('To measure whether it is dry');
    await handset.noSignal();
    await follow(homes[0]);
    await handset.shows('Nobody has measured it since the works');
    await handset.page.getByRole('radio', { name: 'It is dry' }).check();
    await handset.page.getByLabel('What was looked at, and what was found').fill('Wall below the gutter, dry to the touch');
    await record();
    await handset.shows('Measure it: a check has at least one reading of moisture');
    await checkPage(handset.page);
  });

  test('what was measured and photographed is there again after the browser was closed, and waits', async () => {
    await measure('11');
    await handset.page.getByLabel('Yes, without a signature').check();
    await handset.page.locator('input[type="file"]').first().setInputFiles([await aBusyPhoto('wall.jpg')]);
    await handset.page.getByAltText(/Photo 1.*wall\.jpg/).waitFor();
    await handset.closeAndOpen();
    await follow(homes[0]);
    assert.equal(await handset.page.getByLabel('Reading', { exact: true }).first().inputValue(), '11');
    await record();
    await handset.shows(/Waiting to be sent.*Recorded at/);
    await follow(homes[0]);
    await handset.shows('You recorded this check at');
    await handset.page.getByRole('link', { name: 'Your day' }).first().click();
  });

  test('with signal it is sent by itself, with a receipt; the hazard has it with its photo and both times', async () => {
    await handset.foundSignal();
    await handset.page.getByRole('button', { name: 'Bring up to date' }).click();
    await handset.shows(new RegExp(`${hazards[0]?.reference} Received.*Receipt: entry \\d+`, 'i'));
    await manager.open(`/hazards/${hazards[0]?.reference}`);
    await manager.sees('After the works: it is dry');
    await manager.sees('Moisture 11 %, Bedroom wall (Protimeter 5)');
    await manager.sees('The resident was there: no signature.');
    // What works behind the page may be the one to send it, by the machine’s own clock.
    await manager.sees(/phone.*received at/);
  });

  test('one that was recorded meanwhile is shown to a person, and dropped by nobody', async () => {
    await handset.noSignal();
    await follow(homes[1]);
    await handset.page.getByRole('radio', { name: 'It is damp' }).check();
    await handset.page.getByLabel('What was looked at, and what was found').fill('Still wet behind the wardrobe');
    await measure('27');
    await record();
    await handset.shows('Waiting to be sent');
    await hazards[1]?.does('surveyor', commands.checked('2026-11-24 08:30'));
    await handset.foundSignal();
    await handset.page.getByRole('button', { name: 'Bring up to date' }).click();
    await handset.shows(/No longer fits.*Somebody recorded whether it is dry/i);
    await manager.open('/visits/came-in');
    await manager.page.locator('main table a').first().click();
    await manager.sees('Still wet behind the wardrobe');
    assert.deepEqual(handset.faults, []);
  });
});
