import { after, before, describe, test } from 'node:test';
import { commands } from '../../test/builders/hazard.ts';
import { linkFor } from '../../src/correspondence/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { waitingForMoreWork } from '../book-visits.ts';
import { DampHazard } from '../damp-hazard.ts';
import { homesOfBoth, type QuietHome } from '../homes.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('whoever lives with a danger answers by their link, on a phone of 360 pixels and without JavaScript', () => {
  let site: Site;
  let homes: readonly QuietHome[];
  let resident: Visitor;

  before(async () => {
    site = await openSite();
    homes = await homesOfBoth(site);
    resident = await Visitor.arrive(site, { screen: 'phone', javaScript: false });
  });
  after(async () => {
    await resident.leave();
    await site.close();
  });

  function homeAt(place: number): QuietHome {
    const home = homes[place];
    if (home === undefined) throw new Error('The demonstration has too few quiet homes that both look after.');
    return home;
  }

  async function linkTo(reference: string, { landlordId, residentId }: QuietHome): Promise<string> {
    return site.database.inLandlord(landlordId, async (tx) => {
      const [file] = await tx.query<{ id: string }>('select id from cases where landlord_id = $1 and reference = $2', [tx.landlordId, reference]);
      return `/r/${(await linkFor(tx, { caseId: file?.id ?? '', residentId, now: site.clock.now, newId: () => newId() })).token}`;
    });
  }

  let danger = '';
  test('they answer an offer of somewhere to stay: what is left out is said, and a yes is on the record', async () => {
    const home = homeAt(0);
    const damp = await DampHazard.investigated(site, home);
    await damp.does('adviser', commands.offered('2026-11-24 09:45'));
    danger = await linkTo(damp.reference, home);
    await resident.open(danger);
    await resident.sees('We offer you somewhere to stay');
    await resident.follow('Answer our offer, or ask about it');
    await resident.press('Send my answer');
    await resident.sees('There is a problem');
    await resident.choose('Yes, we will stay there');
    await resident.press('Send my answer');
    await resident.sees('Your answer is on the record');
  });

  test('they read what visitors are told, and are promised one answer however often they say that it is wrong', async () => {
    for (const words of ['Ring the bell twice', 'And text before you come']) {
      await resident.open(danger);
      await resident.follow('See what visitors are told, and say whether it is right');
      await resident.press('Send');
      await resident.sees('Choose one of the answers');
      await resident.choose(/contact me about it/);
      await resident.write(/What should visitors know/, words);
      await resident.press('Send');
      await resident.sees(/We will contact you about what visitors are told, by/);
      await resident.seesNot(/We will contact you about what visitors are told, by.*We will contact you about what visitors are told, by/);
    }
  });

  test('they tell us that it is worse, and read when we ring', async () => {
    await resident.follow('Tell us');
    await resident.press('Tell us');
    await resident.sees('There is a problem');
    await resident.choose('It could hurt somebody now');
    await resident.write('What is wrong?', 'The ceiling sags over the cot');
    await resident.press('Tell us');
    await resident.sees('Thank you.');
  });

  test('they are asked whether it is put right: a yes is one tap', async () => {
    const home = homeAt(1);
    const rail = await DampHazard.told(site, home, { suspected: 'falls-on-stairs', words: 'The rail came off the stairs' });
    await rail.does('surveyor', commands.triage({ kind: 'falls-on-stairs', notAskedBecause: 'Rang twice' }));
    await rail.does('surveyor', commands.investigated('2026-11-24 09:30', { prevention: '', noPreventionBecause: 'A new rail' }));
    await rail.does('surveyor', commands.summarySent('2026-11-24 09:40'));
    await rail.does('surveyor', commands.madeSafe('2026-11-24 09:45'));
    await resident.open(await linkTo(rail.reference, home));
    await resident.sees('Is it put right?');
    await resident.press('Yes, it is put right');
    await resident.sees('Your answer is on the record');
  });

  test('of a repair that waits for more work they read which, and choose no visit that could do nothing', async () => {
    await resident.open(await waitingForMoreWork(site, homeAt(2)));
    await resident.sees('More work comes first');
    await resident.seesNot('Choose a time');
  });
});
