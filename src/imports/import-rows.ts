import type { Tx } from '../platform/database/index.ts';
import type { Importer, ImportReading, ImportSession, PlannedRow, TakenRow } from '../platform/importer.ts';
import { noCounts, type ImportCounts, type RejectedRow } from './model.ts';
import { readRows, type FileChunks, type FileRow } from './read-file.ts';
import { begun, readJsonRows } from './read-json.ts';

const rowsPerBatch = 1000;

/** How far a file has come, written down with each batch. */
export interface Progress {
  readonly counts: ImportCounts;
  readonly bytesDone: number;
}

export interface Importing<Row> {
  readonly landlordId: string;
  readonly importer: Importer<Row>;
  readonly reading: ImportReading;
  readonly chunks: FileChunks;
  readonly isDryRun: boolean;
  /** Where an earlier reading of the same file stopped: its rows are read again, and not saved again. */
  readonly resumeFrom?: ImportCounts;
  readonly rowsPerBatch?: number;
  /** Called in each batch's transaction with what it has come to: saved together or not at all. */
  readonly checkpoint?: (tx: Tx, progress: Progress, rejected: readonly RejectedRow[]) => Promise<void>;
  /** Called between batches, and now and then while rows done before are read again. */
  readonly onProgress?: (progress: Progress, rejected: readonly RejectedRow[]) => void;
}

interface Batch<Row> {
  readonly rows: { readonly row: Row; readonly line: number; readonly cells: readonly string[] }[];
  readonly rejected: RejectedRow[];
  size: number;
}

const emptyBatch = <Row>(): Batch<Row> => ({ rows: [], rejected: [], size: 0 });

/**
 * The one machine for files of every kind. Rows are read as they arrive and saved a batch at a time, each batch in one
 * transaction with its checkpoint, so a reading that is cut short leaves whole batches and nothing else.
 */
export async function importRows<Row>(importing: Importing<Row>): Promise<ImportCounts> {
  const { landlordId, importer, reading, resumeFrom = noCounts } = importing;
  const session = await reading.database.inLandlord(landlordId, (tx) => importer.open(tx, reading));
  const work: Work<Row> = { importing, session, counts: resumeFrom, before: {}, bytesDone: 0 };
  let batch = emptyBatch<Row>();
  let read = 0;
  for await (const { cells, line, bytesRead, problems = [] } of rowsOf(importing)) {
    read += 1;
    if (read === resumeFrom.rows + 1) work.before = toldBefore(resumeFrom, session);
    const taken: TakenRow<Row> = problems.length > 0 ? { ok: false, problems } : session.take(cells);
    work.bytesDone = bytesRead;
    if (read <= resumeFrom.rows) continue;
    batch.size += 1;
    if (taken.ok) batch.rows.push({ row: taken.row, line, cells });
    else batch.rejected.push({ line, cells, problems: taken.problems });
    if (batch.size < (importing.rowsPerBatch ?? rowsPerBatch)) continue;
    await saveBatch(work, batch);
    batch = emptyBatch<Row>();
  }
  if (batch.size > 0) await saveBatch(work, batch);
  return work.counts;
}

/** A file of a kind that may be JSON is looked at first. */
async function* rowsOf<Row>({ importer, chunks }: Importing<Row>): AsyncGenerator<FileRow> {
  const { rowsOfJson } = importer;
  if (rowsOfJson === undefined) return yield* readRows(importer, chunks);
  const file = await begun(chunks);
  yield* file.isJson ? readJsonRows(rowsOfJson, file.chunks) : readRows(importer, file.chunks);
}

interface Work<Row> {
  readonly importing: Importing<Row>;
  readonly session: ImportSession<Row>;
  counts: ImportCounts;
  /** What was told of before the reading was taken up again and this session cannot know. */
  before: Readonly<Record<string, number>>;
  bytesDone: number;
}

/** Reading the rows done again told of some of it again: what is left over is what this session cannot know. */
function toldBefore<Row>(resumeFrom: ImportCounts, session: ImportSession<Row>): Readonly<Record<string, number>> {
  const again = session.tally();
  return Object.fromEntries(Object.entries(resumeFrom.others).map(([name, count]) => [name, count - (again[name] ?? 0)]));
}

async function saveBatch<Row>(work: Work<Row>, batch: Batch<Row>): Promise<void> {
  const { importing, session } = work;
  const rejected = await importing.reading.database.inLandlord(importing.landlordId, async (tx) => {
    const plans = await session.plan(tx, batch.rows.map(({ row }) => row));
    const planned = batch.rows.map((taken, index) => ({ ...taken, plan: plans[index] ?? 'unchanged' }));
    const all = [...batch.rejected, ...planned.flatMap(rejectionOf)].toSorted((one, other) => one.line - other.line);
    if (!importing.isDryRun) await session.save(tx, planned.filter(({ plan }) => plan === 'new' || plan === 'changed'));
    work.counts = added(work, planned, batch.size);
    await importing.checkpoint?.(tx, { counts: work.counts, bytesDone: work.bytesDone }, all);
    return all;
  });
  importing.onProgress?.({ counts: work.counts, bytesDone: work.bytesDone }, rejected);
}

function rejectionOf<Row>({ line, cells, plan }: PlannedRow<Row> & { readonly line: number; readonly cells: readonly string[] }): RejectedRow[] {
  return typeof plan === 'string' ? [] : [{ line, cells, problems: plan.problems }];
}

function added<Row>({ counts, session, before }: Work<Row>, planned: readonly PlannedRow<Row>[], size: number): ImportCounts {
  const of = (plan: PlannedRow<Row>['plan']) => planned.filter((row) => row.plan === plan).length;
  const [fresh, changed, unchanged] = [of('new'), of('changed'), of('unchanged')];
  const others = Object.entries(session.tally()).map(([name, count]) => [name, count + (before[name] ?? 0)] as const);
  return {
    rows: counts.rows + size,
    new: counts.new + fresh,
    changed: counts.changed + changed,
    unchanged: counts.unchanged + unchanged,
    rejected: counts.rejected + size - fresh - changed - unchanged,
    others: Object.fromEntries(others),
  };
}
