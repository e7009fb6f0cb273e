import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import sharp from 'sharp';
import { testDatabase, type TestDatabase } from '../../test/database.ts';
import { inventLandlord, openTestCase, rowsOf, testNow, type InventedLandlord } from '../../test/invented-landlord.ts';
import { ask, cookieOf, siteByRole } from '../../test/site-by-role.ts';
import { linkFor } from '../correspondence/index.ts';
import { openDatabase, type Database } from '../platform/database/index.ts';
import { openFolderStore, type FileStore } from '../platform/files/index.ts';
import type { UploadedFile } from '../platform/http/index.ts';
import { newId } from '../platform/ids.ts';
import { addPhotos, evidenceRoutes, photosOfCase, type PhotosAdded } from './index.ts';

let made: TestDatabase;
let database: Database;
let server: FastifyInstance;
let folder: string;
let store: FileStore;
let larch: InventedLandlord;
let caseId: string;

const picture = (width = 60) => sharp({ create: { width, height: 40, channels: 3, background: '#a52' } }).jpeg().toBuffer();
const upload = (filename: string, bytes: Buffer): UploadedFile => ({ field: 'photos', filename, claimedType: 'image/jpeg', bytes });
const add = (files: readonly UploadedFile[], to = caseId): Promise<PhotosAdded> =>
  database.inLandlord(larch.id, (tx) => addPhotos(tx, files, { caseId: to, takenBy: 'Ms A. Okafor', now: testNow, newId, store }));
const count = async (id = caseId) => (await database.inLandlord(larch.id, (tx) => photosOfCase(tx, id))).length;

async function onePhoto(to = caseId): Promise<{ id: string; original: Buffer }> {
  const original = await picture();
  const added = await add([upload('leak.jpg', original)], to);
  assert.ok(added.ok);
  return { id: added.photos[0]?.id ?? '', original };
}

async function linkTo(id: string): Promise<string> {
  return (await database.inLandlord(larch.id, (tx) => linkFor(tx, { caseId: id, residentId: null, now: testNow, newId }))).token;
}

before(async () => {
  made = await testDatabase();
  database = await openDatabase({ connectionString: made.ownerUrl });
  folder = await mkdtemp(join(tmpdir(), 'putright-photos-'));
  store = openFolderStore(folder);
  server = await siteByRole(database, evidenceRoutes(store), testNow);
  larch = await inventLandlord(database);
  caseId = (await openTestCase(database, larch)).id;
});
after(async () => {
  await server.close();
  await database.close();
  await made.close();
  await rm(folder, { recursive: true });
});

describe('adding photos', () => {
  test('gives the fingerprints for the timeline, of the file as sent and of the copy as kept', async () => {
    const id = (await openTestCase(database, larch)).id;
    const original = await picture();
    const added = await add([upload('leak.jpg', original), upload('sink.jpg', await picture(80))], id);
    assert.ok(added.ok);
    assert.equal(added.photos.length, 2);
    const [first] = added.photos;
    assert.equal(first?.originalSha256, createHash('sha256').update(original).digest('hex'));
    const kept = await store.get(larch.id, { id: first.id, part: 'stored' });
    assert.equal(first.sha256, createHash('sha256').update(kept ?? '').digest('hex'));
    assert.deepEqual((await database.inLandlord(larch.id, (tx) => photosOfCase(tx, id))).map(({ sha256 }) => sha256), added.photos.map(({ sha256 }) => sha256));
  });

  test('the original is kept exactly as it was sent', async () => {
    const { id, original } = await onePhoto();
    assert.deepEqual(await store.get(larch.id, { id, part: 'original' }), original);
  });

  test('one bad file among good ones: nothing is added, and every bad one is named', async () => {
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1');
    const before = await count();
    const added = await add([upload('good.jpg', await picture()), upload('IMG_1.HEIC', heic), upload('letter.pdf', Buffer.from('%PDF-1.7'))]);
    assert.ok(!added.ok);
    assert.deepEqual(added.errors.map((words) => words.split(' ')[0]), ['"IMG_1.HEIC"', '"letter.pdf"']);
    assert.equal(await count(), before);
  });

  test('seven at once are one too many', async () => {
    const bytes = await picture();
    const seven = Array.from({ length: 7 }, (_, at) => upload(`${at}.jpg`, bytes));
    assert.equal((await add(seven)).ok, false);
    assert.equal((await add(seven.slice(1))).ok, true);
  });

  test('no row is left when the transaction is rolled back', async () => {
    const before = await count();
    const file = upload('leak.jpg', await picture());
    await assert.rejects(database.inLandlord(larch.id, async (tx) => {
      await addPhotos(tx, [file], { caseId, takenBy: 'x', now: testNow, newId, store });
      throw new Error('something else was wrong');
    }));
    assert.equal(await count(), before);
  });

  test('a name that is a path makes no file anywhere else', async () => {
    await add([upload('../../../evil.jpg', await picture())]);
    assert.deepEqual(await readdir(folder), [larch.id]);
  });
});

