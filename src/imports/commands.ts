import { constants, createReadStream, createWriteStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { currentInstant } from '../platform/clock.ts';
import type { Database } from '../platform/database/index.ts';
import type { FileSeal } from '../platform/files/index.ts';
import { newId } from '../platform/ids.ts';
import { landlordBySlug } from '../platform/landlord.ts';
import { withProductDatabase } from '../platform/open-product.ts';
import { readArguments, type Asked } from './arguments.ts';
import { sealOfFile } from './file-seal.ts';
import type { ImportRun, RunId } from './model.ts';
import { performRun, type Performed } from './perform-run.ts';
import { csvOf } from '../platform/sheets/index.ts';
import { everyRow } from '../staff/index.ts';
import { rejectedDownload } from './rejected-download.ts';
import { rejectedRows } from './queries/runs.ts';
import { exampleAsked } from './samples.ts';
import { silenceSeconds, unfinishedRunOf } from './store/claim.ts';
import { insertRun } from './store/runs.ts';
import { reportLines } from './views/report-words.ts';

export interface Terminal {
  readonly say: (line: string) => void;
  readonly progress: (share: number, what: string) => void;
}

type OpenDatabase = (work: (database: Database) => Promise<number>) => Promise<number>;
const mostShown = 20;

/** `putright import …`, or `putright import KIND --example`, which needs no database. Gives 0 when every row was good, 1 when some were rejected; throws when the file could not be read. */
export async function importCommand(args: readonly string[], terminal: Terminal, open: OpenDatabase = withProductDatabase): Promise<number> {
  const example = exampleAsked(args);
  if (example !== undefined) {
    terminal.say(example.trimEnd());
    return 0;
  }
  const asked = readArguments(args);
  if (asked.rejectedFile !== undefined) await mustBeWritable(asked.rejectedFile, asked.file);
  const seal = await sealOfFile(asked.file);
  return open(async (database) => {
    const landlord = await database.beforeLandlord((tx) => landlordBySlug(tx, asked.slug));
    if (landlord === undefined) throw new Error(`There is no landlord "${asked.slug}" here.`);
    const run = await runOf(database, landlord.id, asked, seal);
    return tell(database, { landlordId: landlord.id, asked, run: await perform(database, { landlordId: landlord.id, run, asked, seal }, terminal) }, terminal);
  });
}

/** The unfinished run of the same file, else a new one. */
function runOf(database: Database, landlordId: string, asked: Asked, seal: FileSeal): Promise<RunId> {
  return database.inLandlord(landlordId, async (tx) => {
    const unfinished = asked.dryRun ? undefined : await unfinishedRunOf(tx, asked.kind, seal.sha256);
    if (unfinished !== undefined) return unfinished;
    const id = newId() as RunId;
    await insertRun(tx, {
      ...seal, id, kind: asked.kind, fileName: basename(asked.file).slice(0, 200), isFileKept: false, choices: asked.choices, isDryRun: asked.dryRun,
      state: 'waiting', actorId: null, actorName: 'the command line', startedAt: currentInstant(),
    });
    return id;
  });
}

interface Performing {
  readonly landlordId: string;
  readonly run: RunId;
  readonly asked: Asked;
  readonly seal: FileSeal;
}

async function perform(database: Database, { landlordId, run, asked, seal }: Performing, { say, progress }: Terminal): Promise<ImportRun> {
  for (let waited = 0; ; waited += 1) {
    const done: Performed = await performRun({
      database, landlordId, runId: run, now: currentInstant(), newId, open: async () => createReadStream(asked.file),
      onProgress: ({ counts, bytesDone }) => progress(Math.min(0.999, bytesDone / Math.max(1, seal.byteLength)), `${counts.rows} rows`),
    });
    if (done.kind === 'ended') return done.run;
    if (done.kind === 'busy') throw new Error(`${done.actorName} is importing ${done.fileName} now, and two files of ${asked.kind} at once would get in each other’s way. Try again when that has ended.`);
    if (done.kind === 'over' || waited > silenceSeconds + 5) throw new Error('The same file is being imported by another command. Wait for that one.');
    if (waited === 0) say(`An earlier run of this file has not ended. If it was stopped, this goes on where it was in ${silenceSeconds} seconds at most.`);
    await pause(1000);
  }
}

interface Told {
  readonly landlordId: string;
  readonly asked: Asked;
  readonly run: ImportRun;
}

async function tell(database: Database, told: Told, { say, progress }: Terminal): Promise<number> {
  const { asked, run } = told;
  progress(1, `${run.counts.rows} rows`);
  await (asked.rejectedFile === undefined ? showFirst(database, told, say) : writeRejected(database, told, asked.rejectedFile));
  for (const line of reportLines(run)) say(line);
  if (run.counts.rejected > 0 && asked.rejectedFile !== undefined) say(`The rejected rows, to be mended and imported again: ${asked.rejectedFile}`);
  if (run.state === 'refused') throw new Error(`${asked.file} was not imported${run.counts.rows > 0 ? ` after row ${run.counts.rows}` : ''}. ${run.problem ?? ''}`);
  return run.counts.rejected === 0 ? 0 : 1;
}

function writeRejected(database: Database, { landlordId, run }: Told, path: string): Promise<void> {
  const { columns, rowsAfter } = rejectedDownload(run);
  return pipeline(csvOf({ columns, rows: everyRow(database, landlordId, rowsAfter) }), createWriteStream(path, { mode: 0o600 }));
}

async function showFirst(database: Database, { landlordId, run }: Told, say: (line: string) => void): Promise<void> {
  const rows = await database.inLandlord(landlordId, (tx) => rejectedRows(tx, run.id, 0, mostShown));
  for (const { line, problems } of rows) for (const { field, reason, mend } of problems) say(`Row ${line}, ${field}: ${reason} ${mend}`);
  if (run.counts.rejected > rows.length) say(`… and ${run.counts.rejected - rows.length} more. Add --rejected FILE to have them all.`);
}

/** Found out before anything is imported, and not when the rows are already in. */
async function mustBeWritable(path: string, source: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  await access(found === undefined ? dirname(path) : path, constants.W_OK).catch(() => cannotBeWritten(path));
  if (found?.isDirectory() === true) cannotBeWritten(path);
  const read = await stat(source).catch(() => undefined);
  if (found !== undefined && found.ino === read?.ino && found.dev === read.dev) {
    throw new Error(`${path} is the file to be imported, and the rejected rows would be written over it: name another file for them. Nothing was imported.`);
  }
}

function cannotBeWritten(path: string): never {
  throw new Error(`${path} cannot be written: name a file in a folder that is there and that you may write to. Nothing was imported.`);
}
