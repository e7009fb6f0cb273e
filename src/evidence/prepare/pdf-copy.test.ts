import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { packedObjects, pdfFile, pdfHex, pdfStream, pdfText } from '../../../test/builders/pdf-files.ts';
import { big, together } from '../../../test/builders/recording-files.ts';
import { reportPdf } from '../../platform/print/index.ts';
import { whatIsWrongWithPdf } from '../decide/look-at-pdf.ts';
import { pdfObjects } from '../decide/pdf-objects.ts';
import { pdfEntry, pdfNameOf } from '../decide/pdf-syntax.ts';
import { pdfWithoutMetadata } from './pdf-copy.ts';

const secret = 'MARGARET OKAFOR +53.4808';
const words = fc.tuple(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 })).map(([before, behind]) => `${before}${secret}${behind}`.replaceAll(/[^\x20-\x7e]/g, '?'));

const jpeg = (said: string): Uint8Array => {
  const segment = (mark: number, inside: string) => together('\xff', Uint8Array.of(mark), big(inside.length + 2, 2), inside);
  return together('\xff\xd8', segment(0xe0, 'JFIF\0'), segment(0xe1, `Exif\0\0${said}`), segment(0xe2, 'ICC_PROFILE\0colours'), segment(0xfe, said), segment(0xee, 'Adobe'), segment(0xdb, 'table'), '\xff\xda', 'the picture \xff\xe1', '\xff\xd9');
};
const content = 'BT (The wall is wet. Author Title) Tj ET';
const page = '<< /Type /Page /Contents 5 0 R /PieceInfo << /Program << /LastModified (D:2026) /Private 8 0 R >> >> >>';
const attachment = (said: string) => `<< /Type /Filespec /F (readings.csv) /EF << /F 10 0 R >> /Desc (Readings) /Params << /CreationDate ${pdfText(said)} >> >>`;

/** With words about itself in every place there is for them, one after another. */
function fileOf(said: string): Uint8Array {
  return pdfFile({
    1: '<< /Type /Catalog /Pages 3 0 R /Metadata 4 0 R /Lang (en-GB) >>',
    2: `<< /Title ${pdfText(said)} /Author ${pdfHex(said)} /Subject 9 0 R /Own#4eame ${pdfText(said)} /CreationDate (D:20261123) >>`,
    3: page, 4: pdfStream('/Type /Metadata /Subtype /XML', `<x:xmpmeta>${said}</x:xmpmeta>`), 5: pdfStream('', content), 6: pdfStream('/Subtype /Image /Filter /DCTDecode', jpeg(said)), 7: attachment(said), 9: pdfText(said),
  });
}

/** The same words where only those who unpack it find them. */
function packedFileOf(said: string): Uint8Array {
  return pdfFile({
    3: packedObjects({ 1: '<< /Type /Catalog /Pages 6 0 R /Metadata 4 0 R >>', 2: `<< /Producer ${pdfText(said)} /Subject ${pdfText(said)} /ModDate (D:20261123) >>`, 6: page, 7: attachment(said) }),
    4: pdfStream('/Type /Metadata', said), 5: pdfStream('', content),
  });
}

const cleaned = (bytes: Uint8Array): Uint8Array => pdfWithoutMetadata(bytes) ?? assert.fail('it was not cleaned');

/** All that can be read in it, also what is packed. */
function readable(bytes: Uint8Array): string {
  const packed = [...pdfObjects(bytes)].flatMap((object) => (object?.stream !== undefined && pdfNameOf(pdfEntry(object.value, 'Filter')) === 'FlateDecode' ? [inflateSync(bytes.subarray(object.stream.from, object.stream.to)).toString('latin1')] : []));
  return [Buffer.from(bytes).toString('latin1'), ...packed].join('\n');
}

