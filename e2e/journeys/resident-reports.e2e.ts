import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { quietHome, type QuietHome } from '../homes.ts';
import { linkIn, messageAbout } from '../mailbox.ts';
import { aPhoto } from '../photo.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

const tarnbrook = '/l/tarnbrook-homes';

describe('a resident reports a repair on a phone, without an account and without JavaScript', () => {
  let site: Site;
  let resident: Visitor;
  let home: QuietHome;
  let reference = '';
  let link = '';

  before(async () => {
    site = await openSite();
    resident = await Visitor.arrive(site, { screen: 'phone', javaScript: false });
    home = await quietHome(site, 0);
  });
  after(async () => {
    await resident.leave();
    await site.close();
  });

  test('who smells gas is told to leave and whom to call, before anything else is asked', async () => {
    await resident.open('/');
    await resident.sees('Invented For trying it out: nobody answers');
    await resident.press('Report a repair to Tarnbrook Homes');
    await resident.sees('0800 111 999');
    await resident.choose(/smell of gas/);
    await resident.press('Continue');
    await resident.sees(/Leave the home now.*0800 111 999/);
  });

  test('an answer left out is asked for again, and nothing else is lost', async () => {
    await resident.open(`${tarnbrook}/report`);
    await resident.press('Continue');
    await resident.sees('There is a problem');
    await resident.choose('No');
    await resident.press('Continue');
    await resident.write('What is the postcode?', 'nonsense');
    await resident.press('Continue');
    await resident.sees('Enter a full postcode');
    assert.equal(await resident.page.getByLabel('What is the postcode?').inputValue(), 'nonsense');
  });

  test('they say where, what, how much and how to reach them, one question a page', async () => {
    await resident.write('What is the postcode?', home.postcode.toLowerCase());
    await resident.press('Continue');
    await resident.pick('Where is the problem?', new RegExp(`^${home.addressLine}`));
    await resident.press('Continue');
    await resident.choose(/^A tap drips/);
    await resident.press('Continue');
    await resident.choose('Kitchen');
    await resident.press('Continue');
    await resident.choose('One small spot');
    await resident.choose('In the last week');
    await resident.press('Continue');
  });

  test('what the landlord itself asks of a tap comes one question a page', async () => {
    assert.equal(await resident.heading(), 'Which tap is it?');
    await resident.choose('One tap with one handle or two');
    await resident.press('Continue');
    assert.equal(await resident.heading(), 'What does it do?');
    await resident.choose('It drips');
    await resident.press('Continue');
  });

  test('called away half-way, they come back by a link on another phone to the page they left, with what they typed', async () => {
    await resident.write(/in your own words/, 'The cold tap drips all night.');
    await resident.press('Save and come back later');
    assert.equal(await resident.heading(), 'Your answers are kept, and not sent yet');
    await resident.sees('Nothing happens until you send it');
    const address = resident.page.url();
    await resident.leave();
    resident = await Visitor.arrive(site, { screen: 'phone', javaScript: false });
    await resident.open(new URL(address).pathname);
    await resident.press('Carry on with my report');
    assert.equal(await resident.heading(), 'Could anyone at home be more at risk because of this?');
  });

  test('they say the rest, how to reach them and when it suits', async () => {
    await resident.choose('No');
    await resident.press('Continue');
    await resident.write('Your name', home.residentName);
    await resident.write('Mobile number', home.mobile);
    await resident.press('Continue');
    assert.equal(await resident.heading(), 'When would a visit suit you?');
    await resident.page.getByLabel('Tuesday').check();
    await resident.page.getByLabel('Mornings').check();
    await resident.press('Continue');
  });

  test('they check it, change one answer, add a photo and send it; a promise with a date comes back', async () => {
    assert.equal(await resident.heading(), 'Check your answers, then send');
    await resident.sees('On Tuesdays, in the morning');
    await resident.press(/^Change.*In your words/);
    await resident.write(/in your own words/, 'The cold tap drips all night & keeps us awake.');
    await resident.press('Continue');
    await resident.sees('all night & keeps us awake');
    await resident.attach(await aPhoto());
    await resident.press('Send my report');
    assert.equal(await resident.heading(), 'We have your report');
    await resident.sees('We have your photo');
    await resident.sees(/(Monday|Tuesday|Wednesday|Thursday|Friday) \d+ (November|December)/);
    reference = /REP-2026-\d{5}/.exec(await resident.words())?.[0] ?? '';
    assert.match(reference, /^REP/);
  });

  test('the message they get holds a link to a page that says what was reported and what is promised', async () => {
    link = linkIn(await messageAbout(site, reference, /\/r\//));
    const later = await Visitor.arrive(site, { screen: 'phone', javaScript: false });
    await later.open(link);
    assert.match(await later.heading(), /^Your repair: /);
    await later.sees(reference);
    await later.sees('The cold tap drips all night & keeps us awake.');
    await later.sees('What we promised');
    await later.sees('0161 496 0100');
    assert.equal(await later.page.getByRole('img', { name: /^Your photo/ }).count(), 1);
    await later.leave();
  });

  test('“this is not right” reaches whoever owns the case, and is thanked for', async () => {
    await resident.open(link);
    await resident.follow('Tell us');
    await resident.press('Tell us');
    await resident.sees('Tell us in a few words what is not right');
    await resident.write('What is wrong or missing?', 'You wrote kitchen, it is the bathroom.');
    await resident.press('Tell us');
    await resident.sees('Thank you');
    await resident.sees('You wrote kitchen, it is the bathroom.');
  });

  test('a link with one letter changed opens nothing', async () => {
    await resident.open(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`, 404);
    await resident.sees('call us and we will send a new one');
  });

  test('a second report of the same problem at the same home offers to join the first', async () => {
    const neighbour = await Visitor.arrive(site, { screen: 'phone' });
    await neighbour.open(`${tarnbrook}/report`);
    await neighbour.choose('No');
    await neighbour.press('Continue');
    await neighbour.write('What is the postcode?', home.postcode);
    await neighbour.press('Continue');
    await neighbour.pick('Where is the problem?', new RegExp(`^${home.addressLine}`));
    await neighbour.press('Continue');
    await neighbour.choose(/^A tap drips/);
    await neighbour.press('Continue');
    await neighbour.choose('Kitchen');
    await neighbour.press('Continue');
    await neighbour.choose('One small spot');
    await neighbour.choose('Today');
    await neighbour.press('Continue');
    await neighbour.choose('I am not sure');
    await neighbour.press('Continue');
    await neighbour.write(/in your own words/, 'It drips.');
    await neighbour.press('Continue');
    await neighbour.choose('No');
    await neighbour.press('Continue');
    await neighbour.write('Your name', 'Someone else here');
    await neighbour.write('Email address', 'else@example.com');
    await neighbour.press('Continue');
    await neighbour.press('Continue');
    assert.equal(await neighbour.heading(), 'This may already have been reported');
    await neighbour.seesNot('all night');
    await neighbour.choose(/add mine to it/);
    await neighbour.press('Continue');
    await neighbour.press('Send my report');
    assert.equal(await neighbour.heading(), 'We have added what you told us');
    await neighbour.seesNot(reference);
    await neighbour.leave();
  });
});
