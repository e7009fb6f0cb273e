import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assert as holds, property, string } from 'fast-check';
import { checkboxField, dateField, radioField, selectField, textAreaField, textField } from '../../govuk/index.ts';
import { html, render } from '../../html/index.ts';
import { pagesOfForm } from './page-of-form.ts';
import { putBack } from './put-back.ts';
import { staleBanner } from './stale-banner.ts';

const action = '/programmes/9/change';
const saved = { name: 'Roofs', words: 'As they are now', day: { day: '4', month: '1', year: '2027' }, who: 'a', why: 'late', homes: ['1'] };
const page = (to = action): string => render(html`<form method="post" action="/search"><input type="text" name="name" value=""></form>
  <form method="post" action="${to}"><input type="hidden" name="seenVersion" value="7">
    ${textField({ name: 'name', label: 'Name', value: saved.name })}
    ${textAreaField({ name: 'words', label: 'What is done', value: saved.words })}
    ${dateField({ name: 'ends', label: 'All done by', value: saved.day })}
    ${selectField({ name: 'who', label: 'Who', value: saved.who, choices: [{ value: 'a', text: 'Ada' }, { value: 'b', text: 'Bert' }] })}
    ${radioField({ name: 'why', label: 'Why', value: saved.why, choices: [{ value: 'late', text: 'It is late' }, { value: 'money', text: 'No money' }] })}
    ${checkboxField({ name: 'homes', label: 'Homes', values: saved.homes, choices: [{ value: '1', text: 'One' }, { value: '2', text: 'Two' }] })}
  </form>`);
const sent = { seenVersion: '3', name: 'Roofs <& "gutters">', words: "It's\nlong", 'ends-day': '31', 'ends-month': '3', 'ends-year': '2027', who: 'b', why: 'money', homes: ['2'] };
const put = (body: Parameters<typeof putBack>[1]['body'], of = page()) => putBack(of, { action, body }) ?? assert.fail('no form was found');

describe('what was sent is put back into the form', () => {
  const { markup, now } = put(sent);
  const kept: readonly (readonly [string, RegExp])[] = [
    ['a line', /name="name"[^>]*value="Roofs &lt;&amp; &quot;gutters&quot;&gt;"/],
    ['some lines', />It&#39;s\nlong<\/textarea>/],
    ['a date', /name="ends-day"[^>]*value="31"[\s\S]*name="ends-month"[^>]*value="3"/],
    ['what was chosen from a list', /<option value="b" selected>Bert/],
    ['one of some answers', /value="money"[^>]* checked>/],
    ['what was ticked', /value="2"[^>]* checked>/],
  ];
  for (const [what, pattern] of kept) test(what, () => assert.match(markup, pattern));
  test('and nothing beside it stays chosen', () => assert.equal([...markup.matchAll(/\s(checked|selected)\b/g)].length, 3));
  test('the version is the newest: whoever sends it again knows what is there', () => assert.match(markup, /name="seenVersion" value="7"/));
  test('no other form of the page is touched', () => assert.match(markup, /action="\/search"><input type="text" name="name" value="">/));
  test('and it is told what is there now, where that is something else', () => {
    assert.deepEqual(now, [
      { label: 'Name', words: 'Roofs' }, { label: 'What is done', words: 'As they are now' }, { label: 'All done by', words: '4 1 2027' }, { label: 'Who', words: 'Ada' }, { label: 'Why', words: 'It is late' }, { label: 'Homes', words: 'One' },
    ]);
  });
});

test('sending what is there already differs in nothing', () => {
  const same = { name: saved.name, words: saved.words, 'ends-day': '4', 'ends-month': '1', 'ends-year': '2027', who: 'a', why: 'late', homes: '1' };
  assert.deepEqual(put(same).now, []);
  assert.equal(put(same).markup.includes('value="1" checked'), true);
});

test('any words at all come back as they were typed', () => {
  holds(property(string({ unit: 'grapheme' }), (words) => {
    const { markup } = put({ words, name: words });
    const again = put({ seenVersion: '1', words: 'x', name: 'y' }, markup);
    const said = again.now.find(({ label }) => label === 'What is done')?.words ?? '';
    assert.equal(said, words.trim() === 'x' ? '' : words.trim());
  }));
});

test('a page without this form takes nothing; what no box takes is told apart', () => {
  assert.equal(putBack(page('/elsewhere'), { action, body: sent }), undefined);
  assert.equal(putBack(page(), { action, body: { other: 'x' } }), undefined);
  assert.deepEqual(put({ ...sent, gone: 'My own words' }).unplaced, { gone: 'My own words' });
});

test('of what no box takes, words are shown and not what only the form knows', () => {
  const shown = render(staleBanner({ told: undefined, now: [], unplaced: { words: 'They rang twice', visitId: '0199c0de-0000-7000-8000-000000000009', seenVersion: '3', purpose: 'repair' }, hadFiles: false }));
  assert.match(shown, /They rang twice/);
  assert.doesNotMatch(shown, /0199c0de|repair|>3</);
});

test('a form stands at its own address, or on a page above it', () => {
  const route = (method: 'GET' | 'POST', path: string) => ({ method, path, who: 'staff', roles: 'every role', handle: () => assert.fail() }) as const;
  const routes = [route('GET', '/programmes'), route('GET', '/programmes/:id'), route('POST', '/programmes/:id/places'), route('GET', '/programmes/:id/places/add')];
  const paths = (path: string, address: string) => pagesOfForm(route('POST', path), address, routes).map((found) => found.path);
  assert.deepEqual(paths('/programmes/:id/places', '/programmes/9/places'), ['/programmes/9', '/programmes']);
  assert.deepEqual(paths('/programmes/:id/places/add', '/programmes/9/places/add'), ['/programmes/9/places/add', '/programmes/9', '/programmes']);
});
