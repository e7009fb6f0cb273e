import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { plainDate } from '../../clock/index.ts';
import { allRules } from '../../law/index.ts';
import { render } from '../../platform/html/index.ts';
import { rulebookPage } from './rulebook-page.ts';
import { upcoming } from './upcoming.ts';

const in2026 = plainDate('2026-11-22');
const startsOn = (day: string) => upcoming(plainDate(day)).map((coming) => coming.startsOn);

describe('the public rulebook', () => {
  const page = render(rulebookPage(in2026));

  test('every rule has one place to link to, and every link within the page has a place', () => {
    for (const { id } of allRules) assert.equal(page.split(`id="${id}"`).length, 2, id);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, target = '']) => target);
    for (const target of targets) assert.ok(page.includes(`id="${target}"`), target);
  });

  test('every rule with an address links to its source', () => {
    for (const { url } of allRules) if (url !== null) assert.ok(page.includes(`href="${url.replaceAll('&', '&amp;')}"`), url);
  });

  test('what is known to start later is said with its day, soonest first', () => {
    assert.ok(startsOn('2026-11-22').includes(plainDate('2026-11-30')), 'the second phase of the hazards regulations');
    assert.ok(startsOn('2026-11-22').includes(plainDate('2027-04-01')), 'requests for information');
    assert.deepEqual(startsOn('2026-11-22'), startsOn('2026-11-22').toSorted());
    assert.match(page, /From Monday 30 November 2026/);
    assert.match(page, /From Thursday 1 April 2027/);
  });

  test('on the day itself it has started, and the page no longer calls it coming', () => {
    assert.ok(startsOn('2026-11-29').includes(plainDate('2026-11-30')));
    assert.ok(!startsOn('2026-11-30').includes(plainDate('2026-11-30')));
    assert.doesNotMatch(render(rulebookPage(plainDate('2030-01-01'))), /Not yet in force|What starts soon/);
  });
});
