import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainDate } from '../../clock/index.ts';
import { html, render } from '../../platform/html/index.ts';
import { searchMain, type SearchView } from './search.ts';

const nothing: SearchView = { typed: 'leak', error: undefined, homes: [], people: [], cases: [], most: 20, token: html`` };
const shown = (view: Partial<SearchView>) => render(searchMain({ ...nothing, ...view })).replaceAll(/\s+/g, ' ');

describe('the search page', () => {
  it('says how far it looked, and offers to go on from there with the same words', () => {
    const page = shown({ typed: 'leak "&<', before: plainDate('2026-11-03') });
    assert.match(page, /Nothing was found so far\./);
    assert.match(page, /something said since Tuesday 3 November 2026/);
    assert.match(page, /name="q" value="leak &quot;&amp;&lt;"><input type="hidden" name="before" value="2026-11-03">/);
    assert.match(page, /Look further back than Tuesday 3 November 2026/);
  });

  it('says that all was looked through by saying nothing of it', () => {
    assert.doesNotMatch(shown({}), /further back|so far/);
    assert.match(shown({}), /Nothing was found\. Check the spelling/);
  });

  it('shows older cases alone when it was asked to go on', () => {
    const older = { id: '1', reference: 'REP-2020-00001', title: 'Tap', address: '14 Larch House', isClosed: true, href: '/x' };
    const page = shown({ homes: undefined, people: undefined, cases: [older], after: plainDate('2026-11-03') });
    assert.match(page, /Cases before Tuesday 3 November 2026 \(1\)/);
    assert.doesNotMatch(page, /Homes|People/);
    assert.match(shown({ homes: undefined, people: undefined, after: plainDate('2026-11-03') }), /Nothing was found from before Tuesday 3 November 2026/);
  });

  it('tells what can be typed', () => assert.match(shown({ typed: '' }), /Words, or beginnings of words/));
});
