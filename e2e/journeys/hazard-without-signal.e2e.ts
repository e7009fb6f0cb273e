import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { checkPage } from '../check-page.ts';
import { Handset } from '../handset.ts';
import { quietHomes, type QuietHome } from '../homes.ts';
import { messageAbout } from '../mailbox.ts';
import { aBusyPhoto } from '../photo.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('damp is investigated where there is no signal, and the resident is written to by two people', () => {
  let site: Site;
  let surveyor: Visitor;
  let manager: Visitor;
  let handset: Handset;
  let homes: readonly QuietHome[];
  const references: string[] = [];

  before(async () => {
    site = await openSite();
    surveyor = await Visitor.signedIn(site, 'surveyor@tarnbrook.example');
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
    homes = await ownHomes();
    for (const home of homes) references.push(await toldOf(home));
    handset = await Handset.open(site);
    await handset.signIn('surveyor@tarnbrook.example');
  });
  after(async () => {
    await handset.close();
    for (const visitor of [surveyor, manager]) await visitor.leave();
    await site.close();
  });

  /** Two homes that the surveyor's and the manager's organisation both look after. */
  async function ownHomes(): Promise<readonly QuietHome[]> {
    const quiet = await quietHomes(site, 'tarnbrook-homes');
    const ids = await site.database.inLandlord(quiet[0]?.landlordId ?? '', (tx) => tx.query<{ id: string }>(
      `select h.id from homes h join staff m on m.landlord_id = $1 and m.email = 'manager@tarnbrook.example' join staff s on s.landlord_id = $1 and s.email = 'surveyor@tarnbrook.example'
       where h.landlord_id = $1 and h.id = any ($2::uuid[]) and m.organisation_id in (h.owning_organisation_id, h.managing_organisation_id) and s.organisation_id = h.managing_organisation_id
       order by h.address_line limit 2`, [quiet[0]?.landlordId, quiet.map(({ id }) => id)]));
    return ids.map(({ id }) => quiet.find((each) => each.id === id)).filter((home) => home !== undefined);
  }

  /** The surveyor hears of damp there; it is theirs to look into. */
  async function toldOf({ id, landlordId }: QuietHome): Promise<string> {
    await surveyor.open(`/hazards/report/home/${id}`);
    await surveyor.write('What is wrong, and where?', 'Black mould above the cot');
    await surveyor.choose('No');
    await surveyor.page.getByText('Somebody else told you, or you knew earlier').click();
    await surveyor.pick('What does it seem to be?', 'Damp and mould growth');
    await surveyor.press('Report the hazard');
    const reference = /HAZ-\d{4}-\d{5}/.exec(await surveyor.words())?.[0] ?? '';
    await site.database.inLandlord(landlordId, (tx) => tx.query(`update cases set owner_id = (select id from staff where landlord_id = $1 and email = 'surveyor@tarnbrook.example') where landlord_id = $1 and reference = $2`, [landlordId, reference]));
    return reference;
  }

  const follow = (home: QuietHome | undefined) => handset.page.getByRole('link', { name: new RegExp(`^${home?.addressLine}`) }).click();
  const field = (name: string) => handset.page.locator(`[name="${name}"]`);
  const record = () => handset.page.getByRole('button', { name: 'Record the investigation' }).click();

  async function fillIn(): Promise<void> {
    await field('competence').fill('Certified damp surveyor');
    await field('room-1-room').selectOption('Main bedroom');
    await field('room-1-area').fill('2');
    await field('room-1-size').selectOption('medium');
    await field('room-1-signs').and(handset.page.locator('[value="mould"]')).check();
    await field('room-1-moisture').fill('28.5');
    await field('moistureInstrument').fill('Protimeter 5');
    await field('cause').selectOption('penetrating-gutter');
    await field('sureness').and(handset.page.locator('[value="likely"]')).check();
    await field('neighboursBecause').fill('A house by itself');
    await field('found').and(handset.page.locator('[value="significant"]')).check();
    await field('words').fill('Rain comes in by a split downpipe and wets the bedroom wall');
    await field('safetyWork').fill('We wash the wall down and treat the mould');
    await field('prevention').fill('We fit a new downpipe');
  }

  test('the hazard is in the day, with its address and what was told; what is missing is told on the phone', async () => {
    await handset.shows('Hazards to investigate');
    await checkPage(handset.page);
    await handset.noSignal();
    await follow(homes[0]);
    await handset.shows('Black mould above the cot');
    await record();
    await handset.shows('Answer “Why are they competent to?”');
    await handset.shows('Answer “Why did it happen?”');
    await checkPage(handset.page);
  });

  test('what was found is there again after the browser was closed, and waits', async () => {
    await fillIn();
    await handset.page.locator('input[type="file"]').setInputFiles([await aBusyPhoto('wall.jpg')]);
    await handset.page.getByAltText('Photo 1: wall.jpg').waitFor();
    await handset.closeAndOpen();
    await follow(homes[0]);
    assert.equal(await field('room-1-moisture').inputValue(), '28.5');
    await record();
    await handset.shows(/Waiting to be sent.*Recorded at/);
  });

  test('with signal it is sent by itself, with a receipt; page and photo have it', async () => {
    await handset.foundSignal();
    await handset.page.getByRole('button', { name: 'Bring up to date' }).click();
    await handset.shows(new RegExp(`${references[0]} Received.*Receipt: entry \\d+`, 'i'));
    await manager.open(`/hazards/${references[0]}`);
    await manager.sees('Rain comes in by a split downpipe');
    await manager.sees('Medium, about 2 m²: mould');
    await manager.sees('Moisture 28.5 %, Main bedroom (Protimeter 5)');
    await manager.sees('Rain coming in: Gutter or downpipe. Likely');
    await manager.sees(/Recorded at .* on the phone, received at/);
  });

  test('what a colleague found meanwhile is not overwritten: a person is shown both', async () => {
    await handset.noSignal();
    await follow(homes[1]);
    await fillIn();
    await record();
    await handset.shows('Waiting to be sent');
    await manager.open(`/hazards/${references[1]}/investigation`);
    await manager.choose('Remotely, by photos, video or phone');
    await manager.write('Who investigated?', 'B. Hall');
    await manager.write('Why are they competent to?', 'Surveyor');
    await manager.choose(/^Significant hazard/);
    await manager.write('What was found, and how it is known', 'Photos show mould by the window');
    await manager.write('What makes it safe? (optional)', 'Treat it');
    await manager.write('Why nothing more is needed, where nothing is (optional)', 'One spot');
    await manager.press('Save what was found');
    await handset.foundSignal();
    await handset.page.getByRole('button', { name: 'Bring up to date' }).click();
    await handset.shows(/No longer fits.*Somebody recorded an investigation of this hazard/i);
    await manager.open('/visits/came-in');
    await manager.page.locator('main table a').first().click();
    await manager.sees('Room 1: surface moisture');
    await manager.press('Put it on the case');
    await manager.sees('recorded at the home, added later');
    assert.deepEqual(handset.faults, []);
  });

  test('the summary begins with the facts; a promise without its days is refused, and what was typed is still there', async () => {
    await surveyor.open(`/hazards/${references[0]}`);
    await surveyor.press('Write the summary for the resident');
    assert.match(await surveyor.page.getByLabel('What we found').inputValue(), /In the main bedroom we saw mould over about 2 square metres and measured 28\.5 % moisture\. The cause is most likely: rain coming in, gutter or downpipe\./);
    await surveyor.sees('It is to be safe by Tuesday 1 December.');
    await surveyor.writeDate('Making it safe begins by', daysOn(1));
    await surveyor.writeDate('It is safe by', daysOn(2));
    await surveyor.write('What we found', 'It is your condensation.');
    await surveyor.press('Save it for review');
    await surveyor.sees('Enter a date, like 27 3 2027');
    await surveyor.writeDate('Stopping it coming back begins by', daysOn(9));
    await surveyor.writeDate('That is finished by', daysOn(30));
    await surveyor.press('Save it for review');
    await surveyor.sees('These words do not belong in a letter to the resident: “your condensation”');
    await surveyor.write('What we found', 'Rain comes in by a split downpipe and wets the bedroom wall.');
    await surveyor.press('Save it for review');
    await surveyor.sees('Waits for review');
    await surveyor.open(`/hazards/${references[0]}/approve-summary`, 422);
  });

  test('somebody else reads it as the resident will, and it goes; its days are promises', async () => {
    await manager.open('/hazards?show=summaries');
    await manager.follow(references[0] ?? '');
    await manager.press('Review the written summary');
    await manager.sees('You can make a complaint at any time');
    await manager.press('It is right: send it');
    await manager.sees('We will have made it safe by');
    const waiting = await site.database.inLandlord(homes[0]?.landlordId ?? '', (tx) => tx.query<{ channel: string }>(`select channel from messages where landlord_id = $1 and template = 'hazard-summary'`, [homes[0]?.landlordId]));
    if (waiting[0]?.channel === 'email') assert.match((await messageAbout(site, references[0] ?? '', /What we found/)).body, /Housing Ombudsman/);
    const phone = await Visitor.signedIn(site, 'manager@tarnbrook.example', { screen: 'phone' });
    for (const path of [`/hazards/${references[0]}`, `/hazards/${references[1]}/write-summary`, `/hazards/${references[1]}/investigation`, '/hazards?show=summaries']) await phone.open(path);
    await phone.leave();
  });

  /** So many days after today. */
  const daysOn = (days: number): string => new Date(Date.parse(site.clock.now) + days * 86_400_000).toISOString();
});
