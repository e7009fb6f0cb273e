import { existsSync, readdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { placeForCluster } from '../postgres/index.ts';
import { ArchiveRefused, refuseNewerSchema, type ArchiveHeader } from './archive-header.ts';
import { readArchiveHeader, type ReadArchive } from './archive-reader.ts';
import { flushFolder } from './archive-writer.ts';
import { CLUSTER_FOLDER } from './back-up-cluster.ts';
import { machine } from './product-version.ts';
import { unpack } from './unpack.ts';

/** Inside an archive, and inside the data folder, the files of records lie in this folder. */
export const FILES_FOLDER = 'files';

export interface Restoring {
  readonly archive: string;
  readonly dataDir: string;
  /** The migrations this program has. */
  readonly known: readonly string[];
  readonly log: (line: string) => void;
}

/** Puts a physical backup where a new server will find it. Nothing is in its place before every hash was right. */
export async function restoreCluster({ archive, dataDir, known, log }: Restoring): Promise<ReadArchive> {
  refuseUnlessEmpty(dataDir);
  const header = await readArchiveHeader(archive);
  refuseForeign(header, known);
  const place = placeForCluster(dataDir, log);
  refuseOtherMajor(header, place.major);
  // Under other names, each on the disk where it will stay.
  const waiting = { cluster: `${place.cluster}.restoring`, files: join(dataDir, `${FILES_FOLDER}.restoring`) };
  for (const folder of Object.values(waiting)) await rm(folder, { recursive: true, force: true });
  const read = await unpack({ archive, places: { [CLUSTER_FOLDER]: waiting.cluster, [FILES_FOLDER]: waiting.files }, accept: () => undefined });
  place.handOver(waiting.cluster);
  await rename(waiting.files, join(dataDir, FILES_FOLDER));
  await flushFolder(dataDir);
  // Last: a server looks for this folder, and for no other.
  await rename(waiting.cluster, place.cluster);
  await flushFolder(place.home);
  return read;
}

/** Refuses a data folder that has anything in it but what an unfinished restore left. */
export function refuseUnlessEmpty(dataDir: string): void {
  if (!existsSync(dataDir)) return;
  const found = readdirSync(dataDir).filter((name) => !/\.restoring$|^elsewhere$|^binaries-/.test(name));
  if (found.length === 0 && !existsSync(join(dataDir, 'elsewhere', 'cluster'))) return;
  throw new Error(`${dataDir} is not empty, and nothing in it will be overwritten. Name a folder that does not exist yet, or move the old one away.`);
}

function refuseForeign(header: ArchiveHeader, known: readonly string[]): void {
  refuseNewerSchema(header, known);
  if (header.machine === machine) return;
  throw new ArchiveRefused(
    `This backup holds the files of a database on ${header.machine}, and this machine is ${machine}. Restore it on a machine of that kind, make a portable one there (putright backup --portable FILE), and restore that here.`,
  );
}

function refuseOtherMajor(header: ArchiveHeader, major: number): void {
  if (header.postgresMajor === major) return;
  throw new ArchiveRefused(
    `This backup holds the files of PostgreSQL ${header.postgresMajor}, and this Putright carries PostgreSQL ${major}. Restore it with Putright ${header.madeBy}, make a portable one there (putright backup --portable FILE), and restore that here.`,
  );
}
