import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';
import '../src/modules.ts';
import { insertEvidence, keepFile } from '../src/evidence/store.ts';
import type { PreparedPhoto } from '../src/evidence/prepare/photo-copies.ts';
import { openDatabase, type Database } from '../src/platform/database/index.ts';
import { openFolderStore, type FileStore } from '../src/platform/files/index.ts';
import { newId } from '../src/platform/ids.ts';
import { zipOf, type FileToZip } from '../src/platform/zip/index.ts';
import { writeCasefile } from '../src/sealed-casefile/index.ts';
import { verifyCasefile } from '../src/sealed-casefile/verify/verify-casefile.ts';
import { numberOption, type BenchContext, type Figure, type Numbers, type Part } from './measure/figure.ts';
import { startGrownServer, type GrownServer } from './measure/grown-server.ts';
import { loopWatched } from './measure/loop.ts';

// npm run bench -- casefile --photos 100
//
// `putright casefile` and `putright verify` of a case of 500 entries and so many photos, by the same door as the page, against an
// archive of the same bytes that seals and says nothing. A tenth of the photos shows what of the memory grows with them.

/** A sealed casefile, made and checked. */
export const part: Part = { name: 'casefile', about: 'a sealed casefile of 500 entries and 100 photos', run };

interface Bed {
  readonly server: GrownServer;
  readonly database: Database;
  readonly store: FileStore;
  readonly folder: string;
  readonly email: string;
}

async function run(context: BenchContext): Promise<Figure[]> {
  const photos = numberOption(context, 'photos', 100);
  const server = await startGrownServer(context, { cases: 1000, openShare: 0.2, folder: undefined });
  const database = await openDatabase({ connectionString: server.ownerUrl });
  context.atEnd(() => database.close());
  const folder = context.newFolder();
  const [manager] = await server.ask<{ email: string }>("select email from staff where landlord_id = $1 and 'manager' = any (roles) order by email limit 1", [server.landlordId]);
  const bed: Bed = { server, database, folder, store: openFolderStore(join(folder, 'files')), email: manager?.email ?? '' };
  await addPhotos(bed, Math.ceil(photos / 10));
  const few = await measure(bed, Math.ceil(photos / 10), []);
  await addPhotos(bed, photos - Math.ceil(photos / 10));
  return [few, await measure(bed, photos, [{ number: 'tookMs', atMost: 10_000 }])];
}

async function longestCase({ ask, landlordId }: GrownServer): Promise<{ readonly id: string; readonly reference: string; readonly entries: number; readonly slug: string }> {
  const [found] = await ask<{ id: string; reference: string; entries: number; slug: string }>(
    'select c.id, c.reference, c.last_sequence as entries, l.slug from cases c join landlords l on l.id = c.landlord_id where c.landlord_id = $1 order by c.last_sequence desc limit 1', [landlordId]);
  if (found === undefined) throw new Error('There is no case.');
  return found;
}

/** Each the copy that is shown of a phone's photo, and the photo as it was sent. */
async function addPhotos({ database, server, store }: Bed, count: number): Promise<void> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 12 };
  const [sent, stored] = await Promise.all([[4032, 3024], [2560, 1920]].map(([width = 0, height = 0]) => sharp({ create: { width, height, channels: 3, background: '#a87850', noise } }).jpeg({ quality: 85 }).toBuffer()));
  if (sent === undefined || stored === undefined) return;
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const facts = { mediaType: 'image/jpeg', byteLength: stored.length, width: 2560, height: 1920, sha256: sha256(stored), originalSha256: sha256(sent) } as const;
  const prepared: PreparedPhoto = { kind: 'photo', facts, stored, thumbnail: stored.subarray(0, 20_000) };
  const { id } = await longestCase(server);
  for (let at = 0; at < count; at += 1) {
    const item = await keepFile(server.landlordId, { file: { filename: 'photo.jpg', bytes: sent }, prepared }, { newId: () => newId(), store });
    await database.inLandlord(server.landlordId, (tx) => insertEvidence(tx, [item], { caseId: id, takenBy: 'M. Bench', now: new Date().toISOString(), caption: 'Mould behind the wardrobe' }));
  }
}

async function measure(bed: Bed, photos: number, aims: NonNullable<Figure['aims']>): Promise<Figure> {
  const { reference, slug, entries } = await longestCase(bed.server);
  const out = join(bed.folder, 'casefile.zip');
  const wanted = { reference, landlord: slug, email: bed.email, audience: 'ombudsman', reason: 'To measure it', out };
  const made = await timed(() => writeCasefile(bed.database, bed.store, wanted));
  const megabytes = statSync(out).size / 1e6;
  const began = performance.now();
  const { text, exitCode } = await verifyCasefile(out);
  if (exitCode !== 0) throw new Error(text);
  const verifyMs = performance.now() - began;
  const alone = await timed(() => pipeline(zipOf(theSame(out), new Date().toISOString()), createWriteStream(join(bed.folder, 'alone.zip'))));
  for (const name of ['casefile.zip', 'alone.zip']) rmSync(join(bed.folder, name));
  return { what: `${entries} entries and ${photos} photos, ${Math.round(megabytes)} MB`, numbers: { ...made, verifyMs }, reference: { what: 'an archive of the same bytes alone', numbers: alone }, aims };
}

async function* theSame(path: string): AsyncGenerator<FileToZip> {
  yield { name: 'the-same', bytes: createReadStream(path), isPacked: true };
}

/** How long it took, how long the loop stood still, and how much memory it took beside what was there before. */
async function timed(work: () => Promise<unknown>): Promise<Numbers> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);
  const began = performance.now();
  try {
    const { numbers } = await loopWatched(work);
    return { tookMs: performance.now() - began, ...numbers, memoryGrewMb: (most - before) / 1e6 };
  } finally {
    clearInterval(look);
  }
}
