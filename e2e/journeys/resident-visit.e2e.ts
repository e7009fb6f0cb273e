import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { waitingForVisit } from '../book-visits.ts';
import { quietHome } from '../homes.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('a resident chooses when we come, on a phone of 360 pixels and without JavaScript', () => {
  let site: Site;
  let resident: Visitor;
  let link = '';

  const daysShown = () => resident.page.locator('fieldset h2').allTextContents();
  const slots = () => resident.page.locator('input[name="slot"]');

  before(async () => {
    site = await openSite();
    resident = await Visitor.arrive(site, { screen: 'phone', javaScript: false });
    ({ link } = await waitingForVisit(site, await quietHome(site, 1)));
  });
  after(async () => {
    await resident.leave();
    await site.close();
  });

  test('a few days are shown, each under its own heading; later ones are a link away', async () => {
    await resident.open(link);
    await resident.follow('Choose a time for our visit');
    const first = await daysShown();
    assert.ok(first.length > 0 && first.length <= 4);
    await resident.follow('Show later days');
    const later = await daysShown();
    assert.ok(later.length > 0 && later.every((day) => !first.includes(day)));
    await resident.follow('Back to the first days');
    assert.deepEqual(await daysShown(), first);
  });

  test('they read what visitors are told about their home, say that it is not right, and are promised a day', async () => {
    await resident.open(link);
    await resident.follow('See what visitors are told, and say whether it is right');
    await resident.sees('What visitors are told about your home');
    await resident.press('Send');
    await resident.sees('Choose one of the answers');
    await resident.choose(/contact me about it/);
    await resident.press('Send');
    await resident.sees(/We will contact you about what visitors are told, by/);
    await resident.follow('Choose a time for our visit');
  });

  test('they say what suits them, and are offered that', async () => {
    await resident.follow('Tell us when a visit suits you');
    await resident.page.getByLabel('Thursday').check();
    await resident.page.getByLabel('Afternoons').check();
    await resident.press('Save');
    await resident.sees('a visit suits you on Thursdays, in the afternoon');
    assert.ok((await daysShown()).every((day) => day.startsWith('Thursday')));
  });

  test('they choose one, and it is promised and can be put into their calendar', async () => {
    await resident.press('Book this time');
    await resident.sees('Choose a time');
    await slots().first().check();
    await resident.press('Book this time');
    await resident.sees('Your visit is booked');
    await resident.sees(/We will visit on Thursday/);
    const href = await resident.page.getByRole('link', { name: 'Add it to your calendar' }).getAttribute('href');
    const file = await resident.page.request.get(href ?? '');
    assert.match(file.headers()['content-type'] ?? '', /^text\/calendar/);
    assert.match(await file.text(), /BEGIN:VEVENT[\s\S]*DTSTART/);
  });

  test('they change it, and then cancel it; the repair stays open', async () => {
    await resident.follow('Change this visit');
    await resident.follow('Show every time');
    await slots().last().check();
    await resident.press('Change the visit');
    await resident.sees('Your visit has a new time');
    await resident.follow('Cancel it');
    await resident.choose('I cannot be in');
    await resident.press('Cancel the visit');
    await resident.sees('The visit is cancelled. Your repair stays open.');
    await resident.sees('Choose a time for our visit');
  });
});
