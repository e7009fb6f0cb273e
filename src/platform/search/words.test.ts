import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { queryText, vectorText } from './lexemes.ts';
import { rootOf, wordsToFind, wordsToKeep } from './words.ts';

/** Whether one search for `typed` finds a text, by the rules of the index: every word, or its beginning where that is enough. */
function finds(text: string, typed: string): boolean {
  const kept = wordsToKeep(text);
  return wordsToFind(typed, 6).every((word) => {
    const isExact = word.length < 3 || /^\d{1,4}$/.test(word);
    return kept.some((one) => (isExact ? one === word : one.startsWith(word)) || one === rootOf(word));
  });
}

describe('what is typed and what is written meet', () => {
  const meeting: [text: string, typed: string][] = [
    ['REP-2026-00412', '412'], ['REP-2026-00412', '00412'], ['REP-2026-00412', 'rep-2026-00412'], ['REP-2026-00412', 'rep 2026 412'],
    ['07700 900123', '07700900123'], ['07700900123', '07700 900 123'], ['+44 7700 900123', '07700 900123'], ['07700 900123', '+447700900123'],
    ['07700900123', '900123'], ['07700900123', '07700 900'], ['(0161) 496 0123', '01614960123'], ['0161 496 0123', '0161-496-0123'],
    ['SK39 9AA', 'sk399aa'], ['SK399AA', 'sk39 9aa'], ['M1 1AA', 'M1'], ['14a Larch House', '14 larch'], ['14a Larch House', '14A'],
    ['Okafor', 'okaf'], ['Amara Okafor', 'OKAFOR ama'], ['Zoë Ångström', 'zoe angstrom'], ['Zoe', 'Zoë'], ['O’Brien', "o'brien"], ["O'Brien", 'obrien'], ['O’Brien', 'brien'],
    ['the tap leaks', 'leak'], ['a leak', 'leaks'], ['leaking', 'leaked'], ['dripping', 'drips'], ['moving', 'moved'], ['move', 'moving'], ['families', 'family'], ['boxes', 'box'],
    ['a.okafor@home.example', 'a.okafor@home.example'], ['يوسف', 'يوسف'], ['ﬁxed', 'fixed'], ['the boiler', 'to the boiler'],
  ];
  for (const [text, typed] of meeting) it(`"${typed}" finds ${text}`, () => assert.ok(finds(text, typed)));

  const missing: [text: string, typed: string][] = [
    ['140 Larch House', '14 larch'], ['Larch House', 'arch'], ['Larch House', 'larch oak'], ['07700 900123', '900124'], ['leather', 'leak'], ['REP-2026-00412', '413'],
  ];
  for (const [text, typed] of missing) it(`"${typed}" does not find ${text}`, () => assert.ok(!finds(text, typed)));

  it('a reference beside a house number is no telephone number', () => assert.deepEqual(wordsToFind('00412 14 larch', 6), ['00412', '14', 'larch']));
  it('of nothing but common words all are looked for', () => assert.deepEqual(wordsToFind('to be', 6), ['to', 'be']));

  it('every word of a text finds the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => wordsToKeep(text).every((word) => finds(text, word))));
  });
});

describe('what is typed is bounded', () => {
  it('two hundred words are six, and a letter ten thousand times is forty', () => {
    assert.equal(wordsToFind(Array.from({ length: 200 }, (_, index) => `word${index}`).join(' '), 6).length, 6);
    assert.deepEqual(wordsToFind('x'.repeat(10_000), 6), ['x'.repeat(40)]);
  });

  it('a long text keeps at most as many words as it is allowed', () => {
    assert.equal(wordsToKeep(Array.from({ length: 5000 }, (_, index) => `word${index}`).join(' ')).length, 400);
  });

  it('only letters, figures and our own marks reach the search, whatever was typed', () => {
    const landlord = '0190a000-0000-7000-8000-00000000000a';
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      const words = wordsToFind(typed, 6);
      const query = queryText(landlord, [{ shelf: '26d', words: ['x', ...words], marks: ['1122'] }]);
      assert.doesNotMatch(query.replaceAll(/'[\p{L}\p{N}~]+'/gu, ''), /[^()&|:*]/u);
      assert.doesNotMatch(vectorText(landlord, '26d', { words: wordsToKeep(typed), marks: [] }).replaceAll(/'[\p{L}\p{N}]+'/gu, ''), /[^ ]/);
    }));
  });
});
