import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { bookVisit } from '../book-visits.ts';
import { quietHome, type QuietHome } from '../homes.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('finished work is picked by the landlord’s rules, checked by somebody else, and what failed is work again', () => {
  let site: Site;
  let home: QuietHome;
  let administrator: Visitor;
  let surveyor: Visitor;
  let manager: Visitor;
  let [reference, inspection] = ['', ''];

  before(async () => {
    site = await openSite();
    home = await quietHome(site, 6);
    administrator = await Visitor.signedIn(site, 'administrator@tarnbrook.example');
    surveyor = await Visitor.signedIn(site, 'surveyor@tarnbrook.example', { screen: 'phone', javaScript: false });
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
  });
  after(async () => {
    for (const visitor of [administrator, surveyor, manager]) await visitor.leave();
    await site.close();
  });

  test('an administrator sets the rules; what cannot be so is said beside it, and what was typed stays', async () => {
    await administrator.open('/admin/settings/repairs');
    await administrator.follow('Which finished work is checked');
    await administrator.sees('Damp and hazard work is always checked');
    await administrator.write('Of everything, by chance', '120');
    await administrator.pick('Person 1', /Dean Holt/);
    await administrator.press('Save the rules');
    await administrator.sees('Enter how many in 100 of what Dean Holt finishes');
    assert.equal(await administrator.page.getByLabel('Of everything, by chance').inputValue(), '120');
    await administrator.write('Of the work of person 1', '100');
    await administrator.press('Save the rules');
    await administrator.sees('Enter a whole number from 0 to 100');
    await administrator.write('Of everything, by chance', '1');
    await administrator.press('Save the rules');
    await administrator.sees('Saved');
    await administrator.sees(/From Tuesday 24 November, set by .*Dean Holt 100 in 100/);
  });

  async function finishedAt(where: QuietHome): Promise<string> {
    const booked = await bookVisit(site, where, 'operative@tarnbrook.example', '2026-11-24');
    const operative = await Visitor.signedIn(site, 'operative@tarnbrook.example', { screen: 'phone', javaScript: false });
    await operative.open(`/repairs/${booked.reference}/visits/${booked.visitId}`);
    await operative.choose('Done: it is fixed');
    await operative.write('What was done', 'New cartridge fitted.');
    await operative.press('Record the visit');
    await operative.leave();
    return booked.reference;
  }

  /** The job that draws may be at work just now: it is asked again until the repair leads to its inspection. */
  async function inspectionOf(repair: string): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      await site.runTask('draw-inspections');
      await manager.open(`/repairs/${repair}`);
      const found = /INS-2026-\d{5}/.exec(await manager.words())?.[0];
      if (found !== undefined) return found;
      assert.ok(tries < 20, `nobody checks ${repair}`);
      await pause(500);
    }
  }

  test('work that falls under a rule is picked by itself, and both cases lead to each other', async () => {
    reference = await finishedAt(home);
    inspection = await inspectionOf(reference);
    await manager.open(`/inspections/${inspection}`);
    await manager.sees('Why it is checked: Dean Holt: 100 in 100.');
    await manager.follow(reference);
  });

  test('a surveyor finds it in the list, and must look at everything', async () => {
    await surveyor.open('/inspections');
    await surveyor.follow(inspection);
    await surveyor.press('Record what was found');
    await surveyor.press('Record the inspection');
    await surveyor.sees('Say how you found it: joints are dry with the water on');
  });

  test('one item that fails raises the work by itself, with whose trade it is, and the resident is promised a day', async () => {
    const items = surveyor.page.getByRole('group').filter({ has: surveyor.page.getByLabel('Right', { exact: true }) });
    for (let at = 0; at < (await items.count()); at += 1) await items.nth(at).getByLabel('Right', { exact: true }).check();
    await items.filter({ hasText: 'Joints are dry' }).getByLabel('Wrong', { exact: true }).check();
    await surveyor.press('Record the inspection');
    await surveyor.sees('Say what is wrong');
    await items.filter({ hasText: 'Joints are dry' }).getByLabel('What is wrong').fill('The lower joint weeps.');
    await surveyor.press('Record the inspection');
    await surveyor.sees('Inspection recorded');
    await surveyor.sees('Failed');
    await surveyor.sees('The lower joint weeps.');
    const raised = /Raised: (REP-2026-\d{5})/.exec(await surveyor.words())?.[1] ?? '';
    await manager.open(`/repairs/${raised}`);
    await manager.sees('The lower joint weeps.');
    await manager.sees(`Follow-on to ${reference}`);
  });

  test('nobody checks twice, and the result is in the figures, which open it', async () => {
    await surveyor.open(`/inspections/${inspection}/record`, 422);
    await surveyor.sees('The work was checked already.');
    await manager.open('/inspections/results?by=person');
    await manager.sees('Dean Holt');
    await manager.sees('Not shown: fewer than 10');
    await manager.open('/inspections?state=settled');
    await manager.sees(inspection);
  });

  test('what nobody has to check may be left unchecked by a manager, with why', async () => {
    await manager.open(`/inspections/${await inspectionOf(await finishedAt(await quietHome(site, 7)))}`);
    await manager.press('Leave it unchecked');
    await manager.press('Leave it unchecked');
    await manager.sees('Say why the work is not checked');
    await manager.write('Why the work is not checked', 'The home was sold on Monday.');
    await manager.press('Leave it unchecked');
    await manager.sees('Left unchecked');
    await manager.sees('The home was sold on Monday.');
  });
});
