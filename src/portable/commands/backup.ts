import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { instant, longDateTime } from '../../clock/index.ts';
import { addFolderOfFiles, backUpCluster, FILES_FOLDER, makeHeader, readArchive, writeArchive } from '../../platform/backup/index.ts';
import { currentInstant } from '../../platform/clock.ts';
import { readConfig, type Config } from '../../platform/config.ts';
import { openAsItIs, type AsItIs } from '../../platform/open-as-it-is.ts';
import { exportLandlords, nothingLeftBehind } from '../../platform/portable/index.ts';
import { archivePath, sizeInWords } from './where-to.ts';
import { filesLeftOut } from '../files-elsewhere.ts';

const usage = 'putright backup FILE or FOLDER [--portable] [--replace], or putright backup --verify FILE';

/** `putright backup`: everything of this installation in one file, or whether such a file is whole. */
export async function backupCommand(args: readonly string[], say: (line: string) => void): Promise<number> {
  const { values, positionals: [given, ...more] } = parseArgs({ args: [...args], options: { verify: { type: 'boolean' }, portable: { type: 'boolean' }, replace: { type: 'boolean' } }, allowPositionals: true });
  if (given === undefined || more.length > 0) throw new Error(usage);
  if (values.verify === true) return verifyBackup(given, say);
  const target = archivePath({ given, what: 'putright-backup', now: currentInstant(), replace: values.replace === true });
  const config = readConfig();
  await backUp(config, { target, portable: values.portable === true });
  const leftOut = filesLeftOut(config);
  if (leftOut !== undefined) say(leftOut);
  // What was never read back may not be there when it is needed.
  return verifyBackup(target, say);
}

/** Writes the backup. Nothing stands at `target` until all of it does. */
export async function backUp(config: Config, { target, portable }: { readonly target: string; readonly portable: boolean }): Promise<void> {
  const database = await openAsItIs(config);
  try {
    if (database.embedded !== undefined && !portable) await backUpFiles(config, database, target);
    else await exportLandlords({ ownerUrl: database.ownerUrl, filesFolder: join(config.dataDir, FILES_FOLDER), target, leave: nothingLeftBehind });
  } finally {
    await database.close();
  }
}

async function backUpFiles(config: Config, { ownerUrl, embedded }: AsItIs, target: string): Promise<void> {
  if (embedded === undefined) return;
  await writeArchive(target, await makeHeader(ownerUrl, 'physical'), async (archive) => {
    const copied = await backUpCluster(archive, embedded);
    // After the rows: a photo's file is on the disk before its row is.
    return { ...copied, files: await addFolderOfFiles(archive, FILES_FOLDER, join(config.dataDir, FILES_FOLDER)) };
  });
}

async function verifyBackup(path: string, say: (line: string) => void): Promise<number> {
  const { header, files } = await readArchive(path);
  const of = header.kind === 'physical' ? `the files of PostgreSQL ${header.postgresMajor}` : 'rows as text';
  say(`${path} is whole: ${files} files, ${sizeInWords(path)}, ${of}, made at ${longDateTime(instant(header.madeAt))} by Putright ${header.madeBy}.`);
  return 0;
}
