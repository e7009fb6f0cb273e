import { stringify } from 'csv-stringify/sync';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { countOf, plainDate } from '../clock/index.ts';
import { currentInstant, londonDate } from '../platform/clock.ts';
import type { Database } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordBySlug } from '../platform/landlord.ts';
import { withProductDatabase } from '../platform/open-product.ts';
import { importHomes, ImportRefused, type ImportReport, type Rejection } from './store/import-homes.ts';

const usage = 'putright import homes FILE.csv --landlord SLUG [--dry-run] [--rejected FILE] [--keep-round-uprns]';
const mostShown = 20;

interface Asked {
  readonly file: string;
  readonly slug: string;
  readonly dryRun: boolean;
  readonly keepRoundUprns: boolean;
  readonly rejectedFile: string | undefined;
}

type OpenDatabase = (work: (database: Database) => Promise<ImportReport>) => Promise<ImportReport>;

/** `putright import homes …`. Gives 0 when every row was good, 1 when some were rejected; throws when none was read. */
export async function importCommand(args: readonly string[], say: (line: string) => void, open: OpenDatabase = withProductDatabase): Promise<number> {
  const asked = readArguments(args);
  const report = await open((database) => runImport(database, asked, say));
  for (const line of reportLines(report, asked)) say(line);
  return report.rejected === 0 ? 0 : 1;
}

function readArguments(args: readonly string[]): Asked {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      landlord: { type: 'string' }, 'dry-run': { type: 'boolean' }, rejected: { type: 'string' }, 'keep-round-uprns': { type: 'boolean' },
    },
  });
  const [what, file] = positionals;
  if (what !== 'homes' || file === undefined || positionals.length > 2 || values.landlord === undefined) throw new Error(`Say: ${usage}`);
  return {
    file, slug: values.landlord, dryRun: values['dry-run'] === true, keepRoundUprns: values['keep-round-uprns'] === true, rejectedFile: values.rejected,
  };
}

async function runImport(database: Database, asked: Asked, say: (line: string) => void): Promise<ImportReport> {
  const landlord = await database.beforeLandlord((tx) => landlordBySlug(tx, asked.slug));
  if (landlord === undefined) throw new Error(`There is no landlord "${asked.slug}" here.`);
  const rejections = openRejections(asked.rejectedFile, say);
  const now = currentInstant();
  try {
    return await importHomes(database, landlord.id, createReadStream(asked.file), {
      today: plainDate(londonDate(now)), now, newId, dryRun: asked.dryRun, keepRoundUprns: asked.keepRoundUprns, onRejected: rejections.add,
    });
  } catch (error) {
    throw inPlainWords(error, asked.file);
  } finally {
    await rejections.close();
  }
}

function inPlainWords(error: unknown, file: string): unknown {
  if (error instanceof ImportRefused) return new Error(`${file} was not imported. ${error.message}`);
  return (error as { code?: unknown }).code === 'ENOENT' ? new Error(`There is no file ${file}.`) : error;
}

interface Rejections {
  readonly add: (rejection: Rejection) => void;
  readonly close: () => Promise<void>;
}

/** Rejected rows go to the file asked for, else the first few to the screen. */
function openRejections(path: string | undefined, say: (line: string) => void): Rejections {
  if (path === undefined) return showFirst(say);
  const file: WriteStream = createWriteStream(path);
  file.write('row,field,reason,mend\n');
  return {
    add: ({ row, field, reason, mend }) => void file.write(stringify([[row, field, reason, mend]])),
    close: () => finished(file.end()),
  };
}

function showFirst(say: (line: string) => void): Rejections {
  let told = 0;
  return {
    add: ({ row, field, reason, mend }) => {
      told += 1;
      if (told <= mostShown) say(`Row ${row}, ${field}: ${reason} ${mend}`);
    },
    close: async () => {
      if (told > mostShown) say(`… and ${told - mostShown} more. Add --rejected FILE to have them all.`);
    },
  };
}

function reportLines(report: ImportReport, asked: Asked): readonly string[] {
  const { created } = report;
  const places = [
    countOf(created.neighbourhoods, 'neighbourhood'), countOf(created.estates, 'estate'), countOf(created.blocks, 'block'),
    countOf(created.communal_areas, 'communal area'), countOf(created.wards, 'ward'),
  ].join(', ');
  return [
    asked.dryRun ? 'Dry run: nothing was saved. It would have been:' : `${asked.file} was imported.`,
    `${countOf(report.rows, 'row')}: ${report.inserted} new, ${report.updated} changed, ${report.unchanged} unchanged, ${report.rejected} rejected.`,
    `New places: ${places}.`,
    ...(report.padded > 0 ? [`${countOf(report.padded, 'UPRN')} came with fewer than 12 figures and got leading zeros back.`] : []),
    ...(report.rejected > 0 && asked.rejectedFile !== undefined ? [`What is wrong with the rejected rows: ${asked.rejectedFile}`] : []),
  ];
}
