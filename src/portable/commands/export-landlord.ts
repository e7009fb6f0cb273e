import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countOf } from '../../clock/index.ts';
import { FILES_FOLDER, readArchive } from '../../platform/backup/index.ts';
import { currentInstant } from '../../platform/clock.ts';
import { readConfig, type Config } from '../../platform/config.ts';
import { openAsItIs } from '../../platform/open-as-it-is.ts';
import { exportLandlords, type PortableLandlord } from '../../platform/portable/index.ts';
import { leftBehind } from '../secrets.ts';
import { archivePath, sizeInWords } from './where-to.ts';
import { filesLeftOut } from '../files-elsewhere.ts';

const usage = 'putright export-landlord --landlord SLUG FILE or FOLDER [--with-credentials] [--replace]';

/** `putright export-landlord`: everything of one landlord in a file that another installation can import. */
export async function exportLandlordCommand(args: readonly string[], say: (line: string) => void): Promise<number> {
  const options = { landlord: { type: 'string' }, 'with-credentials': { type: 'boolean' }, replace: { type: 'boolean' } } as const;
  const { values: { landlord: slug, ...flags }, positionals: [given, ...more] } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (slug === undefined || given === undefined || more.length > 0) throw new Error(usage);
  const config = readConfig();
  const target = archivePath({ given, what: slug, now: currentInstant(), replace: flags.replace === true });
  const landlord = await exportLandlord(config, { slug, target, withCredentials: flags['with-credentials'] === true });
  await readArchive(target);
  const rows = landlord.tables.reduce((sum, table) => sum + table.rows, 0);
  say(`${landlord.name} is in ${target}: ${countOf(rows, 'row')} of ${countOf(landlord.tables.length, 'table')}, ${countOf(landlord.files, 'file')}, ${sizeInWords(target)}.`);
  say(`Left behind: ${landlord.leftBehind.join(', ')}.`);
  const leftOut = filesLeftOut(config);
  if (leftOut !== undefined) say(leftOut);
  say('It holds personal data: keep it as you keep the database, and delete it when it has been imported.');
  return 0;
}

export interface ExportWanted {
  readonly slug: string;
  readonly target: string;
  readonly withCredentials: boolean;
}

/** Writes the archive of one landlord, as it is at one moment. */
export async function exportLandlord(config: Config, { slug, target, withCredentials }: ExportWanted): Promise<PortableLandlord> {
  const database = await openAsItIs(config);
  try {
    const { landlords: [landlord] } = await exportLandlords({
      ownerUrl: database.ownerUrl, filesFolder: join(config.dataDir, FILES_FOLDER), target, slug, leave: leftBehind({ withCredentials }),
    });
    if (landlord === undefined) throw new Error(`There is no landlord "${slug}" here.`);
    return landlord;
  } finally {
    await database.close();
  }
}
