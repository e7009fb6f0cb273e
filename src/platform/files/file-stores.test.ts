import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startS3Server, type S3Server } from '../../../test/s3-server.ts';
import { newId } from '../ids.ts';
import type { FileStore } from './file-store.ts';
import { openFolderStore } from './folder-store.ts';
import { inPieces } from './in-pieces.ts';
import { openS3Store } from './s3-store.ts';

let folder = '';
let s3: S3Server;
describe('files, wherever they are kept', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'putright-files-'));
    s3 = await startS3Server();
  });
  after(async () => {
    await s3.close();
    await rm(folder, { recursive: true });
  });

  async function* chunks(...texts: readonly string[]) {
    for (const text of texts) yield Buffer.from(text);
  }

  /** Whatever is kept anywhere under this id, finished or not. */
  async function leftOf(what: string, landlord: string, id: string): Promise<readonly string[]> {
    if (what === 'a folder') return (await readdir(join(folder, landlord, id.slice(-2))).catch(() => [])).filter((name) => name.startsWith(id));
    return [...[...s3.objects.keys()].filter((key) => key.includes(id)), ...s3.unfinished.keys()];
  }

  for (const [what, open] of [['a folder', () => openFolderStore(folder)], ['a bucket', () => openS3Store(s3.settings)]] as [string, () => FileStore][]) {
    describe(`files in ${what}`, () => {
      const landlord = newId();

      test('what was put comes back byte for byte, and only to its landlord', async () => {
        const store = open();
        const name = { id: newId(), part: 'stored' };
        const bytes = Buffer.from([0, 255, 10, 13, 0]);
        await store.put(landlord, name, bytes);
        assert.deepEqual(await store.get(landlord, name), bytes);
        assert.equal(await store.get(newId(), name), undefined);
        assert.equal(await store.get(landlord, { ...name, part: 'other' }), undefined);
      });

      test('putting the same again replaces it whole', async () => {
        const store = open();
        const name = { id: newId(), part: 'stored' };
        await Promise.all(['first', 'other'].map((text) => store.put(landlord, name, Buffer.from(text.repeat(1000)))));
        const kept = String(await store.get(landlord, name));
        assert.ok(kept === 'first'.repeat(1000) || kept === 'other'.repeat(1000));
      });

      test('what is too big to hold goes in and out as a stream, with its seal, and can be taken away', async () => {
        const store = open();
        const name = { id: newId(), part: 'import' };
        const seal = await store.putStream(landlord, name, chunks('row one\n', 'row two\n'));
        assert.deepEqual(seal, { byteLength: 16, sha256: createHash('sha256').update('row one\nrow two\n').digest('hex') });
        assert.equal((await (await store.open(landlord, name))?.setEncoding('utf8').toArray())?.join(''), 'row one\nrow two\n');
        await store.remove(landlord, name);
        await store.remove(landlord, name);
        assert.equal(await store.open(landlord, name), undefined);
      });

      test('so does what takes many pieces, and what is empty', async () => {
        const store = open();
        const [large, empty] = [{ id: newId(), part: 'import' }, { id: newId(), part: 'import' }];
        const parts = Array.from({ length: 21 }, (_, at) => String(at % 10).repeat(1024 * 1024));
        const seal = await store.putStream(landlord, large, chunks(...parts));
        assert.equal(seal.byteLength, 21 * 1024 * 1024);
        assert.equal(createHash('sha256').update((await store.get(landlord, large)) ?? '').digest('hex'), seal.sha256);
        assert.equal((await store.putStream(landlord, empty, chunks())).byteLength, 0);
        assert.deepEqual(await store.get(landlord, empty), Buffer.alloc(0));
      });

      for (const [when, before] of [['at once', 1], ['after many pieces', 20]] as const) {
        test(`of a stream that breaks off ${when} nothing stays, and nothing ever counted`, async () => {
          const store = open();
          const name = { id: newId(), part: 'import' };
          async function* broken() {
            for (let sent = 0; sent < before; sent += 1) yield Buffer.alloc(1024 * 1024, 1);
            throw new Error('the line went dead');
          }
          await assert.rejects(store.putStream(landlord, name, broken()), /line went dead/);
          assert.equal(await store.open(landlord, name), undefined);
          assert.deepEqual(await leftOf(what, landlord, name.id), []);
        });
      }

      for (const [wrong, landlordId, id, part] of [
        ['a path for an id', landlord, '../../etc/passwd', 'stored'],
        ['a path for a landlord', '..', newId(), 'stored'],
        ['a path for a part', landlord, newId(), '../x'],
      ] as const) {
        test(`refuses ${wrong}`, async () => {
          const store = open();
          await assert.rejects(async () => store.put(landlordId, { id, part }, Buffer.from('x')));
          await assert.rejects(async () => store.get(landlordId, { id, part }));
        });
      }
    });
  }

  test('in a folder, nobody else on the machine may read them, and nothing unfinished stays behind', async () => {
    const [landlord, id] = [newId(), newId()];
    await openFolderStore(folder).put(landlord, { id, part: 'stored' }, Buffer.from('x'));
    const shelf = join(folder, landlord, id.slice(-2));
    assert.equal((await stat(join(shelf, `${id}.stored`))).mode & 0o077, 0);
    assert.deepEqual((await readdir(shelf)).filter((name) => name.endsWith('.unfinished')), []);
  });

  describe('a store that is not well', () => {
    const name = { id: newId(), part: 'stored' };
    test('is asked again a little later', async () => {
      s3.failNext = 2;
      await openS3Store(s3.settings).put(newId(), name, Buffer.from('x'));
      assert.equal(s3.failNext, 0);
    });

    test('and when it stays so, whoever asked is told, by a number and no address', async () => {
      s3.failNext = 10;
      await assert.rejects(openS3Store(s3.settings).get(newId(), name), /^FileStoreFailed: The file store answered 503 to GET\.$/);
      s3.failNext = 0;
    });

    for (const [what, wrong] of [['a wrong key', { secretAccessKey: 'another' }], ['a bucket that is not there', { bucket: 'elsewhere' }]] as const) {
      test(`${what} keeps nothing and says so`, async () => {
        const before = s3.objects.size;
        await assert.rejects(openS3Store({ ...s3.settings, ...wrong }).put(newId(), name, Buffer.from('x')), /The file store answered 40[34] to PUT/);
        assert.equal(s3.objects.size, before);
      });
    }
  });

  test('pieces are all of one size but the last, and lose nothing', async () => {
    for (const lengths of [[], [0], [1], [4], [5, 5], [3, 9, 1], [12]]) {
      const sent = Buffer.from(lengths.flatMap((length, at) => Array<number>(length).fill(at)));
      const pieces = await Array.fromAsync(inPieces((async function* () {
        for (const [at, length] of lengths.entries()) yield Buffer.alloc(length, at);
      })(), 4));
      assert.deepEqual(Buffer.concat(pieces), sent);
      assert.deepEqual(pieces.slice(0, -1).filter(({ length }) => length !== 4), []);
    }
  });
});
