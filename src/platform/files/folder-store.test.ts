import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { newId } from '../ids.ts';
import { openFolderStore } from './folder-store.ts';

describe('files in a folder', () => {
  let folder = '';
  const landlord = newId();
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'putright-files-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('what was put comes back byte for byte, and only to its landlord', async () => {
    const store = openFolderStore(folder);
    const name = { id: newId(), part: 'stored' };
    const bytes = Buffer.from([0, 255, 10, 13, 0]);
    await store.put(landlord, name, bytes);
    assert.deepEqual(await store.get(landlord, name), bytes);
    assert.equal(await store.get(newId(), name), undefined);
    assert.equal(await store.get(landlord, { ...name, part: 'other' }), undefined);
  });

  test('nobody else on the machine may read them, and nothing unfinished stays behind', async () => {
    const store = openFolderStore(folder);
    const id = newId();
    await store.put(landlord, { id, part: 'stored' }, Buffer.from('x'));
    const shelf = join(folder, landlord, id.slice(-2));
    assert.equal((await stat(join(shelf, `${id}.stored`))).mode & 0o077, 0);
    assert.deepEqual((await readdir(shelf)).filter((name) => name.endsWith('.unfinished')), []);
  });

  test('putting the same again replaces it whole', async () => {
    const store = openFolderStore(folder);
    const name = { id: newId(), part: 'stored' };
    await Promise.all(['first', 'other'].map((text) => store.put(landlord, name, Buffer.from(text.repeat(1000)))));
    const kept = String(await store.get(landlord, name));
    assert.ok(kept === 'first'.repeat(1000) || kept === 'other'.repeat(1000));
  });

  test('what is too big to hold goes in and out as a stream, with its seal, and can be taken away', async () => {
    const store = openFolderStore(folder);
    const name = { id: newId(), part: 'import' };
    async function* chunks() {
      yield Buffer.from('row one\n');
      yield Buffer.from('row two\n');
    }
    const seal = await store.putStream(landlord, name, chunks());
    assert.deepEqual(seal, { byteLength: 16, sha256: createHash('sha256').update('row one\nrow two\n').digest('hex') });
    assert.equal((await (await store.open(landlord, name))?.setEncoding('utf8').toArray())?.join(''), 'row one\nrow two\n');
    await store.remove(landlord, name);
    await store.remove(landlord, name);
    assert.equal(await store.open(landlord, name), undefined);
  });

  test('of a stream that breaks off nothing stays', async () => {
    const store = openFolderStore(folder);
    const name = { id: newId(), part: 'import' };
    async function* broken() {
      yield Buffer.from('row one\n');
      throw new Error('the line went dead');
    }
    await assert.rejects(store.putStream(landlord, name, broken()), /line went dead/);
    assert.equal(await store.open(landlord, name), undefined);
    assert.deepEqual((await readdir(join(folder, landlord, name.id.slice(-2)))).filter((file) => file.startsWith(name.id)), []);
  });

  for (const [what, landlordId, id, part] of [
    ['a path for an id', landlord, '../../etc/passwd', 'stored'],
    ['a path for a landlord', '..', newId(), 'stored'],
    ['a path for a part', landlord, newId(), '../x'],
  ] as const) {
    test(`refuses ${what}`, async () => {
      const store = openFolderStore(folder);
      await assert.rejects(async () => store.put(landlordId, { id, part }, Buffer.from('x')));
      await assert.rejects(async () => store.get(landlordId, { id, part }));
    });
  }
});
