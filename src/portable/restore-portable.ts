import { join } from 'node:path';
import { Client } from 'pg';
import { FILES_FOLDER, refuseUnfilledRows, refuseUnlessEmpty } from '../platform/backup/index.ts';
import type { Config } from '../platform/config.ts';
import { migrate, migrationsThatFillRows, tablesDropped } from '../platform/migrations/index.ts';
import { openAsItIs } from '../platform/open-as-it-is.ts';
import { migrationsFolder, openProduct } from '../platform/open-product.ts';
import { importLandlords } from '../platform/portable/index.ts';
import { lookOverAll, type LookedOver } from './look-over.ts';
import { withUnpacked, type Unpacked } from './take-in.ts';

/**
 * Restores rows written as text. Where there is nothing yet, the database is first made as it was when they were written;
 * then the newer migrations run on them, as they would have where they came from.
 */
export async function restorePortable(archive: string, config: Config): Promise<LookedOver[]> {
  if (config.databaseUrl === undefined) refuseUnlessEmpty(config.dataDir);
  return withUnpacked(archive, { dataDir: config.dataDir, mayBeOlder: true }, async (unpacked) => {
    const { ownerUrl, close } = await openAsItIs(config, true);
    try {
      await migrateForRows(ownerUrl, unpacked);
      const filesFolder = join(config.dataDir, FILES_FOLDER);
      // What was broken when the backup was made is kept as it was, and said.
      await importLandlords({ ownerUrl, filesFolder, unpacked: unpacked.folder, landlords: unpacked.landlords, dropped: tablesDropped(migrationsFolder), check: async () => undefined });
      return await migrateAndLookOver(config);
    } finally {
      await close();
    }
  });
}

async function migrateForRows(ownerUrl: string, { header }: Unpacked): Promise<void> {
  const options = { connectionString: ownerUrl, folder: migrationsFolder, log: () => undefined };
  if (await isYetToBeFilled(ownerUrl, header.migrations)) await migrate({ ...options, only: header.migrations });
  else {
    refuseUnfilledRows(header, migrationsThatFillRows(migrationsFolder));
    await migrate(options);
  }
}

/** Whether the database has nothing in it, or only what a restore of the same archive had begun. */
async function isYetToBeFilled(ownerUrl: string, migrations: readonly string[]): Promise<boolean> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: [found] } = await client.query<{ isNew: boolean }>(`select to_regclass('public.putright_migrations') is null as "isNew"`);
    if (found?.isNew === true) return true;
    const { rows } = await client.query<{ name: string }>('select name from public.putright_migrations');
    if (rows.length > 0 && (await client.query('select from landlords limit 1')).rowCount !== 0) return false;
    return rows.every(({ name }) => migrations.includes(name));
  } finally {
    await client.end();
  }
}

async function migrateAndLookOver(config: Config): Promise<LookedOver[]> {
  const product = await openProduct(config, { log: () => undefined });
  try {
    return await lookOverAll(product.database);
  } finally {
    await product.close();
  }
}
