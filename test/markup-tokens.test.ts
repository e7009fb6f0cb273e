import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTokens } from './markup-tokens.ts';

describe('markup that is the same to a reader', () => {
  const same: readonly (readonly [string, string, string])[] = [
    ['space between blocks', '<div>\n  <p>One</p>\n</div>', '<div><p>One</p></div>'],
    ['one entity or another', '<p title="&#39;">&quot;</p>', `<p title="'">"</p>`],
    ['line breaks between attributes', '<div\n  id="a"\n class="b">', '<div id="a" class="b">'],
    ['a self-closed path', '<path d="M0"/>', '<path d="M0">'],
  ];
  for (const [why, one, other] of same) it(why, () => assert.deepEqual(readTokens(one), readTokens(other)));
});

describe('markup that is not the same', () => {
  const different: readonly (readonly [string, string, string])[] = [
    ['a tag and the words for it', '<p>&lt;b&gt;</p>', '<p><b></p>'],
    ['attributes in another order', '<p id="a" class="b">', '<p class="b" id="a">'],
    ['a bare attribute and an empty one', '<p hidden>', '<p hidden="">'],
    ['a space before a link', '<p>See <a href="/">it</a></p>', '<p>See<a href="/">it</a></p>'],
    ['a space between two words in bold', '<b>a</b> <b>b</b>', '<b>a</b><b>b</b>'],
    ['spaces in a textarea', '<textarea>a  b</textarea>', '<textarea>a b</textarea>'],
    ['another word', '<p>One</p>', '<p>Two</p>'],
  ];
  for (const [why, one, other] of different) it(why, () => assert.notDeepEqual(readTokens(one), readTokens(other)));
});

it('what is not HTML is refused, so that a comparison never passes over it', () => {
  for (const broken of ['<p title="a', '<p title=a>', 'a < b']) assert.throws(() => readTokens(broken), /Not HTML/);
});
