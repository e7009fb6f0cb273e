import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { bookByPage, openOwnVisit } from '../book-by-page.ts';
import { waitingForVisit } from '../book-visits.ts';
import { quietHome, type QuietHome } from '../homes.ts';
import { messageAbout } from '../mailbox.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('what is not mended at once: planned work, a temporary fix, a cancellation', () => {
  let site: Site;
  let home: QuietHome;
  let planner: Visitor;
  let manager: Visitor;
  let operative: Visitor;
  let [reference, link] = ['', ''];

  before(async () => {
    site = await openSite();
    home = await quietHome(site, 4);
    ({ reference, link } = await waitingForVisit(site, home));
    planner = await Visitor.signedIn(site, 'planner@tarnbrook.example');
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
    operative = await Visitor.signedIn(site, 'operative@tarnbrook.example', { screen: 'phone', javaScript: false });
  });
  after(async () => {
    for (const visitor of [planner, manager, operative]) await visitor.leave();
    await site.close();
  });

  const asResident = async (look: (resident: Visitor) => Promise<void>): Promise<void> => {
    const resident = await Visitor.arrive(site, { screen: 'phone', javaScript: false });
    await resident.open(link);
    await look(resident);
    await resident.leave();
  };

  test('a planner adds a programme and its homes; what is missing is said, and what was typed stays', async () => {
    await planner.page.getByText('More', { exact: true }).click();
    await planner.follow('Planned work');
    await planner.press('Add a programme');
    await planner.write('Name', 'the new bathrooms of 2027');
    await planner.press('Add the programme');
    await planner.sees('There is a problem');
    assert.equal(await planner.page.getByLabel('Name', { exact: true }).inputValue(), 'the new bathrooms of 2027');
    await planner.write('What is done', 'New baths, basins and taps');
    await planner.writeDate('First day', '2027-01-11');
    await planner.writeDate('All done by', '2027-03-31');
    await planner.press('Add the programme');
    await planner.sees('Programme added. Add its homes and blocks next.');
    await planner.press('Add homes and blocks');
    await planner.write(/^Postcode, UPRN/, home.postcode);
    await planner.press('Find homes and blocks');
    await planner.press('Add those that are ticked');
    await planner.sees('There is a problem');
    await planner.choose(new RegExp(`^${home.addressLine},`));
    await planner.press('Add those that are ticked');
    await planner.sees('Homes and blocks added');
    await planner.sees(home.addressLine);
  });

  test('a repair is left to it: it stays open, with a promise at the programme’s date, and the resident reads why', async () => {
    await planner.open(`/repairs/${reference}`);
    await planner.press('Leave it to planned work');
    await planner.press('Leave it to the programme and tell the resident');
    await planner.sees('There is a problem');
    await planner.choose(/^the new bathrooms of 2027/);
    await planner.write('Why it can wait', 'The whole bathroom will be renewed.');
    await planner.press('Leave it to the programme and tell the resident');
    await planner.sees('It waits for the programme, and the resident is told');
    await planner.sees('Planned work the new bathrooms of 2027, by Wednesday 31 March 2027');
    await messageAbout(site, reference, /as part of the new bath.* because the whole ba/);
    await planner.follow('the new bathrooms of 2027');
    await planner.sees(reference);
    await asResident(async (resident) => {
      await resident.sees(/do this as part of the new bathrooms of 2027/);
      await resident.sees('We left it to planned work, the new bathrooms of 2027, by Wednesday 31 March 2027');
    });
  });

  test('the programme’s date moves: the same case is open again, and the resident and the owner hear why', async () => {
    await planner.press('Change name or dates');
    await planner.writeDate('All done by', '2027-06-30');
    await planner.press('Save the change');
    await planner.sees('Say why it changes');
    await planner.write('Why it changes', 'The contractor is late.');
    await planner.press('Save the change');
    await planner.sees('Saved');
    await site.runTask('follow-programmes');
    await planner.open(`/repairs/${reference}`);
    await planner.sees('Waits no longer for the new bathrooms of 2027: its date moved');
    await planner.sees('A visit is to be booked.');
    await messageAbout(site, reference, /It is open again because its date has moved/);
    await asResident(async (resident) => resident.sees('It waits no longer for the new bathrooms of 2027: your repair is open again'));
  });

  test('mended for now: the repair stays open with a promise of the permanent work, and cannot be called done before', async () => {
    await bookByPage(planner, { day: 'Tuesday 24 November' });
    await openOwnVisit(operative, home.addressLine);
    await operative.choose('Mended for now');
    await operative.press('Record the visit');
    await operative.sees('Say what the permanent repair is');
    await operative.write('What was done for now', 'Wrapped the joint.');
    await operative.write('The permanent repair', 'Replace the tap');
    await operative.writeDate('Promised by', '2026-12-08');
    await operative.press('Record the visit');
    await planner.open(`/repairs/${reference}`);
    await planner.sees('Mended for now Still to do, by Tuesday 8 December: Replace the tap.');
    await planner.open(`/repairs/${reference}/declare-fixed`, 422);
    await planner.sees('This cannot be done now');
    await asResident(async (resident) => {
      await resident.sees('We came and mended it for now. The permanent repair is promised by Tuesday 8 December');
      await resident.sees(/do the permanent repair \(Replace the tap\), by Tuesday 8 December/);
    });
  });

  test('one person proposes to cancel what a resident reported; they cannot agree to it themselves; another declines, with why', async () => {
    const other = await quietHome(site, 5);
    ({ reference, link } = await waitingForVisit(site, other));
    await propose();
    await planner.sees('Proposed: it is cancelled only if somebody else agrees');
    await planner.open(`/repairs/${reference}/agree-to-cancel`, 422);
    await planner.sees('This cannot be done now');
    await manager.open('/work');
    await manager.sees(`${reference}: Priya Shah proposes to cancel it (raised in error). Somebody else decides`);
    await manager.open(`/repairs/${reference}`);
    await manager.press('Do not cancel it');
    await manager.press('Record that it goes on');
    await manager.sees('There is a problem');
    await manager.write('Why it goes on', 'She rang again this morning.');
    await manager.press('Record that it goes on');
    await manager.sees('Recorded: it goes on');
  });

  test('proposed again and agreed to, it is cancelled and the resident is told why; their word opens it again', async () => {
    await planner.open(`/repairs/${reference}`);
    await propose();
    await manager.open(`/repairs/${reference}`);
    await manager.press('Agree to cancel it');
    await manager.sees('proposes to cancel it: raised in error.');
    await manager.press('Cancel the repair and tell the resident');
    await manager.sees('Cancelled, and the resident is told');
    await messageAbout(site, reference, /because it was logged twice by us\./);
    await asResident(async (resident) => {
      await resident.sees('We cancelled the repair');
      await resident.follow('It still needs doing: ask us to open it again');
      await resident.press('Open my repair again');
      await resident.sees('There is a problem');
      await resident.write('What still needs to be done?', 'It still drips.');
      await resident.press('Open my repair again');
      assert.match(await resident.page.content(), /Your repair is open again/);
      await resident.sees('You told us that it should not be cancelled. It is open again');
    });
    await manager.open(`/repairs/${reference}`);
    await manager.sees('The resident does not agree that it was cancelled');
    await manager.seesNot('Nothing more: it was cancelled.');
  });

  async function propose(): Promise<void> {
    await planner.open(`/repairs/${reference}`);
    await planner.press('Cancel the repair');
    await planner.choose('Raised in error');
    await planner.press('Cancel the repair');
    await planner.sees('There is a problem');
    await planner.write('Explain why', 'It was logged twice by us.');
    await planner.press('Cancel the repair');
  }
});
