import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { lettersNotInFont } from './index.ts';
import { withoutSigns } from './printable.ts';

describe('what can be printed', () => {
  const table: [words: string, missing: string, why: string][] = [
    ['Dear Ms Okafor, the cost is £12.50 – “soon”… · ½ €', '', 'English with its signs'],
    ['Zażółć gęślą jaźń, Diolch yn fawr, ŵ ŷ, Söhne, Nguyễn Văn', '', 'Polish, Welsh, German, Vietnamese'],
    ['e\u0301te\u0301', '', 'letters typed in two parts'],
    ['Добрий день. Καλημέρα', '', 'Cyrillic and Greek'],
    ['We come on Tuesday 👩🏽‍🔧🔥 ❤️', '', 'pictures are not words'],
    ['مرحبا', 'محرب', 'Arabic'],
    ['আমরা', 'আমর', 'Bengali'],
    ['ਪੰਜਾਬੀ', 'ਪੰਜ', 'Panjabi'],
    ['您好', '您好', 'Chinese'],
    ['Dear Ms 王', '王', 'one name among English words'],
  ];
  for (const [words, missing, why] of table) {
    test(why, () => {
      const found = lettersNotInFont(words);
      assert.equal(found.length === 0, missing === '', found.join(' '));
      for (const letter of missing) assert.ok(found.includes(letter), letter);
    });
  }

  test('a picture is left out and every word stays', () => {
    assert.equal(withoutSigns('A leak 🔥 in “Flat 2”\n\nSee it'), 'A leak  in “Flat 2”\n\nSee it');
    assert.equal(withoutSigns('مرحبا Ms Okafor'), 'مرحبا Ms Okafor');
  });

  test('the licence of the fonts stands beside them, as it asks', () => {
    const licence = join(import.meta.dirname, 'fonts', 'OFL.txt');
    assert.ok(existsSync(licence));
    assert.match(readFileSync(licence, 'utf8'), /Copyright 2015 Google LLC[\s\S]*SIL OPEN FONT LICENSE[\s\S]*DISCLAIMER/);
  });
});
