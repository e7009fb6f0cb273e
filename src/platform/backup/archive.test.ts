import assert from 'node:assert/strict';
import { createWriteStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { assert as forAll, asyncProperty, integer } from 'fast-check';
import { ArchiveRefused, FORMAT, refuseNewerSchema, VERSION, type ArchiveHeader } from './archive-header.ts';
import { readArchive, readArchiveHeader } from './archive-reader.ts';
import { writeArchive } from './archive-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'putright-archive-'));
after(() => rmSync(folder, { recursive: true }));

const header: ArchiveHeader = {
  format: FORMAT, version: VERSION, kind: 'portable', madeAt: '2026-11-22T08:00:00.000Z', madeBy: '0.1.0', postgresMajor: 18, machine: 'linux-x64', migrations: ['0001_first.sql'],
};
const photo = join(folder, 'photo');
writeFileSync(photo, Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 251)));

const target = join(folder, 'whole.tar.zst');
const write = (to = target, made: ArchiveHeader = header) =>
  writeArchive(to, made, async (archive) => {
    await archive.addFolder('empty');
    await archive.addBytes('rows.csv', 'name\nMs Okafor\n');
    await archive.addFile('photos/1.stored', photo);
    await archive.addBytes('nothing', '');
    return { rows: 1 };
  });

/** The archive with its inside changed, and compressed again as it should be. */
function changed(change: (tar: Buffer) => Buffer): string {
  const to = join(folder, 'changed.tar.zst');
  writeFileSync(to, zstdCompressSync(change(zstdDecompressSync(readFileSync(target)))));
  return to;
}

