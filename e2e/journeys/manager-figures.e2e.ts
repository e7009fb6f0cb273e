import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { figuresCounted } from '../figures-counted.ts';
import { openSite, type Site } from '../site.ts';
import { Visitor } from '../visitor.ts';

describe('a manager follows a figure to its rows', () => {
  let site: Site;
  let manager: Visitor;
  let onPhone: Visitor;
  let administrator: Visitor;
  const textOf = async (address: string) => (await manager.page.request.get(address)).text();

  before(async () => {
    site = await openSite();
    await figuresCounted(site);
    manager = await Visitor.signedIn(site, 'manager@tarnbrook.example');
    onPhone = await Visitor.signedIn(site, 'manager@tarnbrook.example', { screen: 'phone', javaScript: false });
    administrator = await Visitor.signedIn(site, 'administrator@tarnbrook.example');
  });
  after(async () => {
    for (const visitor of [manager, onPhone, administrator]) await visitor.leave();
    await site.close();
  });

  test('reads how things stand and every measure, from today’s figures', async () => {
    await manager.follow('Figures');
    assert.equal(await manager.heading(), 'How we are doing');
    await manager.follow(/^Performance/);
    assert.equal(await manager.heading(), 'Performance');
    await manager.sees('Promises kept');
    await manager.sees(/Counted at/);
  });

  test('narrows them by team, trade and kind of case, and shows one measure in full', async () => {
    await manager.pick('Show in full', 'Promises kept');
    await manager.pick('By', 'Trade');
    await manager.pick('Kind of case', 'Repair');
    await manager.press('Show');
    assert.equal(await manager.page.getByLabel('Kind of case').inputValue(), 'repair');
    await manager.sees('Promises that were kept, of those kept or broken');
  });

  test('finds each figure of the chart in the table beside it', async () => {
    const inChart = await manager.page.locator('svg[role="img"] text[text-anchor="middle"]').allTextContents();
    const shares = inChart.filter((text) => text.endsWith('%'));
    assert.ok(shares.length > 1, `the chart shows shares: ${inChart.join(' ')}`);
    const all = manager.page.getByRole('region', { name: 'Promises kept, by trade and month' }).locator('tbody tr').last();
    const inTable = await all.innerText();
    for (const share of shares) assert.ok(inTable.includes(share), `${share} stands in the table: ${inTable}`);
  });

  test('opens the rows of one figure, as many as it counted, and a case from there', async () => {
    const last = manager.page.getByRole('region', { name: 'Promises kept, by trade and month' }).locator('tbody tr').last().getByRole('link').last();
    const [, of = '0'] = /of (\d+)/.exec(await last.innerText()) ?? [];
    await manager.pressOn(last);
    assert.equal(await manager.heading(), 'Promises kept: the rows');
    const file = await textOf(manager.page.url().replace('/rows?', '/rows.csv?'));
    assert.equal(file.trimEnd().split('\r\n').length - 1, Number(of));
    await manager.follow(/^REP-/);
    assert.match(manager.path, /^\/repairs\/REP-/);
  });

  test('is told of what went down since, or that nothing is there, on a phone without scripts too', async () => {
    await onPhone.open('/manage/performance?measure=first-time-fix');
    await onPhone.sees('Fixed first time');
    await onPhone.open('/manage/performance/rows?measure=first-time-fix&which=amended');
    await onPhone.open('/manage/performance/rows?measure=silences&from=2024-01&until=2024-01');
    await onPhone.sees('Nothing was counted that matches these filters');
    await onPhone.open('/manage/months?from=2026-09');
    assert.equal(onPhone.path, '/manage/performance');
  });

  test('and an administrator reads what was downloaded, and by whom', async () => {
    await administrator.open('/admin/staff');
    await administrator.follow('What was downloaded');
    await administrator.sees('Performance rows');
    await administrator.sees(/Measure|Months/);
  });
});
