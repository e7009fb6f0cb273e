import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mostBytes } from '../model.ts';
import { photoKind } from './photo-kind.ts';
import { lookAtFile, problemInWords, type PhotoProblem } from './photo-problems.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const kinds: [string, Uint8Array, ReturnType<typeof photoKind>][] = [
  ['a JPEG', bytes('\xff\xd8\xff\xe0....'), { kind: 'photo', mediaType: 'image/jpeg' }],
  ['a PNG', bytes('\x89PNG\r\n\x1a\n....'), { kind: 'photo', mediaType: 'image/png' }],
  ['a WebP', bytes('RIFF....WEBPVP8 '), { kind: 'photo', mediaType: 'image/webp' }],
  ['an iPhone photo', bytes('\0\0\0\x18ftypheic....'), { kind: 'heic' }],
  ['an iPhone photo of another make', bytes('\0\0\0\x18ftypmif1....'), { kind: 'heic' }],
  ['a film', bytes('\0\0\0\x18ftypmp42....'), { kind: 'something else' }],
  ['a sound in the same wrapping as WebP', bytes('RIFF....WAVEfmt '), { kind: 'something else' }],
  ['a drawing that can carry a script', bytes('<svg xmlns="http://www.w3.org/2000/svg">'), { kind: 'something else' }],
  ['a page pretending by its name', bytes('<!doctype html>'), { kind: 'something else' }],
  ['two bytes', bytes('\xff\xd8'), { kind: 'something else' }],
];

describe('what a file is, by its content alone', () => {
  for (const [what, content, expected] of kinds) test(what, () => assert.deepEqual(photoKind(content), expected));
});

describe('what is wrong with a file before it is opened', () => {
  const jpeg = (length: number) => {
    const file = new Uint8Array(length);
    file.set([0xff, 0xd8, 0xff]);
    return file;
  };
  test('exactly ten megabytes may be sent', () => assert.deepEqual(lookAtFile(jpeg(mostBytes)), { mediaType: 'image/jpeg' }));
  test('a byte more may not', () => assert.deepEqual(lookAtFile(jpeg(mostBytes + 1)), { problem: 'too large' }));
  test('nothing at all is empty', () => assert.deepEqual(lookAtFile(new Uint8Array()), { problem: 'empty' }));
});

describe('the words', () => {
  const all: PhotoProblem[] = ['empty', 'too large', 'heic', 'not a photo', 'too many pixels', 'damaged'];
  for (const problem of all) {
    test(`${problem}: name the file, and say what to do`, () => {
      assert.match(problemInWords('IMG_1.jpg', problem), /^"IMG_1\.jpg" (is|has) .+\. .*(Choose|Send|choose|send|take)/);
    });
  }
  test('a folder in the name is left out, and a very long name is cut in its middle', () => {
    assert.match(problemInWords('C:\\Users\\Ms Okafor\\leak.gif', 'not a photo'), /^"leak\.gif" /);
    const words = problemInWords(`${'x'.repeat(300)}.jpeg`, 'damaged');
    assert.ok(words.length < 150);
    assert.match(words, /\.jpeg"/);
  });
});
