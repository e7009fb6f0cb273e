import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sweepDeadlines } from '../../src/casefile/index.ts';
import { dateInLondon, englandAndWales, instant, instantInLondon, nextWorkingDayOnOrAfter } from '../../src/clock/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { routeFacts } from '../../test/route-facts.ts';
import { messageAbout } from '../mailbox.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('what residents and our own people are told', () => {
  let site: Site;
  let facts: Awaited<ReturnType<typeof routeFacts>>;
  let manager: Visitor;
  let adviser: Visitor;
  before(async () => {
    site = await openSite();
    facts = await routeFacts(site.database, 'tarnbrook-homes');
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
    adviser = await Visitor.signedIn(site, 'adviser@tarnbrook.example');
  });
  after(async () => {
    for (const visitor of [manager, adviser]) await visitor.leave();
    await site.close();
  });

  const rows = <Row>(sql: string, ...values: unknown[]) => site.database.inLandlord(facts.landlordId, (tx) => tx.query<Row>(sql, [facts.landlordId, ...values]));

  test('a manager’s words that blame or promise emptily are refused, each with what to write instead; mended, they are read first and saved', async () => {
    await manager.page.getByText('More', { exact: true }).click();
    await manager.check();
    await manager.follow('Words to residents');
    await manager.follow('We came and could not get in');
    const box = manager.page.getByLabel('What every message says');
    const usual = await box.inputValue();
    await box.fill(`${usual}\nYou failed to let us in. We will come back as soon as possible.`);
    await manager.press('Save and use these words');
    await manager.sees('“You failed to” reads as blame. Say what happened: “We came on … and could not get in.”');
    await manager.sees('“as soon as possible” promises without a day. Say by which day.');
    assert.match(await box.inputValue(), /You failed to let us in/, 'what was typed is still there');
    await box.fill(usual.replace('Your repair stays open.', 'Your repair stays open, and it is our turn.'));
    await manager.press('Preview');
    await manager.sees('Nothing is saved yet. This is how your words would read.');
    await manager.sees('Your repair stays open, and it is our turn.');
    await manager.sees('Reading age: about');
    await manager.press('Save and use these words');
    await manager.sees('Saved. Messages from now on say this.');
    await manager.press('Go back to our usual words');
    await manager.sees('Our usual words are in use again.');
  });

  test('an adviser puts the letters that wait into one file, opens it, and says that they are posted', async () => {
    await rows(`update residents set preferred_channel = 'letter', mobile = '07700900456', email = null where landlord_id = $1 and id = (select resident_id from cases where landlord_id = $1 and reference = $2) returning id`, facts.booked);
    await adviser.open(`/repairs/${facts.booked}`);
    await adviser.press('Send a new link');
    await messageAbout(site, facts.booked, /new link/i);
    await adviser.page.getByText('More', { exact: true }).click();
    await adviser.follow('Letters');
    await adviser.press('Put the oldest letters into one file');
    await adviser.sees('To post');
    const address = (await adviser.page.getByRole('link', { name: 'Open the letters as a PDF to print' }).getAttribute('href')) ?? '';
    const pdf = await adviser.page.request.get(address);
    assert.deepEqual([pdf.status(), (await pdf.body()).subarray(0, 5).toString()], [200, '%PDF-']);
    await adviser.press('All of these are posted');
    await adviser.sees('The letters are recorded as posted, and each counts as a word to its resident from now.');
    await adviser.sees('No letter waits to be printed.');
  });

  test('whoever reads the letter types its short address and its code, and is at their own repair', async () => {
    const letter = await messageAbout(site, facts.booked, /new link/i);
    const [, address = '', code = ''] = /(\/l\/[a-z-]+\/code) \(type the code ([0-9A-Z-]{19})\)/.exec(letter.body) ?? [];
    const resident = await Visitor.arrive(site, { screen: 'phone', javaScript: false });
    await resident.open(address.replace('/code', ''));
    await resident.follow('I have a letter with a code');
    await resident.press('Open my repair');
    await resident.sees('Enter the code from our letter');
    await resident.write('Code', `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`);
    await resident.press('Open my repair');
    await resident.sees('a letter or figure in it is not as in our letter');
    await resident.write('Code', code.toLowerCase().replaceAll('-', ' '));
    await resident.press('Open my repair');
    await resident.sees(facts.booked);
    await resident.leave();
  });

  test('one that the post brings back goes by the next way by itself; the case’s messages and the resident’s page say so', async () => {
    await adviser.open(`/cases/${facts.booked}/messages`);
    await adviser.follow(/It came back\s*: A new link to your repair/);
    await adviser.press('It came back');
    await adviser.sees('Say what is written on it, or how you know');
    await adviser.write('What is written on it?', 'Gone away');
    await adviser.press('It came back');
    await adviser.sees('Did not arrive');
    await adviser.sees('The letter came back: Gone away Sent on by text.');
    await adviser.sees('Instead of one that did not arrive');
    await adviser.open(`/residents/${facts.residentId}`);
    await adviser.sees('Not written to');
    await adviser.sees('Gone away');
  });

  test('a case changes hands with a note; whoever has it now reads it, and is told of its silence, and so is the manager after', async () => {
    const [silent] = await rows<{ reference: string; endsAt: string }>(
      `select c.reference, r.ends_at as "endsAt" from cases c join deadlines r on r.landlord_id = c.landlord_id and r.case_id = c.id and r.kind = 'rhythm' and r.status = 'open' and r.last_point is null
       join staff s on s.landlord_id = c.landlord_id and s.id = c.owner_id and s.email = 'planner@tarnbrook.example'
       where c.landlord_id = $1 and c.kind = 'repair' and c.closed_at is null order by r.ends_at, c.reference limit 1`);
    const reference = silent?.reference ?? '';
    await manager.open(`/cases/${reference}/owner`);
    await manager.pick('Next owner', /Aisha Rahman/);
    await manager.write('What the resident should know', 'Ring after three: she works nights.');
    await manager.press('Change the owner');
    const owner = await Visitor.signedIn(site, 'adviser@tarnbrook.example');
    await owner.open(`/repairs/${reference}`);
    await owner.sees('Handed over to you');
    await owner.sees('Ring after three: she works nights.');
    await owner.press('I have read it');
    await owner.seesNot('Handed over to you');

    const ended = dateInLondon(instant(silent?.endsAt ?? site.clock.now));
    site.clock.now = instantInLondon(nextWorkingDayOnOrAfter(ended, englandAndWales), '09:00');
    const now = instant(site.clock.now);
    await sweepDeadlines(site.database, facts.landlordId, { now, today: dateInLondon(now), newId: () => newId() });
    await site.runTask('tell-staff-by-email');
    await owner.signIn('adviser@tarnbrook.example');
    await owner.open('/work');
    // The fifth and older are folded away.
    for (const older of await owner.page.getByText('Older news').all()) await older.click();
    await owner.sees(`${reference}: the resident has not heard from us in time`);
    await owner.open('/account/emails');
    await owner.seesNot('Nothing has been sent to you yet.');
    const managers = await rows<{ email: string }>(
      `select s.email from notices n join staff s on s.landlord_id = n.landlord_id and s.id = n.staff_id where n.landlord_id = $1 and 'manager' = any (s.roles) and n.words = $2`,
      `${reference}: the resident has not heard from us in time`);
    assert.ok(managers.length > 0, 'a manager hears of it too');
    await owner.leave();
  });

  test('a manager says when the office is open and who is on call, and residents read when to call', async () => {
    const manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
    await manager.open('/admin/absences');
    await manager.follow('When we are open, and who is on call');
    await manager.sees('We are open Monday to Friday 8am to 6pm and Saturday 9am to 1pm, not on bank holidays.');
    await manager.page.getByLabel('Opens at').first().fill('8:00');
    await manager.page.getByLabel('Closes at').first().fill('07:00');
    await manager.page.getByLabel('Person 1').selectOption({ label: 'Janet Ormerod' });
    await manager.press('Save');
    await manager.sees('Enter a time later than the one you open at');
    await manager.page.getByLabel('Closes at').first().fill('17:30');
    await manager.press('Save');
    await manager.sees('We are open Monday to Friday 8am to 5:30pm and Saturday 9am to 1pm, not on bank holidays.');
    await manager.open('/l/tarnbrook-homes');
    await manager.sees('Monday to Friday 8am to 5:30pm and Saturday 9am to 1pm, not on bank holidays');
    await manager.leave();
  });

  test('an administrator sets how people are chased; an exception is folded away until it is wanted', async () => {
    const administrator = await Visitor.signedIn(site, 'administrator@tarnbrook.example');
    await administrator.open('/admin/settings/chasing');
    await administrator.page.getByText('Add an exception for a kind or stage of case').click();
    await administrator.page.getByLabel('Only for').first().selectOption({ index: 1 });
    await administrator.page.getByLabel('Tell the resident where things stand at least every').nth(1).fill('99');
    await administrator.press('Save how people are chased');
    await administrator.sees('Enter a whole number from 1 to 60');
    await administrator.page.getByLabel('Tell the resident where things stand at least every').nth(1).fill('3');
    await administrator.press('Save how people are chased');
    await administrator.sees('the resident told at least every 3 working days');
    await administrator.leave();
  });
});
