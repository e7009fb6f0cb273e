import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { render } from '../html/index.ts';
import { attributes, classNames, idList, wordsForScript } from './attributes.ts';
import type { Attributes } from './attributes.ts';

describe('attributes', () => {
  const cases: readonly (readonly [Attributes | undefined, string])[] = [
    [undefined, ''],
    [{ id: 'a', class: 'b' }, ' id="a" class="b"'],
    [{ hidden: true, disabled: false, title: undefined, lang: null }, ' hidden'],
    [{ value: '' }, ' value=""'],
    [{ rows: 5, tabindex: 0 }, ' rows="5" tabindex="0"'],
    [{ title: '"><script>' }, ' title="&quot;&gt;&lt;script&gt;"'],
  ];
  for (const [given, written] of cases) {
    it(`${JSON.stringify(given)} is written${written || ' as nothing'}`, () => assert.equal(render(attributes(given)), written));
  }

  it('a name that could end the tag is refused', () => {
    for (const name of ['on click', 'a"b', 'x>', '', '1a', 'a=b', 'a/']) {
      assert.throws(() => attributes({ [name]: 'x' }), /Not a name/);
    }
  });
});

it('class names and ids leave out what is absent', () => {
  assert.equal(classNames('a', false, undefined, '', 'b c'), 'a b c');
  assert.equal(idList(undefined, 'hint', false), 'hint');
  assert.equal(idList(undefined, ''), undefined);
});

it('words for a script are carried one by one, or one for each plural rule', () => {
  assert.deepEqual(wordsForScript({ show: 'Show', hide: undefined, chosen: { one: '1 file', other: '%{count} files' } }), {
    'data-i18n.show': 'Show',
    'data-i18n.chosen.one': '1 file',
    'data-i18n.chosen.other': '%{count} files',
  });
});