describe('a PDF as it is shown', () => {
  for (const [what, made] of [['as programs of old wrote it', fileOf], ['packed', packedFileOf]] as const) {
    test(`${what}: says nothing of who made it, when and where, and is as long as it was`, () => {
      fc.assert(fc.property(words, (said) => {
        const file = made(said);
        const shown = cleaned(file);
        const text = readable(shown);
        assert.ok(readable(file).includes('OKAFOR'));
        assert.ok(!text.includes('OKAFOR') && !text.includes('53.4808') && !text.includes('D:2026') && !text.includes(pdfHex(said).slice(1, -1)), 'words are shown');
        assert.deepEqual([shown.length, whatIsWrongWithPdf(shown)], [file.length, undefined]);
        assert.deepEqual(cleaned(shown), shown);
      }));
    });

    test(`${what}: what it says to its reader is still there`, () => {
      const text = readable(cleaned(made(secret)));
      for (const kept of [content, '/F (readings.csv)', '/Desc (Readings)', '/Type /Catalog', '/Type /Page /Contents 5 0 R']) assert.ok(text.includes(kept), kept);
    });
  }

  test('a picture in it keeps its bytes and its colours, and loses what the camera wrote', () => {
    const text = readable(cleaned(fileOf(secret)));
    for (const kept of ['JFIF\0', 'ICC_PROFILE\0colours', 'Adobe', 'table', 'the picture \xff\xe1']) assert.ok(text.includes(kept), kept);
  });

  test('one that was saved again loses the words of before too', () => {
    const again = together(fileOf(secret), '2 0 obj\n<< /Author (Somebody else) >>\nendobj\ntrailer << /Info 2 0 R >>\nstartxref\n9\n%%EOF\n');
    assert.doesNotMatch(readable(cleaned(again)), /OKAFOR|Somebody/);
  });

  test('a name in what is read is no name in its card: bookmarks, links and notes stay', () => {
    const kept = '<< /Title (Author) /Dest [3 0 R /Fit] /Author [1 2] /T (P. Shah) /Contents (The wall) /Names [(Creator) 3 0 R] >>';
    assert.ok(readable(cleaned(pdfFile({ 1: kept, 2: '<< /Title (x) >>' }))).includes(kept));
  });

  test('a length that is told elsewhere, or wrongly, still ends where the stream ends', () => {
    for (const length of ['8 0 R', '3', '999999']) {
      const shown = readable(cleaned(pdfFile({ 1: '<< /Metadata 4 0 R >>', 4: pdfStream('/Type /Metadata', secret, length), 5: pdfStream('', content), 8: '24' })));
      assert.deepEqual([shown.includes('OKAFOR'), shown.includes(content)], [false, true], length);
    }
  });

  test('of our own printing: the same pages, without its title and moment', async () => {
    const parts: Buffer[] = [];
    for await (const part of reportPdf((function* () { yield { kind: 'paragraph' as const, text: 'The wall is wet.' }; })(), { title: 'MARGARET', madeAt: '2026-11-23T09:00:00.000Z' })) parts.push(Buffer.from(part));
    const sent = Buffer.concat(parts);
    const shown = Buffer.from(cleaned(sent));
    assert.match(sent.toString('latin1'), /D:20261123/);
    assert.doesNotMatch(shown.toString('latin1'), /D:20261123|PDFKit/);
    assert.equal(shown.length, sent.length);
  });
});

describe('a PDF that cannot be read whole is not said to be clean', () => {
  const unreadable: readonly (readonly [string, Uint8Array])[] = [
    ['an object that does not end', pdfFile({ 1: '<< /Author (x' })],
    ['values in values without end', pdfFile({ 1: '['.repeat(5000) })],
    ['objects packed in another way', pdfFile({ 3: pdfStream('/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode', 'xxxx') })],
    ['packed objects that are none', pdfFile({ 3: pdfStream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', 'xxxx') })],
    ['packed objects that are fewer than it says', pdfFile({ 3: pdfStream('/Type /ObjStm /N 9 /First 4', '1 0 << >>') })],
    ['a stream that does not end', together('%PDF-1.7\n1 0 obj << /Length 9 >>\nstream\nxx')],
  ];
  for (const [what, file] of unreadable) test(what, () => assert.equal(pdfWithoutMetadata(file), undefined));

  test('whatever is cut off or changed, there is an answer', () => {
    for (const whole of [fileOf(secret), packedFileOf(secret)]) {
      fc.assert(fc.property(fc.nat(whole.length), fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), (length, changes) => {
        const broken = whole.slice();
        for (const [at, byte] of changes) broken[at] = byte;
        const shown = pdfWithoutMetadata(broken.subarray(0, length));
        assert.ok(shown === undefined || shown.length === length);
      }), { numRuns: 300 });
    }
  });
});
