import { after, before, describe, test } from 'node:test';
import { bookVisit, type BookedHome } from '../book-visits.ts';
import { quietHome } from '../homes.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('a danger of a place reaches whoever works there', () => {
  let site: Site;
  let surveyor: Visitor;
  let planner: Visitor;
  let operative: Visitor;
  let booked: BookedHome;

  before(async () => {
    site = await openSite();
    booked = await bookVisit(site, await quietHome(site, 1), 'operative@tarnbrook.example', '2026-11-24');
    surveyor = await Visitor.signedIn(site, 'surveyor@tarnbrook.example');
    planner = await Visitor.signedIn(site, 'planner@tarnbrook.example');
    operative = await Visitor.signedIn(site, 'operative@tarnbrook.example', { screen: 'phone' });
  });
  after(async () => {
    for (const visitor of [surveyor, planner, operative]) await visitor.leave();
    await site.close();
  });

  test('a surveyor adds it to the register of the home; what is missing is said, and what was typed is kept', async () => {
    await surveyor.open(`/homes/${booked.home.id}`);
    await surveyor.follow('Add to the register');
    await surveyor.pick('What it is', 'Asbestos');
    await surveyor.choose('Presumed');
    await surveyor.write('Where it is, or what was looked at', 'Textured coating of the hall ceiling');
    await surveyor.write('Which survey or register says so', 'Survey 1182');
    await surveyor.write('Day', '3');
    await surveyor.write('Month', '3');
    await surveyor.write('Year', '2024');
    await surveyor.press('Add to the register');
    await surveyor.sees('Say what whoever works there must do about it');
    await surveyor.write('What whoever works there must do', 'Do not drill: ring us first');
    await surveyor.press('Add to the register');
    await surveyor.sees('Asbestos, presumed: Textured coating of the hall ceiling');
  });

  test('the operative who goes there reads it on their day', async () => {
    await operative.open(`/repairs/${booked.reference}/visits/${booked.visitId}`);
    await operative.sees(/Register of site hazards.*Textured coating of the hall ceiling\. Do not drill: ring us first/);
  });

  test('whoever raises an order sees what goes along with it, and adds a note of their own', async () => {
    await planner.open(`/cases/${booked.reference}/orders/new`);
    await planner.sees(/This goes along with the order.*Textured coating of the hall ceiling/);
    await planner.choose('Do the work');
    await planner.pick('Trade', 'Plumber');
    await planner.pick('Who does it, and under which contract', /Brightside/);
    await planner.write('What is to be done', 'Renew the stopcock above the hall');
    await planner.write('Other work, with a price', 'Stopcock = 40.00');
    await planner.write('A note on dangers, for this order alone (optional)', 'The pipe runs behind the coating');
    await planner.press('Raise the order');
    await planner.sees('The pipe runs behind the coating');
    await planner.sees(/Register of site hazards, when it was raised.*Textured coating of the hall ceiling/);
  });

  test('it is changed when somebody has looked more closely, with why', async () => {
    await surveyor.open(`/homes/${booked.home.id}`);
    await surveyor.follow(/^Change this entry.*hall ceiling/);
    await surveyor.choose('Identified');
    await surveyor.press('Save what is so now');
    await surveyor.sees('Say why it changes');
    await surveyor.write('Why it changes', 'A sample was taken');
    await surveyor.press('Save what is so now');
    await surveyor.sees('Asbestos, identified: Textured coating of the hall ceiling');
    await operative.open(`/repairs/${booked.reference}/visits/${booked.visitId}`);
    await operative.sees('Asbestos, identified: Textured coating of the hall ceiling');
  });

  test('it ends with why, and the history keeps all of it, on a small screen too', async () => {
    await surveyor.follow(/^End this entry.*hall ceiling/);
    await surveyor.press('End the entry');
    await surveyor.sees('Say why it ends');
    await surveyor.write('Why it ends', 'Removed, certificate 1182');
    await surveyor.press('End the entry');
    await surveyor.seesNot('Textured coating of the hall ceiling');
    await surveyor.follow('History of the register');
    for (const words of ['Asbestos, identified', 'Asbestos, presumed', 'Changed: A sample was taken', 'Removed, certificate 1182']) await surveyor.sees(words);
    await operative.open(`/homes/${booked.home.id}/site-hazards`);
    await operative.sees('Removed, certificate 1182');
    await operative.open(`/repairs/${booked.reference}/visits/${booked.visitId}`);
    await operative.seesNot('Textured coating of the hall ceiling');
    await planner.open(`/cases/${booked.reference}/orders/1`);
    await planner.sees(/when it was raised.*Asbestos, presumed: Textured coating of the hall ceiling/);
  });
});
