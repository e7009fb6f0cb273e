import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mostBytes } from '../model.ts';
import { fileKind } from './file-kind.ts';
import { lookAtFile, problemInWords, type FileProblem } from './file-problems.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const number = (value: number) => String.fromCharCode((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
const box = (name: string, ...inside: string[]) => number(8 + inside.join('').length) + name + inside.join('');
const track = (kind: string) => box('trak', box('tkhd', '....'), box('mdia', box('mdhd', '....'), box('hdlr', number(0), number(0), kind, '............')));
const film = (brand: string, ...kinds: string[]) => box('ftyp', brand, number(0)) + box('mdat', 'x'.repeat(40)) + box('moov', box('mvhd', '....'), ...kinds.map(track));
const mp3Frame = '\xff\xfb\x90\x64';
const pdf = (body = '', end = '%%EOF\n') => `%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n${body}trailer << /Root 1 0 R >>\nstartxref\n9\n${end}`;
const wav = (length: number) => `RIFF${String.fromCharCode(length & 255, length >> 8, 0, 0)}WAVEfmt ${'x'.repeat(28)}data....`;

const kinds: [string, string, ReturnType<typeof fileKind>][] = [
  ['a JPEG', '\xff\xd8\xff\xe0....', { kind: 'photo', mediaType: 'image/jpeg' }],
  ['a PNG', '\x89PNG\r\n\x1a\n....', { kind: 'photo', mediaType: 'image/png' }],
  ['a WebP', 'RIFF....WEBPVP8 ', { kind: 'photo', mediaType: 'image/webp' }],
  ['an iPhone photo', '\0\0\0\x18ftypheic....', { kind: 'photo', mediaType: 'image/heic' }],
  ['an iPhone photo of another make', '\0\0\0\x18ftypmif1....', { kind: 'photo', mediaType: 'image/heic' }],
  ['a PDF', pdf(), { kind: 'document', mediaType: 'application/pdf' }],
  ['an MP3 that begins with its sound', mp3Frame, { kind: 'recording', mediaType: 'audio/mpeg' }],
  ['an MP3 that begins with its title', 'ID3\x04\0\0\0\0\0\0', { kind: 'recording', mediaType: 'audio/mpeg' }],
  ['a voice memo', film('M4A ', 'soun'), { kind: 'recording', mediaType: 'audio/mp4' }],
  ['a voice memo in the wrapping of a film', film('mp42', 'soun'), { kind: 'recording', mediaType: 'audio/mp4' }],
  ['a voice message', 'OggS', { kind: 'recording', mediaType: 'audio/ogg' }],
  ['an old phone’s recording', '#!AMR\n.......', { kind: 'recording', mediaType: 'audio/amr' }],
  ['a WAV', wav(40), { kind: 'recording', mediaType: 'audio/wav' }],
  ['a film', film('mp42', 'soun', 'vide'), { kind: 'film' }],
  ['a film that says it is a voice memo', film('M4A ', 'vide', 'soun'), { kind: 'film' }],
  ['a film of a camera', 'RIFF....AVI LIST', { kind: 'film' }],
  ['a wrapping with nothing in it', box('ftyp', 'mp42'), { kind: 'something else' }],
  ['a box that says it is longer than the file', `${box('ftyp', 'M4A ')}\xff\xff\xff\xffmoov`, { kind: 'something else' }],
  ['a box of no length that would be read for ever', `${box('ftyp', 'M4A ')}\0\0\0\x01moov\0\0\0\0\0\0\0\0`, { kind: 'something else' }],
  ['a drawing that can carry a script', '<svg xmlns="http://www.w3.org/2000/svg">', { kind: 'something else' }],
  ['a page pretending by its name', '<!doctype html>', { kind: 'something else' }],
  ['a page with a PDF behind it', `<script>alert(1)</script>${pdf()}`, { kind: 'something else' }],
  ['an archive', 'PK\x03\x04....', { kind: 'something else' }],
  ['two bytes', '\xff\xd8', { kind: 'something else' }],
];

describe('what a file is, by its content alone', () => {
  for (const [what, content, expected] of kinds) test(what, () => assert.deepEqual(fileKind(bytes(content)), expected));
});