describe('an archive', () => {
  test('gives back what was put in, in order', async () => {
    await write();
    const seen: string[] = [];
    const read = await readArchive(target, {
      folder: async (name) => void seen.push(`${name}/`),
      file: async (name) => {
        seen.push(name);
        return createWriteStream(join(folder, 'back'));
      },
    });
    assert.deepEqual(seen, ['empty/', 'rows.csv', 'photos/1.stored', 'nothing']);
    assert.deepEqual([read.header, read.contents, read.files], [header, { rows: 1 }, 5]);
    assert.deepEqual(await readArchiveHeader(target), header);
  });

  test('may be opened by tar and checked by sha256sum', async () => {
    const text = zstdDecompressSync(readFileSync(target)).toString('latin1');
    assert.match(text, /^[0-9a-f]{64} {2}rows\.csv$/m);
    assert.match(text, /^[0-9a-f]{64} {2}photos\/1\.stored$/m);
  });

  const isWholeOrRefused = (path: string) => readArchive(path).then(
    // The last bytes close the file and say nothing; some bits of a compressed frame mean nothing. Then all of it is there.
    (read) => assert.deepEqual([read.header, read.contents, read.files], [header, { rows: 1 }, 5]),
    (error: unknown) => assert.ok(error instanceof ArchiveRefused, String(error)),
  );

  test('is refused when it is cut', async () => {
    const whole = readFileSync(target);
    const cutAt = (length: number) => {
      const cut = join(folder, 'cut.tar.zst');
      writeFileSync(cut, whole.subarray(0, length));
      return cut;
    };
    for (const tenths of [0, 1, 5, 8, 9]) await assert.rejects(readArchive(cutAt(Math.floor((whole.length * tenths) / 10))), ArchiveRefused, `${tenths} tenths`);
    await forAll(asyncProperty(integer({ min: 0, max: whole.length - 1 }), (length) => isWholeOrRefused(cutAt(length))), { numRuns: 60 });
  });

  test('is refused when any byte of it is another', async () => {
    const whole = readFileSync(target);
    await forAll(asyncProperty(integer({ min: 0, max: whole.length - 1 }), integer({ min: 1, max: 255 }), async (at, by) => {
      const spoiled = join(folder, 'spoiled.tar.zst');
      const bytes = Buffer.from(whole);
      bytes.writeUInt8(bytes.readUInt8(at) ^ by, at);
      writeFileSync(spoiled, bytes);
      await isWholeOrRefused(spoiled);
    }), { numRuns: 60 });
  });

  test('names the file that somebody changed inside', async () => {
    const forged = changed((tar) => Buffer.from(tar.toString('latin1').replace('Ms Okafor', 'Mr Nobody'), 'latin1'));
    await assert.rejects(readArchive(forged), /damaged: rows\.csv is not as it was written/);
  });

  test('names it among so many files that their list comes in pieces', async () => {
    const many = join(folder, 'many.tar.zst');
    await writeArchive(many, header, async (archive) => {
      for (let number = 0; number < 2000; number += 1) await archive.addBytes(`photos/photo-of-a-kitchen-ceiling-${number}`, `Ceiling ${number}.`);
      return {};
    });
    const spoiled = zstdDecompressSync(readFileSync(many)).toString('latin1').replace('Ceiling 7.', 'Ceiling 8.');
    writeFileSync(many, zstdCompressSync(Buffer.from(spoiled, 'latin1')));
    await assert.rejects(readArchive(many), /damaged: photos\/photo-of-a-kitchen-ceiling-7 is not as it was written/);
  });

  const NOT_OURS: [why: string, bytes: () => Buffer, words: RegExp][] = [
    ['is no archive', () => Buffer.from('Dear Sir or Madam'), /cut short or damaged, or was not made by Putright/],
    ['is an empty file', () => Buffer.alloc(0), /not made by Putright|cut short/],
    ['is compressed, but no archive', () => zstdCompressSync(Buffer.from('hello')), /not made by Putright|cut short/],
  ];
  for (const [why, bytes, words] of NOT_OURS) {
    test(`is refused when it ${why}`, async () => {
      const path = join(folder, 'foreign');
      writeFileSync(path, bytes());
      await assert.rejects(readArchive(path), words);
    });
  }

  test('is refused unread when what it says of itself is of a size that nobody writes', async () => {
    const path = join(folder, 'bomb.tar.zst');
    await writeArchive(path, { ...header, madeBy: 'x'.repeat(2 * 1024 * 1024) }, async () => ({}));
    await assert.rejects(readArchiveHeader(path), /not made by Putright/);
  });

  test('is refused when its list of hashes has a line without an end', async () => {
    const forged = changed((tar) => {
      const at = tar.indexOf('SHA256SUMS');
      const longer = Buffer.alloc(8 * 1024 * 1024, 'a');
      const head = Buffer.from(tar.subarray(at, at + 512));
      head.write(`${longer.length.toString(8).padStart(11, '0')} `, 124, 'latin1');
      head.write('        ', 148, 'latin1');
      head.write(`${head.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
      return Buffer.concat([tar.subarray(0, at), head, longer, Buffer.alloc(1024)]);
    });
    await assert.rejects(readArchive(forged), /not made by Putright/);
  });

  test('is refused in words when it is not there', () => assert.rejects(readArchive(join(folder, 'nowhere.tar.zst')), /There is no file .*nowhere\.tar\.zst\./));

  test('is refused in words when it is a folder', () => assert.rejects(readArchive(folder), /is a folder: name the file in it\./));

  test('is refused when it would write outside its folder', async () => {
    for (const name of ['../outside', '/etc/outside', 'a/../../outside']) {
      const path = join(folder, 'escaping.tar.zst');
      await writeArchive(path, header, async (archive) => (await archive.addBytes(name, 'x'), {}));
      await assert.rejects(readArchive(path), /outside itself/);
    }
  });

  test('of another format or a newer schema is refused with what to do', async () => {
    const path = join(folder, 'newer.tar.zst');
    await write(path, { ...header, version: 2 as typeof VERSION });
    await assert.rejects(readArchive(path), /format 2.*reads format 1.*newer one/);
    assert.throws(() => refuseNewerSchema({ ...header, migrations: ['0001_first.sql', '0099_later.sql'] }, ['0001_first.sql']), /newer Putright \(0\.1\.0\).*0099_later\.sql.*Install/);
    assert.doesNotThrow(() => refuseNewerSchema(header, ['0001_first.sql', '0002_second.sql']));
  });

  test('that could not be finished leaves nothing behind', async () => {
    const path = join(folder, 'failed', 'x');
    const before = readdirSync(folder).toSorted();
    await assert.rejects(writeArchive(join(folder, 'failed.tar.zst'), header, async (archive) => {
      await archive.addFile('photo', photo);
      throw new Error('the database went away');
    }), /the database went away/);
    assert.deepEqual(readdirSync(folder).toSorted(), before);
    await assert.rejects(write(path), { name: 'ArchiveRefused', message: `There is no folder ${join(folder, 'failed')} to write into: make it first, or name another.` });
    assert.equal(existsSync(path), false);
  });

  test('leaves out a file that has gone, and says so', async () => {
    const added: boolean[] = [];
    await writeArchive(join(folder, 'gone.tar.zst'), header, async (archive) => (added.push(await archive.addFile('gone', join(folder, 'never'))), {}));
    assert.deepEqual(added, [false]);
  });
});
