import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { quietHome, type QuietHome } from '../homes.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('the service team writes what residents are asked, and it leads to the right code', () => {
  let site: Site;
  let home: QuietHome;
  let manager: Visitor;
  let reference = '';

  before(async () => {
    site = await openSite();
    home = await quietHome(site, 5);
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
  });
  after(async () => {
    await manager.leave();
    await site.close();
  });

  const inQuestion = (number: number) => manager.page.getByRole('group', { name: new RegExp(`^Question ${number}\\b`) });

  test('a manager asks of a window that sticks: a code that is not in the schedule is told of, and what was typed stays', async () => {
    await manager.page.getByText('More', { exact: true }).click();
    await manager.follow('Questions to residents');
    await manager.follow('A window is draughty, stuck or misted');
    await inQuestion(1).getByLabel('What is asked').fill('What is wrong with the window?');
    await inQuestion(1).getByLabel('Answer 1', { exact: true }).fill('It is misted between the panes');
    await inQuestion(1).getByLabel('Answer 1: or its code').fill('TB-GL999');
    await inQuestion(1).getByLabel('Answer 2', { exact: true }).fill('It sticks or is draughty');
    await inQuestion(1).getByLabel('Answer 2: then ask').selectOption('Question 2');
    await manager.press('Save these questions');
    await manager.sees('There is a problem');
    await manager.sees('“TB-GL999” cannot be ordered on that day');
    assert.equal(await inQuestion(1).getByLabel('Answer 1', { exact: true }).inputValue(), 'It is misted between the panes');
  });

  test('they see every way through before it counts, and save it with a reason', async () => {
    await inQuestion(1).getByLabel('Answer 1: or its code').fill('TB-GL010');
    await inQuestion(2).getByLabel('What is asked').fill('Where does it stick?');
    await inQuestion(2).getByLabel('Answer 1', { exact: true }).fill('At a hinge');
    await inQuestion(2).getByLabel('Answer 1: or its code').fill('TB-GL050');
    await inQuestion(2).getByLabel('Answer 2', { exact: true }).fill('All round');
    await manager.pressOn(manager.page.getByRole('button', { name: 'See every way through' }).first());
    await manager.sees(/Where does it stick\? At a hinge.*TB-GL050 Renew window hinges/s);
    await manager.write('Why they change', 'So that the glazier brings the right part.');
    await manager.press('Save these questions');
    await manager.sees('Saved');
    await manager.follow('Version 1');
    await manager.sees('because: So that the glazier brings the right part.');
  });

  test('a resident is asked on a phone without JavaScript, one question a page, and sees it again before sending', async () => {
    const resident = await Visitor.arrive(site, { screen: 'phone', javaScript: false });
    await resident.open('/l/tarnbrook-homes/report');
    await resident.choose('No');
    await resident.press('Continue');
    await resident.write('What is the postcode?', home.postcode);
    await resident.press('Continue');
    await resident.pick('Where is the problem?', new RegExp(`^${home.addressLine}`));
    await resident.press('Continue');
    await resident.choose(/^A window is draughty/);
    await resident.press('Continue');
    await resident.choose('Bathroom');
    await resident.press('Continue');
    await resident.choose('One small spot');
    await resident.choose('In the last week');
    await resident.press('Continue');
    assert.equal(await resident.heading(), 'What is wrong with the window?');
    await resident.press('Continue');
    await resident.sees('Choose an answer, or that you are not sure');
    await resident.choose('It sticks or is draughty');
    await resident.press('Continue');
    assert.equal(await resident.heading(), 'Where does it stick?');
    await resident.choose('At a hinge');
    await resident.press('Continue');
    await resident.write(/in your own words/, 'The small one over the bath does not shut.');
    await resident.press('Continue');
    await resident.choose('No');
    await resident.press('Continue');
    await resident.write('Your name', home.residentName);
    await resident.write('Mobile number', home.mobile);
    await resident.press('Continue');
    await resident.press('Continue');
    await resident.sees(/Where does it stick\?\s*At a hinge/);
    await resident.press('Send my report');
    reference = /REP-2026-\d{5}/.exec(await resident.words())?.[0] ?? '';
    assert.match(reference, /^REP/);
    await resident.leave();
  });

  test('the order that is raised from it has the code, its words and its trade already, to be checked', async () => {
    await manager.open(`/cases/${reference}/orders/new`);
    await manager.sees('the answers led to the code TB-GL050, Renew window hinges and handle, one sash');
    assert.equal(await manager.page.getByLabel('Codes and quantities').inputValue(), 'TB-GL050 1');
    assert.equal(await manager.page.getByLabel('Trade').inputValue(), 'glazier');
    await manager.open(`/repairs/${reference}`);
    await manager.sees('“Where does it stick?” At a hinge. It leads to the code TB-GL050.');
  });
});
