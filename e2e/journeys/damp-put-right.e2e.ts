import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { commands } from '../../test/builders/hazard.ts';
import { linkFor } from '../../src/correspondence/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { DampHazard } from '../damp-hazard.ts';
import { homesOfBoth, type QuietHome } from '../homes.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('damp is put right, proved dry, watched, and begun anew when it is back', () => {
  let site: Site;
  let home: QuietHome;
  let damp: DampHazard;
  let [onPhone, manager, planner, adviser, resident]: Visitor[] = [];
  let repair = '';

  before(async () => {
    site = await openSite();
    const [found] = await homesOfBoth(site, { inABlock: true });
    assert.ok(found, 'the demonstration has a home in a block that both look after');
    home = found;
    damp = await DampHazard.investigated(site, home);
    await signIn();
  });
  const leave = async () => {
    for (const visitor of [onPhone, manager, planner, adviser, resident]) await visitor?.leave();
  };
  after(async () => {
    await leave();
    await site.close();
  });
  async function signIn(): Promise<void> {
    onPhone = await Visitor.signedIn(site, 'surveyor@tarnbrook.example', { screen: 'phone', javaScript: false });
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
    planner = await Visitor.signedIn(site, 'planner@tarnbrook.example');
    adviser = await Visitor.signedIn(site, 'adviser@tarnbrook.example', { screen: 'phone' });
    resident = await Visitor.arrive(site, { screen: 'phone', javaScript: false });
  }
  const of = (visitor: Visitor | undefined): Visitor => {
    assert.ok(visitor);
    return visitor;
  };

  test('the surveyor sees on a phone which places near it wait, and decides each', async () => {
    const surveyor = of(onPhone);
    await surveyor.open('/hazards');
    await surveyor.follow('Places near damp');
    await surveyor.sees('Each is checked, or it is said why not');
    await surveyor.sees(damp.reference);
    await surveyor.follow(`Check a place near ${damp.reference}`);
    await surveyor.write('Why, and what to look for?', 'They share the downpipe');
    await surveyor.press('Save, and promise the day');
    await surveyor.sees('Enter a date');
    await surveyor.writeDate('By which day does somebody look?', '2026-12-04');
    await surveyor.press('Save, and promise the day');
    await surveyor.sees('Somebody looks');
    await surveyor.sees('They share the downpipe');
    await surveyor.open('/hazards/near');
    await surveyor.follow(`Say why one near ${damp.reference} is not checked`);
    await surveyor.press('Save the reason');
    await surveyor.sees('Say why it is not checked');
    await surveyor.write('Why is it not checked?', 'On the other side of the stairs');
    await surveyor.press('Save the reason');
    await surveyor.sees('Declined');
    await surveyor.press('Record what was found near it');
    await surveyor.choose('Nothing: it is dry');
    await surveyor.write('What was looked at, and what was found', 'Ceiling below the joint, 11 % by meter');
    await surveyor.press('Save what was found');
    await surveyor.sees('Nothing found');
  });

  test('a repair is raised for the work, is not the one, and is named again', async () => {
    const visitor = of(planner);
    await visitor.open(`/hazards/${damp.reference}`);
    await visitor.press('Raise a repair for the work');
    await visitor.press('Raise the repair');
    await visitor.sees('Say what the work does');
    await visitor.choose('It makes it safe');
    await visitor.pick('Which trade does it?', /plasterer/i);
    await visitor.press('Raise the repair');
    await visitor.sees('The work');
    repair = /REP-\d{4}-\d{5}/.exec(await visitor.words())?.[0] ?? '';
    await visitor.press('A repair is not the work of this hazard');
    await visitor.press('Take it away');
    await visitor.sees('Say why it is not the work of this hazard');
    await visitor.write('Why is it not?', 'Pressed by mistake');
    await visitor.press('Take it away');
    await visitor.press('Say which repair does the work');
    await visitor.write('Reference of the repair', 'REP-2019-99999');
    await visitor.choose('It keeps it from coming back');
    await visitor.press('Save the repair');
    await visitor.sees('No repair has that reference');
    await visitor.write('Reference of the repair', repair);
    await visitor.press('Save the repair');
    await visitor.sees('It keeps it from coming back');
    await visitor.follow(repair);
    await visitor.sees(damp.reference);
  });

  test('somewhere to stay is offered, taken, longer than was promised, and over', async () => {
    const visitor = of(adviser);
    await visitor.open(`/hazards/${damp.reference}`);
    await visitor.press('Record an offer of somewhere to stay');
    await visitor.write('Where can they stay?', 'Larch Hotel, ground floor');
    await visitor.writeDate('From which day?', '2026-11-24');
    await visitor.writeDate('Home again by', '2026-11-20');
    await visitor.write('What is it expected to cost?', '450');
    await visitor.write('What was offered, and how does it suit this household?', 'Two rooms, cot in one');
    await visitor.press('Save the offer');
    await visitor.sees('There is a problem');
    assert.equal(await visitor.page.getByLabel('Where can they stay?', { exact: true }).inputValue(), 'Larch Hotel, ground floor');
    await visitor.writeDate('Home again by', '2026-11-30');
    await visitor.press('Save the offer');
    await visitor.sees('Expected to cost £450.00');
    await visitor.press('Record the answer about somewhere to stay');
    await visitor.choose('Accepted');
    await visitor.write('What did they say?', 'Gladly, with the cot');
    await visitor.press('Save the answer');
    await visitor.sees('Away from home');
    await visitor.press('Move the day they come home');
    await visitor.writeDate('Home again by', '2026-12-02');
    await visitor.write('Why is it another day?', 'The plaster dries slower');
    await visitor.press('Move the promise');
    await visitor.sees('until Wednesday 2 December');
    await visitor.press('Record that they are home again');
    await visitor.write('What did it cost in the end?', 'much');
    await visitor.write('How did they find their home?', 'Dry and clean');
    await visitor.press('Save that they are home');
    await visitor.sees('Enter a sum such as 450');
    await visitor.write('What did it cost in the end?', '1,432.50');
    await visitor.press('Save that they are home');
    await visitor.sees('it came to £1,432.50');
  });

  test('whoever did the work does not measure it dry; somebody else does, and it is called fixed and watched', async () => {
    await damp.does('surveyor', commands.summarySent('2026-11-24 09:40'));
    await damp.does('planner', commands.madeSafe('2026-11-24 09:45'));
    await damp.does('planner', commands.begun('2026-11-24 09:50'));
    await damp.does('planner', commands.finished('2026-11-24 09:55'));
    await of(onPhone).open(`/hazards/${damp.reference}/dry-check`, 422);
    await of(onPhone).sees('This cannot be done now');
    const visitor = of(manager);
    await visitor.open(`/hazards/${damp.reference}`);
    await visitor.press('Record why it happened');
    await visitor.press('Save the cause');
    await visitor.sees('Say how it is known');
    await visitor.pick('Why did it happen?', /pointing or render/);
    await visitor.write('Why is it another cause than was recorded?', 'Wet below the joint only');
    await visitor.press('Save the cause');
    await visitor.press('Record whether it is dry');
    await visitor.choose('It is dry');
    await visitor.write('What was looked at, and what was found', 'Outside wall of the bedroom');
    await visitor.press('Save what was found');
    await visitor.sees('There is a problem');
    await measured(visitor, '11');
    await visitor.press('Save what was found');
    await visitor.sees('After the works');
    await visitor.open(`/hazards/${damp.reference}/answer`);
    await visitor.choose('They agree that it is');
    await visitor.choose('In person');
    await visitor.write('What did they say, or how did you try?', 'Glad it is gone');
    await visitor.press('Save the answer');
    await visitor.open(`/hazards/${damp.reference}/close`);
    await visitor.choose('The resident agrees that it is put right');
    await visitor.press('Close it');
    await visitor.sees('Called fixed at');
    await visitor.open('/hazards?show=watched');
    await visitor.sees(damp.reference);
  });

  async function measured(visitor: Visitor, value: string): Promise<void> {
    const row = visitor.page.getByRole('group', { name: 'Reading 1' }).first();
    await row.getByLabel('What was measured').selectOption({ index: 1 });
    await row.getByLabel('Reading', { exact: true }).fill(value);
    await row.getByLabel('Where', { exact: true }).fill('Bedroom, outside wall');
    await row.getByLabel('Instrument', { exact: true }).fill('Protimeter 5');
  }

  test('whoever lives there reads it all by their link, and nothing of how it was weighed', async () => {
    const visitor = of(resident);
    await visitor.open(await linkOf());
    await visitor.sees('We think it is put right');
    await visitor.page.getByText(/^\s*Show \d+ earlier entries/).click();
    await visitor.check();
    for (const words of ['We offered you somewhere to stay', 'You told us that it is put right', 'The plaster dries slower', 'You are home again', 'We measured it, and it is dry']) await visitor.sees(words);
    await visitor.seesNot('Mould over half a wall');
    await visitor.seesNot('The home beside');
  });

  test('eight weeks later nobody is in, then it is damp again: weighed anew, and counted', async () => {
    await leave();
    site.clock.now = '2027-01-21T10:00:00.000Z';
    await signIn();
    const visitor = of(manager);
    await visitor.open(`/hazards/${damp.reference}/dry-check`);
    await visitor.sees('8 weeks after it was called fixed');
    await visitor.choose('Nobody was in');
    await visitor.write('What was looked at, and what was found', 'Knocked at ten');
    await visitor.press('Save what was found');
    await visitor.sees('There is a problem');
    await visitor.writeDate('When does somebody try again?', '2027-01-28');
    await visitor.press('Save what was found');
    await visitor.sees('Nobody was in');
    const surveyor = of(onPhone);
    await surveyor.open(`/hazards/${damp.reference}/dry-check`);
    await surveyor.choose('It is damp');
    await surveyor.write('What was looked at, and what was found', 'Black again behind the cot');
    await measured(surveyor, '27');
    await surveyor.press('Save what was found');
    await surveyor.sees('Came back once');
    await surveyor.sees('Not weighed yet');
    await of(resident).open(await linkOf());
    await of(resident).sees('It has come back');
  });

  async function linkOf(): Promise<string> {
    const { token } = await site.database.inLandlord(home.landlordId, async (tx) => {
      const [file] = await tx.query<{ id: string; residentId: string | null }>('select id, resident_id as "residentId" from cases where landlord_id = $1 and reference = $2', [tx.landlordId, damp.reference]);
      return linkFor(tx, { caseId: file?.id ?? '', residentId: file?.residentId ?? null, now: site.clock.now, newId: () => newId() });
    });
    return `/r/${token}`;
  }
});
