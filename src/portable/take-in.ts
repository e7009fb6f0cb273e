import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveRefused, FILES_FOLDER, refuseNewerSchema, refuseUnfilledRows, unpack, type ArchiveHeader } from '../platform/backup/index.ts';
import { migrationNames, migrationsThatFillRows, tablesDropped } from '../platform/migrations/index.ts';
import { migrationsFolder } from '../platform/open-product.ts';
import { importLandlords, LANDLORDS_FOLDER, type PortableContents, type PortableLandlord } from '../platform/portable/index.ts';
import { lookOver, type LookedOver } from './look-over.ts';

/** A portable archive unpacked, every hash checked. */
export interface Unpacked {
  readonly header: ArchiveHeader;
  readonly folder: string;
  readonly landlords: readonly PortableLandlord[];
}

export interface Unpacking {
  readonly dataDir: string;
  /** Whether rows from before a migration that works out others can be taken in. */
  readonly mayBeOlder: boolean;
}

/** Unpacks a portable archive inside the data folder, where its files will stay, hands it over, and clears up. */
export async function withUnpacked<T>(archive: string, { dataDir, mayBeOlder }: Unpacking, work: (unpacked: Unpacked) => Promise<T>): Promise<T> {
  await mkdir(dataDir, { recursive: true });
  const folder = await mkdtemp(join(dataDir, 'import-'));
  try {
    const places = { [LANDLORDS_FOLDER]: join(folder, LANDLORDS_FOLDER), [FILES_FOLDER]: join(folder, FILES_FOLDER) };
    const { header, contents } = await unpack({ archive, places, accept: (found) => refuseUnreadable(found, mayBeOlder) });
    return await work({ header, folder, landlords: (contents as PortableContents).landlords });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function refuseUnreadable(header: ArchiveHeader, mayBeOlder: boolean): void {
  refuseNewerSchema(header, migrationNames(migrationsFolder));
  if (header.kind === 'physical') {
    throw new ArchiveRefused('This is a backup of a whole embedded database, not of landlords: putright restore FILE --into FOLDER. To take one landlord out of it, restore it, then export that landlord.');
  }
  if (!mayBeOlder) refuseUnfilledRows(header, migrationsThatFillRows(migrationsFolder));
}

export interface TakingIn {
  readonly ownerUrl: string;
  readonly dataDir: string;
  readonly as?: string;
  /** Keep a landlord whose chain was broken before it left; otherwise nothing is kept. */
  readonly keepBroken: boolean;
}

/** Imports what was unpacked, all or nothing, and proves every chain before it is kept. */
export async function takeIn({ folder, landlords }: Unpacked, { ownerUrl, dataDir, as, keepBroken }: TakingIn): Promise<LookedOver[]> {
  const seen: LookedOver[] = [];
  await importLandlords({
    ownerUrl,
    filesFolder: join(dataDir, FILES_FOLDER),
    unpacked: folder,
    landlords,
    dropped: tablesDropped(migrationsFolder),
    ...(as === undefined ? {} : { as }),
    check: async (tx, { name }) => {
      const looked = await lookOver(tx, name);
      if (looked.broken.length > 0 && !keepBroken) throw new ArchiveRefused(brokenWords(looked));
      seen.push(looked);
    },
  });
  return seen;
}

function brokenWords({ name, broken }: LookedOver): string {
  return `The record of ${name} does not hold: the chain is broken in ${broken.slice(0, 10).join(', ')}. Nothing was imported. If it was broken where it came from, and is to be kept as it is: --keep-broken-chains`;
}
