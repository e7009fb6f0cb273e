import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addDampHomes } from '../../test/builders/damp-homes.ts';
import { linkFor } from '../../src/correspondence/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { routeFacts } from '../../test/route-facts.ts';
import { figuresCounted } from '../figures-counted.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('a landlord asks homes by itself, and writes down what came of it', () => {
  let site: Site;
  let manager: Visitor;
  let adviser: Visitor;
  let resident: Visitor;
  let landlordId = '';
  before(async () => {
    site = await openSite();
    landlordId = (await routeFacts(site.database, 'tarnbrook-homes')).landlordId;
    await addHomes();
    await figuresCounted(site);
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
    adviser = await Visitor.signedIn(site, 'adviser@tarnbrook.example', { screen: 'phone', javaScript: false });
    resident = await Visitor.arrive(site, { screen: 'phone', javaScript: false });
  });
  after(async () => {
    for (const visitor of [manager, adviser, resident]) await visitor.leave();
    await site.close();
  });
  const addHomes = () => site.database.inLandlord(landlordId, async (tx) => {
    const [person] = await tx.query<{ organisationId: string }>('select organisation_id as "organisationId" from staff where landlord_id = $1 and email = $2', [tx.landlordId, 'manager@tarnbrook.example']);
    await addDampHomes(tx, person?.organisationId ?? '', { estates: 6, blocksAnEstate: 5, homesABlock: 24, years: 2, seed: 4, planted: new Map([[11, 9]]) }, site.clock.now);
  });

  test('without a list of homes there is nothing to begin', async () => {
    await manager.open('/outreach');
    await manager.sees('Homes that we ask by ourselves');
    await manager.open('/outreach/new');
    await manager.sees('No home is chosen');
  });

  test('a manager looks at who would be asked, and begins; what was typed stays', async () => {
    await manager.open('/damp');
    await manager.press(/^Work it out/);
    await site.runTask('work-out-damp');
    for (let tries = 0; tries < 100 && (await manager.page.getByRole('link', { name: 'Look again' }).count()) > 0; tries += 1) await manager.follow('Look again');
    await manager.open('/damp/areas?which=all&level=estate');
    await manager.follow(/^Ask its homes/);
    assert.equal(await manager.heading(), 'Ask homes');
    await manager.sees(/\d+ homes: each gets a case of its own/);
    await manager.write('What is it called?', 'Winter round');
    await manager.choose(/^Telephone/);
    await manager.write('What to say to whoever answers', 'Your lifestyle causes condensation');
    await manager.writeDate('By which day is every home asked?', '2026-12-18');
    await manager.press('Begin it');
    await manager.sees('These words put damp on how people live');
    assert.equal(await manager.page.getByLabel('What is it called?', { exact: true }).inputValue(), 'Winter round');
    await manager.write('What to say to whoever answers', 'Do you see any damp or mould?');
    await manager.press('Begin it');
    await manager.sees('The list of homes is ready');
    await manager.sees('Nobody has answered yet');
    assert.equal(await manager.heading(), 'Winter round');
  });

  test('an adviser rings from the list on a phone: nobody, well, and damp, which opens a hazard', async () => {
    await adviser.open('/outreach');
    await adviser.follow('Winter round');
    await adviser.press('Ask the homes that are left');
    await adviser.sees('Do you see any damp or mould?');
    const list = adviser.path;
    await adviser.follow(/^Say what came of it/);
    await adviser.press('Save');
    await adviser.sees('Say what came of it');
    await adviser.choose('Nobody answered this time');
    await adviser.choose('By telephone');
    await adviser.press('Save');
    await adviser.sees(/Asked (once|1 time)/);
    for (const [result, words, seen] of [['All is well', '', 'All is well'], ['Damp found', 'Black in the bathroom corner', /It is looked into as HAZ-/]] as const) {
      await adviser.open(list);
      await adviser.follow(/^Say what came of it/);
      await adviser.choose(result);
      await adviser.choose('By telephone');
      await adviser.write('What was said or seen', words);
      await adviser.press('Save');
      await adviser.sees(seen);
    }
  });

  test('whoever lives there says by their link that all is well', async () => {
    const { token } = await site.database.inLandlord(landlordId, async (tx) => {
      const [file] = await tx.query<{ id: string }>("select id from cases where landlord_id = $1 and kind = 'outreach' and closed_at is null order by reference desc limit 1", [tx.landlordId]);
      return linkFor(tx, { caseId: file?.id ?? '', residentId: null, now: site.clock.now, newId: () => newId() });
    });
    await resident.open(`/r/${token}`);
    assert.equal(await resident.heading(), 'How is your home?');
    await resident.press('No: all is well');
    await resident.sees('We have an answer for your home');
  });

  test('the office sees what it found beside the others', async () => {
    await manager.open('/outreach');
    await manager.sees('Winter round');
    await manager.follow('Winter round');
    await manager.sees('1 of 3 that answered');
    await manager.follow(/^All \d+ homes/);
    await manager.sees('Black in the bathroom corner');
  });
});
