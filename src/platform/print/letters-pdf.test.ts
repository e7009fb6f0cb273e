import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { rootsOf } from '../../../test/builders/pdf-structure.ts';
import { lettersPdf, type LetterToPrint } from './index.ts';
import { withWholeAddresses } from './letters-pdf.ts';

const letter: LetterToPrint = {
  toName: 'Ms A. Okafor', address: '14 Larch House, Salford, M5 4WT', fromName: 'Larch Homes', fromLines: ['0161 496 0000'], heading: 'We will visit', body: 'Dear Ms A. Okafor,\n\nWe will visit on Tuesday 24 November.', date: '22 November 2026', largePrint: false,
};
const options = { title: 'Letters of 22 November' };

/** The file's words of structure, with its compressed parts read. */
async function read(letters: readonly LetterToPrint[]): Promise<string> {
  const bytes = await lettersPdf(letters, options);
  const text = bytes.toString('latin1');
  const parts = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, part = '']) => {
    try { return inflateSync(Buffer.from(part, 'latin1')).toString('latin1'); } catch { return ''; }
  });
  return `${text}\n${parts.join('\n')}`;
}

describe('letters to print', () => {
  test('are tagged, titled, in a language, with their fonts inside', async () => {
    const text = await read([letter]);
    for (const word of [/\/MarkInfo/, /\/StructTreeRoot/, /\/Lang \(en-GB\)/, /\/DisplayDocTitle true/, /\/FontFile2/, /\/S \/H1/]) assert.match(text, word);
  });

  test('stand in one document at the root of the structure, however many they are', async () => {
    for (const letters of [[], [letter], [letter, { ...letter, toName: 'Mr B' }]]) assert.equal(rootsOf(await read(letters)), '/Document');
  });

  test('begin on a sheet of their own each, with a bookmark to it', async () => {
    const text = await read([letter, { ...letter, toName: 'Mr B' }, { ...letter, toName: 'Mrs C' }]);
    assert.equal(text.match(/\/Type \/Page\b(?!s)/g)?.length, 3);
    assert.match(text, /\/Outlines/);
  });

  test('are at least 16 points where large print was asked for, and 12 elsewhere', async () => {
    const sizes = async (one: LetterToPrint) => Math.min(...[...(await read([{ ...one, address: '', toName: '' }])).matchAll(/ (\d+) Tf/g)].map(([, size]) => Number(size)).filter((size) => size > 11));
    assert.deepEqual([await sizes(letter), await sizes({ ...letter, largePrint: true })], [12, 16]);
  });

  test('show the address where the window of the envelope is', async () => {
    const places = [...(await read([letter])).matchAll(/1 0 0 1 ([\d.]+) ([\d.]+) Tm/g)].map(([, x, y]) => [Number(x) / 72 * 25.4, 297 - Number(y) / 72 * 25.4] as const);
    const inWindow = places.filter(([left, top]) => left > 20 && left < 30 && top > 45 && top < 80);
    assert.ok(inWindow.length >= 4, JSON.stringify(places));
  });

  const addresses: readonly (readonly [typed: string, printed: string])[] = [
    ['Follow it: https://putright.example/l/larch-homes/code (type the code 6FHA-780Q)', 'Follow it:\nhttps://putright.example/l/larch-homes/code\n(type the code 6FHA-780Q)'],
    ['https://putright.example/l/larch-homes is ours.', 'https://putright.example/l/larch-homes is ours.'],
    ['Call 0161 496 0000 (any time).', 'Call 0161 496 0000 (any time).'],
  ];
  for (const [typed, printed] of addresses) test(`never break a web address or a code at its hyphen: ${typed}`, () => assert.equal(withWholeAddresses(typed), printed));
});
