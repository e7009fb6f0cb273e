import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('the office works through what waits', () => {
  let site: Site;
  let planner: Visitor;
  let manager: Visitor;

  before(async () => {
    site = await openSite();
    planner = await Visitor.signedIn(site, 'planner@tarnbrook.example');
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
  });
  after(async () => {
    for (const visitor of [planner, manager]) await visitor.leave();
    await site.close();
  });

  test('a planner filters the queue, and the filters stay in the address', async () => {
    await planner.follow('Queue');
    await planner.pick('Team', 'All teams');
    await planner.pick('Stage', 'Booked');
    await planner.press('Filter');
    const address = planner.page.url();
    assert.match(address, /team=all/);
    assert.match(address, /stage=booked/);
    const shown = await rowsOf(planner);
    assert.ok(shown.length > 1);
    await planner.open(address);
    assert.deepEqual(await rowsOf(planner), shown, 'the address alone brings the same rows back');
    assert.equal(await planner.page.getByLabel('Stage', { exact: true }).inputValue(), 'booked');
  });

  test('with nothing chosen, a change of owner says what is missing, in the queue as it was filtered', async () => {
    await planner.press('Change the owner of the cases chosen');
    await planner.sees('Choose at least one case');
    assert.match(planner.page.url(), /stage=booked/);
  });

  test('many cases change hands at once, and each says what became of it', async () => {
    const references = (await rowsOf(planner, { without: 'Ruth Ellison' })).slice(0, 3);
    const [meanwhile = '', ...rest] = references;
    for (const reference of references) await planner.page.getByLabel(`Choose ${reference}`, { exact: true }).check();
    await planner.press('Change the owner of the cases chosen');
    assert.equal(await planner.heading(), `Change the owner of ${references.length} cases`);
    await changedBySomebodyElse(meanwhile);
    await planner.write('Why they change hands', 'Off on leave from Friday');
    await planner.press('Change the owner');
    await planner.sees('Choose the next owner');
    await planner.pick('Next owner', /Ruth Ellison/);
    await planner.press('Change the owner');
    await planner.seesNot('There is a problem');
    assert.equal(await planner.heading(), `${rest.length} cases are now with Ruth Ellison`);
    await planner.sees(`${meanwhile}: Someone else changed this case`);
    await planner.follow(rest[0] ?? '');
    await planner.sees('Ruth Ellison');
    await planner.sees('Off on leave from Friday');
  });

  test('two cases about the same matter are linked, and each page leads to the other', async () => {
    await planner.open('/queue?team=all&kind=repair');
    const [one = '', other = ''] = await rowsOf(planner);
    await planner.open(`/cases/${one}/links`);
    await planner.press('Link the cases');
    await planner.sees('There is a problem');
    await planner.write('Reference of the other case', other.toLowerCase());
    await planner.choose('This is the same matter as the other case');
    await planner.press('Link the cases');
    assert.equal(planner.path, `/repairs/${one}`);
    await planner.follow(other);
    await planner.sees(one);
  });

  async function changedBySomebodyElse(reference: string): Promise<void> {
    await manager.open(`/cases/${reference}/notes`);
    await manager.write('Note', 'The resident rang about the parking.');
    await manager.press('Add the note');
  }

  test('a manager opens a figure down to the very rows it counts', async () => {
    await manager.follow('Figures');
    const tiles = manager.page.locator('.house-tiles a');
    const figures = await tiles.evaluateAll((all) => all.map(({ textContent, href }) => ({ words: String(textContent), href: String(href) })));
    assert.ok(figures.length >= 5);
    for (const { words, href } of figures) {
      await manager.open(href);
      const counted = Number(/\d+/.exec(words)?.[0]);
      assert.equal((await rowsOf(manager)).length, Math.min(counted, 50), `the rows behind “${words.trim()}”`);
    }
    assert.ok(figures.some(({ words }) => /^\s*[1-9]\d*\s*Overdue/.test(words)), 'something in the demonstration is overdue');
  });

  test('a board member reads how many, and can open nobody’s case', async () => {
    const board = await Visitor.signedIn(site, 'board@tarnbrook.example');
    await board.follow('Figures');
    assert.equal(await board.page.locator('main a[href*="/queue"]').count(), 0);
    await board.open('/queue', 403);
    await board.sees('can use this page');
    await board.leave();
  });

  test('why a date is what it is can be read beside it', async () => {
    await planner.open('/queue?team=all&stage=booked');
    await planner.follow((await rowsOf(planner))[0] ?? '');
    await planner.page.getByText('Why this date?').first().click();
    await planner.sees(/policy, not law|after|from/);
    await planner.sees(/Record intact: \d+ entries/);
  });

  test('one search box finds a home, a person and a reference, and keeps what was searched out of the address', async () => {
    await planner.open('/queue?team=all');
    const reference = (await rowsOf(planner))[0] ?? '';
    for (const [words, expected] of [[reference, reference], ['house', 'Homes'], ['zzzzqq', 'Nothing was found']] as const) {
      await planner.page.locator('#site-search').fill(words);
      await planner.pressOn(planner.page.locator('.house-search__button'));
      await planner.sees(expected);
      assert.equal(new URL(planner.page.url()).search, '');
    }
  });

  test('every page of the menu stands on its own, on a phone as well', async () => {
    const seen = new Set(['/', '/account', '/rulebook']);
    for (const email of ['manager', 'administrator', 'operative']) {
      const visitor = await Visitor.signedIn(site, `${email}@tarnbrook.example`, { screen: 'phone' });
      const addresses = await visitor.page.locator('nav a, header a').evaluateAll((all) => [...new Set(all.map(({ pathname }) => String(pathname)))]);
      // A page that looks alike for two people is looked at once, but for those made for one person.
      for (const address of addresses.filter((each) => each.startsWith('/') && (!seen.has(each) || each === '/visits'))) {
        await visitor.open(address);
        seen.add(address);
      }
      await visitor.leave();
    }
  });
});

async function rowsOf(visitor: Visitor, { without }: { readonly without?: string } = {}): Promise<string[]> {
  const rows = visitor.page.locator('main table tbody tr', without === undefined ? {} : { hasNotText: without });
  const links = await rows.locator('a').allTextContents();
  return links.filter((text) => /^[A-Z]{3}-\d{4}-\d+$/.test(text.trim())).map((text) => text.trim());
}
