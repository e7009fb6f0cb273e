import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { bookByPage, openOwnVisit } from '../book-by-page.ts';
import { quietHome, type QuietHome } from '../homes.ts';
import { linkIn, messageAbout } from '../mailbox.ts';
import { aPhoto } from '../photo.ts';
import { openSite, type Site } from '../site.ts';
import { findTheHome } from '../take-call.ts';
import { Visitor } from '../visitor.ts';

const diagnosis = 'Motor neurone disease, uses a wheelchair';
const instruction = 'Allow ten minutes to reach the door';

describe('one repair from the first call to the resident saying that it is not fixed', () => {
  let site: Site;
  let adviser: Visitor;
  let planner: Visitor;
  let operative: Visitor;
  let home: QuietHome;
  let reference = '';

  before(async () => {
    site = await openSite();
    home = await quietHome(site, 1);
    adviser = await Visitor.signedIn(site, 'adviser@tarnbrook.example');
    planner = await Visitor.signedIn(site, 'planner@tarnbrook.example');
    operative = await Visitor.signedIn(site, 'operative@tarnbrook.example', { screen: 'phone' });
  });
  after(async () => {
    for (const visitor of [adviser, planner, operative]) await visitor.leave();
    await site.close();
  });

  test('what the household needs is asked, with what a visitor should do beside what it is', async () => {
    await adviser.open(`/residents/${home.residentId}`);
    await adviser.open(`/residents/${home.residentId}/needs`);
    await adviser.choose('Yes');
    await adviser.page.getByLabel('Kind of need').selectOption({ index: 1 });
    await adviser.write('What it is', diagnosis);
    await adviser.press('Save what they told us');
    await adviser.sees('There is a problem');
    assert.equal(await adviser.page.getByLabel('What it is').inputValue(), diagnosis, 'what was typed is kept');
    await adviser.write('What a visitor should do', instruction);
    await adviser.page.locator('input[name="source"]').first().check();
    await adviser.page.locator('input[name="consentBasis"]').first().check();
    await adviser.press('Save what they told us');
    await adviser.sees(diagnosis);
  });

  test('an adviser takes a call, and reads back the number and what was promised', async () => {
    await adviser.follow('Report a repair');
    await adviser.sees('0800 111 999');
    await findTheHome(adviser, home);
    await adviser.choose(/^An inside door/);
    await adviser.press('Continue');
    await adviser.press('Report the repair');
    await adviser.sees('There is a problem');
    await adviser.choose('No');
    await adviser.pick('Room', 'Kitchen');
    await adviser.choose('Part of the room');
    await adviser.choose('In the last month');
    await adviser.write('What they told you', 'The worktop has come away from the wall.');
    await adviser.attach(await aPhoto('worktop.jpg'));
    await adviser.choose(home.residentName);
    await adviser.choose('Not asked on this call');
    await adviser.press('Report the repair');
    assert.equal(await adviser.heading(), 'Repair reported');
    await adviser.sees(/We promised.*(November|December)/);
    reference = /REP-2026-\d{5}/.exec(await adviser.words())?.[0] ?? '';
  });

  test('a second call about it finds the earlier case and joins it', async () => {
    await adviser.open('/report');
    await findTheHome(adviser, home);
    await adviser.sees(reference);
    await adviser.choose(/^An inside door/);
    await adviser.press('Continue');
    assert.equal(await adviser.heading(), `Is it the same problem as ${reference}?`);
    await adviser.press('Yes, add this report to it');
    await adviser.write('What they told you now, in their words', 'It fell down this morning.');
    await adviser.write('Who told you', 'Her sister');
    await adviser.press('Add the report');
    assert.equal(adviser.path, `/repairs/${reference}`);
    await adviser.sees('It fell down this morning.');
    await adviser.sees(/Record intact: \d+ entries/);
  });

  test('a planner says how soon and by which trade, and books a visit for today', async () => {
    await planner.open(`/repairs/${reference}`);
    await planner.press('Set priority and trade');
    await planner.choose('Routine');
    await planner.press('Save the priority and trade');
    await bookByPage(planner, { day: 'Tuesday 24 November' });
    await planner.sees('Visit Tuesday 24 November');
    await messageAbout(site, reference, /will visit on Tuesday 24 November/);
  });

  test('the operative sees what to do at the door, and nowhere why', async () => {
    await operative.open('/work');
    await operative.follow(new RegExp(`^${home.addressLine}`));
    await operative.sees(instruction);
    assert.doesNotMatch(await operative.page.content(), /Motor neurone/);
    await operative.open(`/repairs/${reference}`);
    assert.match(operative.path, /\/visits\//);
    assert.doesNotMatch(await operative.page.content(), /Motor neurone/);
    await operative.open(`/homes/${home.id}`);
    assert.doesNotMatch(await operative.page.content(), /Motor neurone/);
    await operative.open(`/residents/${home.residentId}`, 403);
  });

  test('nobody is in: what was tried is recorded, and the case stays open with a new promise', async () => {
    await openOwnVisit(operative, home.addressLine);
    await operative.choose('No access');
    await operative.press('Record the visit');
    await operative.sees('Tick everything you tried to get in');
    await operative.choose('Knocked and waited');
    await operative.choose('Phoned');
    await operative.write('What happened', 'No answer at the door, phone off.');
    await operative.press('Record the visit');
    assert.equal(operative.path, '/visits');
    await planner.open(`/repairs/${reference}`);
    await planner.sees('No answer at the door, phone off.');
    await planner.open(`/repairs/${reference}/close`, 422);
    await planner.sees('This cannot be done now');
  });

  test('the next day the work is done, and the resident is asked', async () => {
    await planner.open(`/repairs/${reference}`);
    await bookByPage(planner, { day: 'Wednesday 25 November' });
    site.clock.now = '2026-11-25T10:30:00.000Z';
    await planner.signIn('planner@tarnbrook.example');
    await operative.signIn('operative@tarnbrook.example');
    await openOwnVisit(operative, home.addressLine);
    await operative.choose('Done: it is fixed');
    await operative.write('What was done', 'Fixed the worktop to the wall with new brackets.');
    await operative.attach(await aPhoto('split.jpg'), 'photos-before');
    await operative.attach(await aPhoto('done.jpg'), 'photos-after');
    await operative.press('Record the visit');
    await planner.open(`/repairs/${reference}`);
    await planner.sees('Fixed the worktop to the wall with new brackets.');
    await planner.open(`/repairs/${reference}/close`, 422);
  });

  test('the resident says from their phone that it is not fixed: the same case opens again, and it counts', async () => {
    const resident = await Visitor.arrive(site, { screen: 'phone', javaScript: false });
    await resident.open(linkIn(await messageAbout(site, reference, /fixed\?|is it fixed|whether/i)));
    await resident.sees('Is it fixed?');
    for (const words of ['Photos we took of the work', 'Before the work', 'After the work']) await resident.sees(words);
    assert.doesNotMatch(await resident.page.content(), /Motor neurone|phone off/, 'staff words stay with staff');
    await resident.press('No, it is not fixed');
    await resident.sees('Thank you');
    await resident.sees('You told us it is not fixed');
    await resident.leave();
    await planner.open(`/repairs/${reference}`);
    await planner.sees('Not fixed before × 1');
  });

  test('done again, one tap says yes, and the case closes by itself', async () => {
    await planner.open(`/repairs/${reference}`);
    await bookByPage(planner, { day: 'Wednesday 25 November' });
    await openOwnVisit(operative, home.addressLine);
    await operative.choose('Done: it is fixed');
    await operative.write('What was done', 'Longer screws, and a batten under it.');
    await operative.press('Record the visit');
    const resident = await Visitor.arrive(site, { screen: 'phone' });
    await resident.open(linkIn(await messageAbout(site, reference, /\/r\//)));
    await resident.press('Yes, it is fixed');
    await resident.sees('Thank you');
    await resident.leave();
    await planner.open(`/repairs/${reference}`);
    await planner.sees('Closed');
    await planner.open(`/homes/${home.id}`);
    await planner.sees(reference);
  });
});
