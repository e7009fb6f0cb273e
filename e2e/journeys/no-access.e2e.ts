import { after, before, describe, test } from 'node:test';
import { bookByPage, openOwnVisit } from '../book-by-page.ts';
import { waitingForVisit } from '../book-visits.ts';
import { quietHome, type QuietHome } from '../homes.ts';
import { messageAbout } from '../mailbox.ts';
import { openSite, type Site } from '../site.ts';
import { managerOf } from '../staff-of-cases.ts';
import { Visitor } from '../visitor.ts';

describe('nobody lets us in: every rung is climbed on the record, and none of them is a closure', () => {
  let site: Site;
  let home: QuietHome;
  let planner: Visitor;
  let operative: Visitor;
  let manager: Visitor;
  let [reference, link, managersEmail] = ['', '', ''];

  before(async () => {
    site = await openSite();
    home = await quietHome(site, 3);
    ({ reference, link } = await waitingForVisit(site, home));
    planner = await Visitor.signedIn(site, 'planner@tarnbrook.example');
    operative = await Visitor.signedIn(site, 'operative@tarnbrook.example', { screen: 'phone', javaScript: false });
    managersEmail = await managerOf(site, home.landlordId, reference);
    manager = await Visitor.signedIn(site, managersEmail);
  });
  after(async () => {
    for (const visitor of [planner, operative, manager]) await visitor.leave();
    await site.close();
  });

  async function dayBreaks(now: string): Promise<void> {
    site.clock.now = now;
    await planner.signIn('planner@tarnbrook.example');
    await operative.signIn('operative@tarnbrook.example');
    await manager.signIn(managersEmail);
  }

  async function nobodyIn(words: string, ...tried: readonly string[]): Promise<void> {
    await openOwnVisit(operative, home.addressLine);
    await operative.choose('No access');
    for (const each of tried) await operative.choose(each);
    await operative.write('What happened', words);
    await operative.press('Record the visit');
  }

  test('an attempt without a day’s notice in writing, or with nothing left at the door, does not count, and the page says why', async () => {
    await planner.open(`/repairs/${reference}`);
    await bookByPage(planner, { day: 'Tuesday 24 November' });
    await messageAbout(site, reference, /will visit on Tuesday 24 November/);
    await openOwnVisit(operative, home.addressLine);
    await operative.choose('No access');
    await operative.press('Record the visit');
    await operative.sees('Tick everything you tried to get in');
    await operative.sees('Say what happened at the door');
    await nobodyIn('No answer.', 'Knocked and waited', 'Left a card');
    await planner.open(`/repairs/${reference}`);
    await planner.sees('Getting in');
    await planner.sees('Does not count');
    await planner.sees('book another visit at another time of day (1 of 3 attempts made)');
  });

  test('two attempts with notice at one time of day are not enough for a step against a tenancy', async () => {
    await bookByPage(planner, { day: 'Thursday 26 November' });
    await messageAbout(site, reference, /will visit on Thursday 26 November/);
    await dayBreaks('2026-11-26T09:30:00.000Z');
    await nobodyIn('Curtains drawn, no answer.', 'Knocked and waited', 'Phoned', 'Left a card');
    await planner.open(`/repairs/${reference}`);
    await bookByPage(planner, { day: 'Monday 30 November' });
    await messageAbout(site, reference, /will visit on Monday 30 November/);
    await dayBreaks('2026-11-30T10:30:00.000Z');
    await nobodyIn('A neighbour has not seen them.', 'Asked a neighbour', 'Left a card');
    await manager.open('/work');
    await manager.sees(`${reference}: nobody let us in 3 times. Decide what we do next`);
    await manager.open(`/repairs/${reference}/review-access`);
    await manager.sees('What we know of the household');
    await manager.sees(home.residentName);
    await manager.choose('Tenancy or legal step');
    await manager.press('Save the decision');
    await manager.sees('Say what you considered about the household');
    await manager.write('What you considered about the household', 'Hard of hearing; works nights since May.');
    await manager.write('Why', 'Three visits and no answer.');
    await manager.press('Save the decision');
    await manager.sees('There is a problem');
    await manager.choose('Another visit');
    await manager.press('Save the decision');
    await manager.sees('Decision saved');
    await manager.sees('Hard of hearing; works nights since May.');
  });

  test('nor is it closed, or cancelled as no longer needed', async () => {
    await planner.open(`/repairs/${reference}/close`, 422);
    await planner.sees('This cannot be done now');
    await planner.open(`/repairs/${reference}/cancel`);
    await planner.choose('No longer needed');
    await planner.write('Explain why', 'Nobody is ever in');
    await planner.press('Cancel the repair');
    await planner.sees('There is a problem');
    await planner.open(`/repairs/${reference}`);
    await planner.sees('Nobody getting in never closes a repair.');
  });

  test('after attempts that count, at another time of day, a supervisor asks for the step and a manager decides it by a day', async () => {
    await planner.open(`/repairs/${reference}`);
    await bookByPage(planner, { day: 'Thursday 3 December', part: 'afternoon' });
    await messageAbout(site, reference, /will visit on Thursday 3 December/);
    await dayBreaks('2026-12-03T14:30:00.000Z');
    await nobodyIn('No answer again.', 'Knocked and waited', 'Left a card');
    const surveyor = await Visitor.signedIn(site, 'surveyor@tarnbrook.example', { screen: 'phone' });
    await surveyor.open(`/repairs/${reference}/review-access`);
    await surveyor.write('What you considered about the household', 'Hard of hearing: a letter in large print went, and their sister was rung.');
    await surveyor.choose('Tenancy or legal step');
    await surveyor.write('Why', 'The tap floods the flat below.');
    await surveyor.press('Save the decision');
    await surveyor.sees('a manager decides the tenancy or legal step, with a reason and a day.');
    await surveyor.leave();
    await manager.open(`/repairs/${reference}`);
    await manager.press('Decide the tenancy or legal step');
    await manager.press('Save the step and tell the resident');
    await manager.sees('Choose the step');
    await manager.choose('Tenancy team visit');
    await manager.write('Why this step, and why now', 'The flat below is wet.');
    await manager.writeDate('We tell the resident more by', '2026-12-10');
    await manager.press('Save the step and tell the resident');
    await manager.sees('Step saved, and the resident is told');
    await manager.sees('tenancy team visit, by Thursday 10 December. Then another visit.');
    await manager.open(`/repairs/${reference}/close`, 422);
  });

  test('the resident reads what was tried and what comes next, and that it is still open', async () => {
    const resident = await Visitor.arrive(site, { screen: 'phone', javaScript: false });
    await resident.open(link);
    await resident.sees('We could not get in, so the next step is: tenancy team visit');
    await resident.sees('We came, but could not get in');
    await resident.sees(/tell you what we decided about getting in, by Thursday 10 December/);
    await resident.seesNot('Hard of hearing');
    await resident.leave();
  });
});
