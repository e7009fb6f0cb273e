import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { addDampHomes } from '../../test/builders/damp-homes.ts';
import { routeFacts } from '../../test/route-facts.ts';
import { figuresCounted } from '../figures-counted.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('a manager finds where homes are damp', () => {
  let site: Site;
  let manager: Visitor;
  let onPhone: Visitor;
  let board: Visitor;
  before(async () => {
    site = await openSite();
    await addHomes();
    await figuresCounted(site);
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
    onPhone = await Visitor.signedIn(site, 'surveyor@tarnbrook.example', { screen: 'phone', javaScript: false });
    board = await Visitor.signedIn(site, 'board@tarnbrook.example');
  });
  after(async () => {
    for (const visitor of [manager, onPhone, board]) await visitor.leave();
    await site.close();
  });

  test('asks for it to be worked out, and sees how far it is until it is done', async () => {
    await manager.follow('Damp');
    assert.equal(await manager.heading(), 'Damp and mould');
    await manager.press(/^Work it out/);
    await manager.sees(/being worked out|Worked out at/);
    await site.runTask('work-out-damp');
    for (let tries = 0; tries < 100 && (await manager.page.getByRole('link', { name: 'Look again' }).count()) > 0; tries += 1) await manager.follow('Look again');
    await manager.sees(/Worked out at/);
  });

  /** The demonstration of these tests is too small and too young to tell areas apart. */
  const addHomes = async () => {
    const { landlordId } = await routeFacts(site.database, 'tarnbrook-homes');
    await site.database.inLandlord(landlordId, async (tx) => {
      const [person] = await tx.query<{ organisationId: string }>('select organisation_id as "organisationId" from staff where landlord_id = $1 and email = $2', [tx.landlordId, 'manager@tarnbrook.example']);
      await addDampHomes(tx, person?.organisationId ?? '', { estates: 6, blocksAnEstate: 5, homesABlock: 24, years: 2, seed: 4, planted: new Map([[11, 9]]) }, site.clock.now);
    });
  };

  test('reads areas both ways, how many marks are likely wrong, and the weeks', async () => {
    await manager.open('/damp');
    await manager.sees('Where people live in damp');
    await manager.sees('Worse than its type of building predicts');
    await manager.follow('By estate');
    await manager.follow(/^All estates/);
    assert.match(await manager.heading(), /^Damp by estate/);
    await manager.follow('How we know');
    await manager.sees('Fingerprint of what was read');
  });

  test('opens the homes behind a number, and from there the home and its case', async () => {
    await manager.open('/damp/areas?which=all&level=ward');
    await manager.follow(/homes that reported in/);
    assert.match(await manager.heading(), /^Homes that reported damp/);
    await manager.pressOn(manager.page.locator('main').getByRole('link', { name: /^(REP|OLD)-/ }).first());
  });

  test('a surveyor reads it on a phone without scripts, the board without a way to any home', async () => {
    for (const address of ['/damp', '/damp/areas?which=all', '/damp/map', '/damp/homes', '/damp/how-we-know', '/damp/did-it-work', '/damp/did-it-work/jobs']) await onPhone.open(address);
    for (const address of ['/damp', '/damp/areas?which=all', '/damp/map?lens=adjusted', '/damp/how-we-know', '/damp/did-it-work']) {
      await board.open(address);
      assert.equal(await board.page.locator('main a[href^="/damp/homes"], main a[href^="/damp/did-it-work/jobs"]').count(), 0, address);
    }
    await board.open('/damp/homes', 403);
  });
});
