import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ZipFile } from 'yazl';
import { readZip, zipOf, type FileToZip } from './index.ts';

const oneText = async function* (text: string) { yield Buffer.from(text); };
const zipped = async (files: readonly (readonly [name: string, bytes: Buffer, mode?: number])[]): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const [name, bytes, mode] of files) zip.addBuffer(bytes, name, mode === undefined ? {} : { mode });
  zip.end();
  return Buffer.concat(await Array.fromAsync(zip.outputStream as AsyncIterable<Buffer>));
};
/** The same archive with a name written over by another as long: what no honest program makes. */
const renamed = (zip: Buffer, from: string, to: string) => Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');

describe('archives', () => {
  let folder: string;
  let count = 0;
  before(async () => { folder = await mkdtemp(join(tmpdir(), 'putright-zip-')); });
  after(() => rm(folder, { recursive: true }));
  const read = async (zip: Buffer): Promise<readonly string[]> => {
    const path = join(folder, `${(count += 1)}.zip`);
    await writeFile(path, zip);
    const found: string[] = [];
    await readZip(path, async ({ name, bytes }) => void found.push(`${name}=${Buffer.concat(await Array.fromAsync(bytes as AsyncIterable<Buffer>)).length}`));
    return found;
  };

  test('come back as they were put in', async () => {
    const files = async function* (): AsyncGenerator<FileToZip> {
      yield { name: 'a.txt', bytes: oneText('hello') };
      yield { name: 'b/c.jpg', bytes: oneText('photo!'), isPacked: true };
    };
    assert.deepEqual(await read(Buffer.concat(await Array.fromAsync(zipOf(files(), '2026-11-22T10:00:00.000Z') as AsyncIterable<Buffer>))), ['a.txt=5', 'b/c.jpg=6']);
  });

  test('that break while they are made break off, and do not look whole', async () => {
    const files = async function* (): AsyncGenerator<FileToZip> {
      yield { name: 'a.txt', bytes: oneText('hello') };
      throw new Error('the store went away');
    };
    await assert.rejects(Array.fromAsync(zipOf(files(), '2026-11-22T10:00:00.000Z') as AsyncIterable<Buffer>), /the store went away/);
  });

  const text = Buffer.from('x');
  for (const [what, zip, why] of [
    ['a name that climbs out', async () => renamed(await zipped([['aa/evil.txt', text]]), 'aa/evil.txt', '../evil.txt'), /cannot be read|not a name/],
    ['a name from the root', async () => renamed(await zipped([['aetc.txt', text]]), 'aetc.txt', '/etc.txt'), /cannot be read|not a name/],
    ['a name with a backslash', async () => renamed(await zipped([['aabb.txt', text]]), 'aabb.txt', 'a\\bb.txt'.slice(0, 8)), /cannot be read|not a name/],
    ['a name that is hidden', async () => zipped([['.bashrc', text]]), /not a name/],
    ['the same name twice', async () => renamed(await zipped([['a1.txt', text], ['a2.txt', text]]), 'a2.txt', 'a1.txt'), /is in it twice/],
    ['the same name in capitals', async () => zipped([['a.txt', text], ['A.txt', text]]), /is in it twice/],
    ['a link to elsewhere', async () => zipped([['passwd', Buffer.from('/etc/passwd'), 0o120777]]), /is a link/],
    ['a file that unpacks to far more than it is', async () => zipped([['big.json', Buffer.alloc(30_000_000)]]), /unpacks to far more than it is/],
    ['no archive', async () => Buffer.from('hello'), /cannot be read as a ZIP/],
    ['nothing', async () => Buffer.alloc(0), /cannot be read as a ZIP/],
  ] as const) {
    test(`with ${what} are refused before anything unpacks`, async () => {
      await assert.rejects(read(await zip()), why);
    });
  }
});
