import { CsvError, parse, type Parser } from 'csv-parse';
import { pipeline, type Readable } from 'node:stream';
import type { PlainDate } from '../../clock/index.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import type { OrganisationId } from '../../staff/index.ts';
import { problemsWithHeader, readRow, type CellProblem, type HomeRow, type RowContext } from '../forms/index.ts';
import type { PlaceConflict } from './place-conflicts.ts';
import { openPlaces, type PlaceCounts, type Places } from './places.ts';
import { upsertHomes, type PlacedRow } from './upsert-homes.ts';

export interface ImportOptions {
  readonly today: PlainDate;
  readonly now: string;
  readonly newId: () => string;
  /** Do everything and save nothing. */
  readonly dryRun?: boolean;
  readonly keepRoundUprns?: boolean;
  /** Told after each batch how many rows are done. */
  readonly onProgress?: (rows: number) => void;
  /** Told each thing wrong with each row, in the order of the file. */
  readonly onRejected?: (rejection: Rejection) => void;
}

export interface Rejection extends CellProblem {
  /** The line of the file the row ends on, the header being line 1: what a text editor shows. */
  readonly row: number;
}

export interface ImportReport {
  readonly rows: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Homes whose UPRN came with fewer than 12 figures and got its zeros back. */
  readonly padded: number;
  readonly created: PlaceCounts;
}

/** The file as a whole cannot be imported; nothing of it was. */
export class ImportRefused extends Error {
  override name = 'ImportRefused';
  readonly reasons: readonly string[];
  constructor(reasons: readonly string[]) {
    super(reasons.join(' '));
    this.reasons = reasons;
  }
}

const rowsPerBatch = 1000;
const csvOptions = { bom: true, relaxColumnCount: true, skipEmptyLines: true, info: true, maxRecordSize: 100_000 } as const;

/**
 * Reads a homes file as it arrives and saves it in one transaction: all good rows, or nothing when it breaks off. Homes
 * are known by their UPRN, so the same file again changes nothing. A home missing from the file is left as it is.
 */
export function importHomes(database: Database, landlordId: string, stream: Readable, options: ImportOptions): Promise<ImportReport> {
  const keep = () => options.dryRun !== true;
  // Joined before the database is asked for anything: a stream that fails with nobody listening ends the process.
  const parser = pipeline(stream, parse(csvOptions), () => undefined);
  return database.inLandlordKeepingIf(landlordId, keep, async (tx) => {
    // Two imports at once would each make the same new block; the second waits here for the first.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('homes import ' || $1, 0))`, [tx.landlordId]);
    return readFile(await openImport(tx, options), parser);
  });
}

interface Import {
  readonly tx: Tx;
  readonly options: ImportOptions;
  readonly context: RowContext;
  readonly places: Places;
  /** As numbers: eight bytes each, where a file may hold hundreds of thousands. */
  readonly seenUprns: Set<number>;
  batch: PlacedRow[];
  readonly counts: { rows: number; inserted: number; updated: number; unchanged: number; rejected: number; padded: number };
}

async function openImport(tx: Tx, options: ImportOptions): Promise<Import> {
  return {
    tx, options,
    context: { today: options.today, organisations: await organisationsByName(tx), keepRoundUprns: options.keepRoundUprns === true },
    places: await openPlaces(tx, options.newId),
    seenUprns: new Set(),
    batch: [],
    counts: { rows: 0, inserted: 0, updated: 0, unchanged: 0, rejected: 0, padded: 0 },
  };
}

async function organisationsByName(tx: Tx): Promise<RowContext['organisations']> {
  const rows = await tx.query<{ id: OrganisationId; name: string }>('select id, name from organisations where landlord_id = $1 order by name', [tx.landlordId]);
  return new Map(rows.map((row) => [row.name.toLowerCase(), row]));
}

async function readFile(work: Import, parser: Parser): Promise<ImportReport> {
  let hasHeader = false;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (hasHeader) await takeRow(work, record, info.lines);
      else hasHeader = checkHeader(record);
    }
  } catch (error) {
    throw asRefusal(error);
  }
  if (!hasHeader) throw new ImportRefused(['The file is empty.']);
  await saveBatch(work);
  return { ...work.counts, created: work.places.created() };
}

function checkHeader(record: readonly string[]): true {
  const problems = problemsWithHeader(record);
  if (problems.length > 0) throw new ImportRefused(problems);
  return true;
}

/** Quotation marks that do not match are the one thing csv-parse cannot read past. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const { lines } = error as { lines?: unknown };
  return new ImportRefused([`The file cannot be read near line ${String(lines ?? 1)}: its quotation marks do not match, or a cell is far too long.`]);
}

async function takeRow(work: Import, cells: readonly string[], line: number): Promise<void> {
  work.counts.rows += 1;
  const outcome = readRow(cells, work.context);
  const problems = outcome.ok ? problemsBesideOtherRows(work, outcome.row) : outcome.problems;
  if (outcome.ok && problems.length === 0) {
    work.seenUprns.add(Number(outcome.row.uprn));
    work.batch.push({ row: outcome.row, placement: work.places.place(outcome.row) });
    if (outcome.row.uprnWasPadded) work.counts.padded += 1;
  } else {
    work.counts.rejected += 1;
    for (const problem of problems) work.options.onRejected?.({ row: line, ...problem });
  }
  if (work.batch.length >= rowsPerBatch) await saveBatch(work);
}

function problemsBesideOtherRows(work: Import, row: HomeRow): readonly CellProblem[] {
  if (work.seenUprns.has(Number(row.uprn))) {
    return [{ field: 'uprn', reason: `An earlier row has the same UPRN, ${row.uprn}.`, mend: 'Keep one row for each home.' }];
  }
  const conflict = work.places.conflictOf(row);
  return conflict === undefined ? [] : [wordsForConflict(conflict)];
}

const wordsForConflict = ({ field, place, said }: PlaceConflict): CellProblem => ({
  field,
  reason: `An earlier row says otherwise of ${place}: ${said}.`,
  mend: 'Say the same of a place in every row.',
});

async function saveBatch(work: Import): Promise<void> {
  const { tx, places, options, counts } = work;
  const batch = work.batch;
  work.batch = [];
  await places.save();
  if (batch.length > 0) {
    const done = await upsertHomes(tx, batch, options);
    counts.inserted += done.inserted;
    counts.updated += done.updated;
    counts.unchanged += done.unchanged;
  }
  options.onProgress?.(counts.rows);
}
