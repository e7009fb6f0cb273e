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

  test('moves the map by its buttons, which keep the focus, by keys and by dragging, and lists what it then shows', async () => {
    const { page } = manager;
    await manager.open('/damp/map');
    const shown = () => page.locator('.house-movable svg').getAttribute('viewBox');
    const whole = await shown();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const near = await shown();
    assert.notEqual(near, whole);
    assert.equal(await page.locator('[data-move="in"]:focus').count(), 1, 'the focus stays on the button');
    await page.getByRole('region', { name: /^Map of blocks/ }).focus();
    await page.keyboard.press('ArrowRight');
    const east = await shown();
    assert.notEqual(east, near);
    await page.keyboard.press('+');
    const box = await page.locator('.house-movable').boundingBox();
    assert.ok(box !== null);
    const before = await shown();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2 + 20, { steps: 4 });
    await page.mouse.up();
    assert.notEqual(await shown(), before, 'dragging moves it');
    assert.equal(new URL(page.url()).pathname, '/damp/map', 'and follows no link on the way');
    const script = await shown();
    await manager.follow('List what the map shows now');
    const [left, top, width] = (script ?? '').split(' ').map(Number);
    const [listedLeft, listedTop, listedWidth] = ((await shown()) ?? '').split(' ').map(Number);
    for (const [one, other] of [[left, listedLeft], [top, listedTop], [width, listedWidth]]) assert.ok(Math.abs((one ?? 0) - (other ?? 0)) < 3, `${script} is shown again`);
    await page.getByRole('button', { name: 'Show all' }).click();
    assert.equal(await shown(), whole);
  });

  test('leads from a point of the map to its page, and from blocks that were ticked to their homes', async () => {
    const { page } = manager;
    await manager.open('/damp/map?mark=hotspot&mark=watch');
    await page.locator('.house-movable svg a').last().locator('g path').first().click();
    await manager.sees('Both ways to look');
    await manager.check();
    await manager.open('/damp/map');
    await page.getByRole('checkbox', { name: /^Choose / }).nth(0).check();
    await page.getByRole('checkbox', { name: /^Choose / }).nth(1).check();
    await manager.press('Open the homes of those ticked');
    assert.match(await manager.heading(), /2 areas/);
  });

  test('moves it without a script too, on a phone', async () => {
    await onPhone.open('/damp/map');
    const shown = () => onPhone.page.locator('.house-movable svg').getAttribute('viewBox');
    const whole = await shown();
    await onPhone.press('Zoom in');
    const near = await shown();
    assert.notEqual(near, whole);
    await onPhone.press('Move south');
    await onPhone.press('Show all');
    assert.equal(await shown(), whole);
  });

  test('a surveyor reads it on a phone without scripts, the board without a way to any home', async () => {
    for (const address of ['/damp', '/damp/areas?which=all', '/damp/map', '/damp/homes', '/damp/how-we-know', '/damp/did-it-work', '/damp/did-it-work/jobs']) await onPhone.open(address);
    for (const address of ['/damp', '/damp/areas?which=all', '/damp/map?lens=adjusted', '/damp/how-we-know', '/damp/did-it-work']) {
      await board.open(address);
      assert.equal(await board.page.locator('main a[href^="/damp/homes"], main a[href^="/damp/did-it-work/jobs"]').count(), 0, address);
    }
    await board.open('/damp/homes', 403);
  });

  test('sees where nobody is heard from and where money should go, with the reasons; the board without a way to any home', async () => {
    await manager.open('/damp');
    await manager.follow('Silent homes');
    assert.equal(await manager.heading(), 'Silent homes');
    await manager.sees('What this rests on');
    await manager.follow(/^Who is listed/);
    await manager.follow('By estate');
    await manager.open('/damp');
    await manager.follow('Where money should go');
    await manager.sees('None weighs more than another');
    await manager.follow('By type of building');
    await manager.follow('What programmes reach of this');
    const pages = ['/damp/silent', '/damp/silent?level=block&which=all', '/damp/silent/audit?by=wall', '/damp/money', '/damp/money/programmes'];
    for (const address of [...pages, '/damp/silent/homes']) await onPhone.open(address);
    for (const address of pages) {
      await board.open(address);
      assert.equal(await board.page.locator('main a[href^="/damp/silent/homes"], main a[href^="/homes"]').count(), 0, address);
    }
    await board.open('/damp/silent/homes', 403);
  });
});
