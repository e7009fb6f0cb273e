import { parseArgs } from 'node:util';
import { readArchiveHeader, restoreCluster } from '../../platform/backup/index.ts';
import { folderForData, readConfig, type Config } from '../../platform/config.ts';
import { migrationNames } from '../../platform/migrations/index.ts';
import { migrationsFolder, openProduct } from '../../platform/open-product.ts';
import { lookedOverInWords, lookOverAll, type LookedOver } from '../look-over.ts';
import { restorePortable } from '../restore-portable.ts';
import { filesToCopy } from '../files-elsewhere.ts';
import { handOver } from '../hand-over.ts';

const usage = 'putright restore FILE --into FOLDER, or, for a portable backup with DATABASE_URL set, putright restore FILE';

/** `putright restore`: a backup put back into a new data folder (or an empty database), started once and proved. */
export async function restoreCommand(args: readonly string[], say: (line: string) => void): Promise<number> {
  const { values, positionals: [archive, ...more] } = parseArgs({ args: [...args], options: { into: { type: 'string' } }, allowPositionals: true });
  if (archive === undefined || more.length > 0) throw new Error(usage);
  const config = readConfig();
  if (values.into === undefined && config.databaseUrl === undefined) throw new Error(usage);
  const target: Config = values.into === undefined ? config : { ...config, dataDir: folderForData('--into', values.into), databaseUrl: undefined };
  const found = await restore(archive, target);
  for (const landlord of found) say(lookedOverInWords(landlord));
  const toCopy = filesToCopy(target);
  if (toCopy !== undefined) say(toCopy);
  handOver(target.dataDir, say);
  if (found.length === 0) say('There is no landlord in it.');
  say(values.into === undefined ? 'Restored into your PostgreSQL.' : `Restored. Start it with DATA_DIR=${target.dataDir}`);
  return found.some(({ broken }) => broken.length > 0) ? 1 : 0;
}

/** Restores either kind, and says what is there now. */
export async function restore(archive: string, config: Config): Promise<LookedOver[]> {
  const { kind } = await readArchiveHeader(archive);
  return kind === 'physical' ? restorePhysical(archive, config) : restorePortable(archive, config);
}

async function restorePhysical(archive: string, config: Config): Promise<LookedOver[]> {
  if (config.databaseUrl !== undefined) {
    throw new Error('This backup holds the files of the embedded PostgreSQL, which cannot go into yours. Restore it with --into FOLDER, make a portable one from there (putright backup --portable FILE), and restore that.');
  }
  await restoreCluster({ archive, dataDir: config.dataDir, known: migrationNames(migrationsFolder), log: () => undefined });
  const product = await openProduct(config, { log: () => undefined });
  try {
    return await lookOverAll(product.database);
  } finally {
    await product.close();
  }
}