describe('what is wrong with a file before it is opened', () => {
  const jpeg = (length: number) => {
    const file = new Uint8Array(length);
    file.set([0xff, 0xd8, 0xff]);
    return file;
  };
  const refused: [string, Uint8Array, FileProblem | undefined][] = [
    ['a photo of exactly ten megabytes', jpeg(mostBytes.photo), undefined],
    ['a photo of a byte more', jpeg(mostBytes.photo + 1), 'too large'],
    ['nothing at all', new Uint8Array(), 'empty'],
    ['a PDF', bytes(pdf()), undefined],
    ['a PDF whose last line stands alone', bytes(pdf('', '%%EOF')), undefined],
    ['a PDF that was cut off', bytes(pdf('', '')), 'damaged'],
    ['a PDF with an archive behind it', bytes(`${pdf()}PK\x03\x04${'x'.repeat(2000)}`), 'more behind it'],
    ['a PDF filled up with nothing', bytes(`${pdf()}${'\0'.repeat(4000)}`), undefined],
    ['a PDF saved twice', bytes(pdf() + pdf().slice(9)), undefined],
    ['a PDF locked with a password', bytes(pdf('trailer << /Encrypt 5 0 R >>\n')), 'locked'],
    ['a PDF locked with a password, written in one', bytes(pdf('<< /Type /XRef /Encrypt<< /V 4 >> >>')), 'locked'],
    ['a PDF about encryption', bytes(pdf('(how to /Encrypt a file) Tj\n')), undefined],
    ['a title without an MP3 behind it', bytes(`ID3\x04\0\0\0\0\0\x02xx${'no sound here at all'.repeat(20)}`), 'damaged'],
    ['a title and an MP3', bytes(`ID3\x04\0\0\0\0\0\x02xx${mp3Frame}......`), undefined],
    ['a WAV that was cut off', bytes(wav(4000)), 'damaged'],
    ['a WAV', bytes(wav(40)), undefined],
    ['a wrapping for sound with none in it', bytes('OggS........................theora'), 'damaged'],
    ['a voice message', bytes('OggS........................OpusHead'), undefined],
    ['a film', bytes(film('mp42', 'vide')), 'film'],
    ['a spreadsheet', bytes('PK\x03\x04'), 'not evidence'],
  ];
  for (const [what, content, problem] of refused) {
    test(`${what}: ${problem ?? 'kept'}`, () => {
      const seen = lookAtFile(content, 'every kind');
      assert.equal('problem' in seen ? seen.problem : undefined, problem);
    });
  }

  for (const [what, content] of [['a PDF', pdf()], ['a recording', mp3Frame]] as const) {
    test(`where photos are asked for, ${what} is no photo`, () => assert.deepEqual(lookAtFile(bytes(content), 'photos'), { problem: 'not a photo' }));
  }
});

describe('the words', () => {
  const all: FileProblem[] = ['empty', 'too large', 'film', 'not a photo', 'not evidence', 'too many pixels', 'damaged', 'locked', 'more behind it'];
  for (const problem of all) {
    for (const kind of ['photo', 'document', 'recording'] as const) {
      test(`${problem} (${kind}): name the file, and say what to do`, () => {
        assert.match(problemInWords('IMG_1.jpg', { problem, kind }), /^"IMG_1\.jpg" (is|has) .+[.,] .*(Choose|Send|choose|send|take|Save|Print|save)/);
      });
    }
  }
  test('each kind has its own limit', () => {
    for (const [kind, most] of [['photo', 10], ['document', 20], ['recording', 25]] as const) assert.match(problemInWords('x', { problem: 'too large', kind }), new RegExp(`larger than ${most} megabytes`));
  });
  test('a folder in the name is left out, and a very long name is cut in its middle', () => {
    assert.match(problemInWords('C:\\Users\\Ms Okafor\\leak.gif', { problem: 'not a photo' }), /^"leak\.gif" /);
    const words = problemInWords(`${'x'.repeat(300)}.jpeg`, { problem: 'damaged' });
    assert.ok(words.length < 150);
    assert.match(words, /\.jpeg"/);
  });
});
