import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { bookByPage, openOwnVisit } from '../book-by-page.ts';
import { bookVisit } from '../book-visits.ts';
import { figuresCounted } from '../figures-counted.ts';
import { quietHome, type QuietHome } from '../homes.ts';
import { openSite, type Site } from '../site.ts';
import { findTheHome, writeDown } from '../take-call.ts';
import { Visitor } from '../visitor.ts';

const ownCause = 'Washer of the wrong size fitted';

describe('a tap that was mended in October drips again: a recall, why it happened, and what it does to the figures', () => {
  let site: Site;
  let home: QuietHome;
  let adviser: Visitor;
  let planner: Visitor;
  let manager: Visitor;
  let operative: Visitor;
  let [first, again] = ['', ''];
  let lostBefore = 0;

  before(async () => {
    site = await openSite();
    home = await quietHome(site, 2);
    first = await mendedInOctober();
    adviser = await Visitor.signedIn(site, 'adviser@tarnbrook.example');
    planner = await Visitor.signedIn(site, 'planner@tarnbrook.example');
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
    operative = await Visitor.signedIn(site, 'operative@tarnbrook.example', { screen: 'phone' });
    lostBefore = await goneDownSince();
  });
  after(async () => {
    for (const visitor of [adviser, planner, manager, operative]) await visitor.leave();
    await site.close();
  });

  /** Reported, visited and answered on one day, on the pages of that day. */
  async function mendedInOctober(): Promise<string> {
    const { now } = site.clock;
    site.clock.now = '2026-10-13T09:00:00.000Z';
    const { reference, visitId } = await bookVisit(site, home, 'operative@tarnbrook.example', '2026-10-13');
    const office = await Visitor.signedIn(site, 'manager@tarnbrook.example');
    await office.open(`/repairs/${reference}/visits/${visitId}`);
    await office.choose('Done: it is fixed');
    await office.write('What was done', 'New washer');
    await office.press('Record the visit');
    await office.press("Record the resident’s answer");
    await office.choose('Yes, it is fixed');
    await office.choose(/phone/);
    await office.press('Record the answer');
    await office.leave();
    site.clock.now = now;
    return reference;
  }

  test('the adviser is told before they write it down, and the report says which job has come back', async () => {
    await adviser.open('/report');
    await findTheHome(adviser, home);
    await adviser.choose(/^A tap drips/);
    await adviser.press('Continue');
    await adviser.sees('This has been here before.');
    await adviser.sees(`marked as ${first} come back`);
    await writeDown(adviser, home, 'It drips again, worse than before.');
    await adviser.sees(`It is a recall: ${first}`);
    again = (await adviser.words()).match(/REP-2026-\d{5}/g)?.find((reference) => reference !== first) ?? '';
    await adviser.open(`/repairs/${again}`);
    await adviser.sees(`${first} has come back: the same problem`);
    await adviser.follow(first);
    await adviser.sees('It came back');
    await adviser.follow(again);
    assert.equal(adviser.path, `/repairs/${again}`);
  });

  test('the manager reads that October’s figure has gone down since, by how much and why, and opens the job that did it', async () => {
    assert.equal(await goneDownSince(), lostBefore + 1);
    await manager.sees(/This has gone down since: \d+ counted as fixed first time when the month ended, and no longer do?/);
    await manager.follow(String(lostBefore + 1));
    assert.equal(await manager.heading(), 'Fixed first time: the rows');
    await manager.sees('No longer');
    await manager.follow(first);
    await manager.sees('It came back');
  });

  test('ruled out as another tap, the figure is what it was; nobody has to say why it happened any more', async () => {
    await planner.open(`/repairs/${again}`);
    await planner.sees('Cause not known');
    await planner.press('Say that it is not a recall');
    await planner.press('Record that it is not a recall');
    await planner.sees('Say why it is another problem');
    await planner.write('Why it is another problem', 'The bath tap, not the basin’s');
    await planner.press('Record that it is not a recall');
    await planner.sees('Recorded as not a recall');
    await planner.seesNot('Cause not known');
    assert.equal(await goneDownSince(), lostBefore);
  });

  /** How many October’s figure has lost since the month ended. */
  async function goneDownSince(): Promise<number> {
    await figuresCounted(site);
    await manager.open('/manage/performance?measure=first-time-fix&from=2026-10&until=2026-10');
    return Number(/This has gone down since: (\d+) counted/.exec(await manager.words())?.[1] ?? 0);
  }

  test('a manager adds a cause that the list lacks; what is wrong with it is said, and what was typed stays', async () => {
    await manager.open('/admin/settings/causes');
    await manager.press('Add the cause');
    await manager.sees('There is a problem');
    await manager.write('Why it happens', 'Lifestyle of the tenant');
    await manager.press('Add the cause');
    await manager.sees('There is a problem');
    assert.equal(await manager.page.getByLabel('Why it happens').inputValue(), 'Lifestyle of the tenant');
    await manager.write('Why it happens', ownCause);
    await manager.pick('It belongs to', /^Earlier work not done right$/);
    await manager.press('Add the cause');
    await manager.sees('Saved');
    await manager.sees(`Earlier work not done right: ${ownCause}`);
  });

  test('the operative says at the visit why it happened', async () => {
    await planner.open(`/repairs/${again}`);
    await planner.press('Set priority and trade');
    await planner.choose('Routine');
    await planner.press('Save the priority and trade');
    await bookByPage(planner, { day: 'Tuesday 24 November' });
    await openOwnVisit(operative, home.addressLine);
    await operative.choose('Done: it is fixed');
    await operative.write('What was done', 'Washer of the right size');
    await operative.pick('Why it happened (optional)', new RegExp(ownCause));
    await operative.press('Record the visit');
    await planner.open(`/repairs/${again}`);
    await planner.sees(`Cause: Earlier work not done right: ${ownCause}`);
  });

  test('after it is closed a surveyor knows better: the correction keeps what was said before', async () => {
    await planner.press("Record the resident’s answer");
    await planner.choose('Yes, it is fixed');
    await planner.choose(/phone/);
    await planner.press('Record the answer');
    await planner.sees('Closed');
    const surveyor = await Visitor.signedIn(site, 'surveyor@tarnbrook.example', { screen: 'phone', javaScript: false });
    await surveyor.open(`/repairs/${again}/cause`);
    await surveyor.sees(`On record: Earlier work not done right: ${ownCause}`);
    await surveyor.pick('Why did it happen?', /Past its working life/);
    await surveyor.press('Save the cause');
    await surveyor.sees('There is a problem');
    await surveyor.write('Why it changes', 'The seat of the tap is worn through.');
    await surveyor.press('Save the cause');
    await surveyor.sees('Cause saved');
    await surveyor.sees(`Before: Earlier work not done right: ${ownCause}`);
    await surveyor.leave();
  });

  test('the cause is retired: nobody can choose it, the record keeps its words, and it can come back', async () => {
    await manager.open('/admin/settings/causes');
    await manager.pick('Which cause?', new RegExp(ownCause));
    await manager.press('Retire the cause');
    await manager.sees('Retired from Tuesday 24 November');
    await planner.open(`/repairs/${again}/cause`);
    assert.ok(!(await planner.page.getByLabel('Why did it happen?').innerText()).includes(ownCause));
    await planner.open(`/repairs/${again}`);
    await planner.sees(ownCause);
    await manager.pick('Which cause comes back?', new RegExp(ownCause));
    await manager.press('Offer it again');
    await manager.sees('is offered again');
  });
});
