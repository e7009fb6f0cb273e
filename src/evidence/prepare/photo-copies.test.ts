import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mostPixels } from '../model.ts';
import type { PreparedPhoto } from './photo-copies.ts';
import { prepareInWorker } from './file-workers.ts';

const preparePhoto = (bytes: Uint8Array) => prepareInWorker(bytes, 'photos');
const heic = (name: string) => readFileSync(join(import.meta.dirname, '../../../test/fixtures/photos', name));

const picture = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 120, b: 40 } } });

async function prepared(bytes: Buffer): Promise<PreparedPhoto> {
  const result = await preparePhoto(bytes);
  if ('problem' in result || result.kind !== 'photo') throw new Error(JSON.stringify(result));
  return result;
}

/** A PNG that says it is this large and holds almost nothing. */
function hollowPng(width: number, height: number): Buffer {
  const heading = Buffer.alloc(13);
  heading.writeUInt32BE(width, 0);
  heading.writeUInt32BE(height, 4);
  heading.set([8, 2, 0, 0, 0], 8);
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([start, chunk('IHDR', heading), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.alloc(0))]);
}

describe('preparing a photo', () => {
  test('nothing the camera wrote beside the picture is left: no place, no device, no words', async () => {
    const original = await picture(640, 480)
      .withExif({ IFD0: { Make: 'SecretPhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 28/1 0/1' } })
      .jpeg()
      .toBuffer();
    assert.ok(original.includes('SecretPhone'));
    const { stored, thumbnail } = await prepared(original);
    for (const copy of [stored, thumbnail]) {
      const { exif, xmp, iptc, icc } = await sharp(copy).metadata();
      assert.deepEqual([exif, xmp, iptc, icc], [undefined, undefined, undefined, undefined]);
      assert.ok(!Buffer.from(copy).includes('SecretPhone'));
    }
  });

  test('a photo taken sideways is stored upright', async () => {
    const sideways = await picture(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { facts, stored } = await prepared(sideways);
    assert.deepEqual([facts.width, facts.height], [200, 300]);
    assert.equal((await sharp(stored).metadata()).orientation, undefined);
  });

  for (const format of ['jpeg', 'png', 'webp'] as const) {
    test(`a large ${format} is made smaller and stays a ${format}; a small one is not blown up`, async () => {
      const large = await prepared(await picture(3000, 1500).toFormat(format).toBuffer());
      assert.deepEqual([large.facts.width, large.facts.height, large.facts.mediaType], [2560, 1280, `image/${format}`]);
      assert.equal((await sharp(large.stored).metadata()).format, format);
      assert.equal((await sharp(large.thumbnail).metadata()).width, 400);
      const small = await prepared(await picture(30, 20).toFormat(format).toBuffer());
      assert.deepEqual([small.facts.width, small.facts.height], [30, 20]);
    });
  }

  test('the fingerprints are those of the file as sent and of the copy as shown', async () => {
    const original = await picture(50, 50).jpeg().toBuffer();
    const { facts, stored } = await prepared(original);
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    assert.deepEqual([facts.originalSha256, facts.sha256, facts.byteLength], [sha256(original), sha256(stored), stored.length]);
  });

  test('a small file that would unpack to a huge picture is refused before it is opened', async () => {
    const bomb = hollowPng(50_000, 50_000);
    assert.ok(bomb.length < 2000);
    assert.deepEqual(await preparePhoto(bomb), { problem: 'too many pixels', kind: 'photo' });
  });

  test('a photo as iPhones take them is shown as a JPEG, without place or device', async () => {
    const original = heic('small.heic');
    assert.ok(original.includes('SecretPhone'));
    const { facts, stored, thumbnail } = await prepared(original);
    assert.deepEqual([facts.mediaType, facts.width, facts.height], ['image/jpeg', 320, 240]);
    for (const copy of [stored, thumbnail]) {
      const { format, exif } = await sharp(copy).metadata();
      assert.deepEqual([format, exif, Buffer.from(copy).includes('SecretPhone')], ['jpeg', undefined, false]);
    }
  });

  test('one that says it is larger than we open is refused before it is unpacked', async () => {
    const bytes = Buffer.from(heic('small.heic'));
    // ISO/IEC 23008-12: width and height of the picture stand behind the name of the box.
    const at = bytes.indexOf('ispe') + 8;
    bytes.writeUInt32BE(30_000, at);
    bytes.writeUInt32BE(30_000, at + 4);
    assert.ok(30_000 * 30_000 > mostPixels);
    assert.ok('problem' in (await preparePhoto(bytes)));
  });

  test('what stands behind a photo, such as a page with a script, is not in what is shown', async () => {
    const polyglot = Buffer.concat([await picture(50, 50).jpeg().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
    const { stored, thumbnail } = await prepared(polyglot);
    for (const copy of [stored, thumbnail]) assert.ok(!Buffer.from(copy).includes('<script>'));
  });

  test('a file that ends its thread is damaged, and the next one is prepared all the same', async () => {
    const answers = await Promise.all([preparePhoto(heic('small.heic').subarray(0, 3000)), preparePhoto(await picture(30, 20).png().toBuffer())]);
    assert.deepEqual(answers.map((answer) => ('problem' in answer ? answer.problem : answer.kind)), ['damaged', 'photo']);
  });

  const broken: [string, () => Promise<Buffer>][] = [
    ['cut short', async () => (await picture(600, 600).jpeg().toBuffer()).subarray(0, 700)],
    ['a heading with nothing behind it', async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['an iPhone photo cut short', async () => heic('small.heic').subarray(0, 5000)],
    ['a PNG that holds less than it says', async () => hollowPng(400, 400)],
  ];
  for (const [what, make] of broken) {
    test(`a damaged photo is refused: ${what}`, async () => assert.deepEqual(await preparePhoto(await make()), { problem: 'damaged', kind: 'photo' }));
  }
});