describe('looking at photos', () => {
  test('staff who may see the case see its photos, and that they looked is written down', async () => {
    const { id } = await onePhoto();
    const shown = await ask(server, `/photos/${id}`, cookieOf(larch, 'adviser'));
    assert.deepEqual([shown.status, shown.type], [200, 'image/jpeg']);
    assert.deepEqual(shown.bytes, await store.get(larch.id, { id, part: 'stored' }));
    assert.equal((await ask(server, `/photos/${id}/thumbnail`, cookieOf(larch, 'surveyor'))).status, 200);
    const views = await rowsOf(database, larch.id, `select 1 from record_views where subject_kind = 'photo' and subject_id = $1`, id);
    assert.equal(views.length, 1);
  });

  const refused: [string, () => string, number][] = [
    ['a board member', () => cookieOf(larch, 'board member'), 403],
    ['an operative without a visit there', () => cookieOf(larch, 'operative'), 404],
    ['nobody', () => '', 303],
  ];
  for (const [who, cookie, status] of refused) {
    test(`${who} does not`, async () => {
      const { id } = await onePhoto();
      for (const url of [`/photos/${id}`, `/photos/${id}/thumbnail`]) assert.equal((await ask(server, url, cookie())).status, status);
    });
  }

  test('the other landlord finds no photo there', async () => {
    const { id } = await onePhoto();
    const elm = await inventLandlord(database);
    assert.equal((await ask(server, `/photos/${id}`, cookieOf(elm, 'manager'))).status, 404);
  });

  test('an id that is none, or is a path, is simply not found', async () => {
    for (const id of ['x', '..%2F..%2Fetc', newId()]) assert.equal((await ask(server, `/photos/${id}`, cookieOf(larch, 'manager'))).status, 404);
  });

  test('the originals have no address', async () => {
    const { id } = await onePhoto();
    assert.equal((await ask(server, `/photos/${id}/original`, cookieOf(larch, 'administrator'))).status, 404);
  });
});

describe("looking at photos by a resident's link", () => {
  test("shows the link's own case and nothing else", async () => {
    const { id } = await onePhoto();
    const other = await onePhoto((await openTestCase(database, larch)).id);
    const token = await linkTo(caseId);
    assert.equal((await ask(server, `/r/${token}/photos/${id}`)).status, 200);
    assert.equal((await ask(server, `/r/${token}/photos/${id}/thumbnail`)).status, 200);
    for (const url of [`/r/${token}/photos/${other.id}`, `/r/${token}/photos/${other.id}/thumbnail`]) assert.equal((await ask(server, url)).status, 404);
  });

  test('a forged or withdrawn link shows nothing', async () => {
    const { id } = await onePhoto();
    const token = await linkTo(caseId);
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    assert.equal((await ask(server, `/r/${forged}/photos/${id}`)).status, 404);
    await rowsOf(database, larch.id, 'update resident_links set revoked_at = $2 where case_id = $1', caseId, testNow);
    assert.equal((await ask(server, `/r/${token}/photos/${id}`)).status, 404);
  });
});
