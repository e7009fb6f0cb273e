import type { CellProblem } from '../../platform/cells/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { noCounts, type ImportCounts, type ImportRun, type RejectedRow, type RunId } from '../model.ts';

const columns = `id, kind, file_name as "fileName", byte_length as "byteLength", sha256, is_file_kept as "isFileKept", choices, is_dry_run as "isDryRun",
  state, rows_done as "rowsDone", bytes_done as "bytesDone", counts, problem, actor_id as "actorId", actor_name as "actorName",
  started_at as "startedAt", ended_at as "endedAt", forgotten_at as "forgottenAt"`;

type RunRow = Omit<ImportRun, 'counts'> & { readonly counts: Partial<ImportCounts> };
const runFrom = (row: RunRow): ImportRun => ({ ...row, counts: { ...noCounts, ...row.counts } });

/** The run with this id, or undefined. Any text may be asked for. */
export async function runById(tx: Tx, id: string): Promise<ImportRun | undefined> {
  if (!isUuid(id)) return undefined;
  const rows = await tx.query<RunRow>(`select ${columns} from import_runs where landlord_id = $1 and id = $2`, [tx.landlordId, id]);
  return rows[0] === undefined ? undefined : runFrom(rows[0]);
}

const runsAPage = 25;

/** Runs newest first, those before `before` (a run's id), and the id to go on from when there are more. */
export async function pageOfRuns(tx: Tx, before: string | undefined, most = runsAPage): Promise<{ readonly runs: readonly ImportRun[]; readonly nextBefore: RunId | undefined }> {
  const after = isUuid(before) ? before : null;
  const rows = await tx.query<RunRow>(
    `select ${columns} from import_runs where landlord_id = $1 and state <> 'receiving'
       and ($2::uuid is null or (started_at, id) < (select started_at, id from import_runs where landlord_id = $1 and id = $2::uuid))
     order by started_at desc, id desc limit $3`,
    [tx.landlordId, after, most + 1],
  );
  const runs = rows.slice(0, most).map(runFrom);
  return { runs, nextBefore: rows.length > most ? runs.at(-1)?.id : undefined };
}

/** Rejected rows of a run in the order of the file, those after a line. */
export async function rejectedRows(tx: Tx, id: RunId, afterLine: number, most: number): Promise<readonly RejectedRow[]> {
  const rows = await tx.query<{ line: number; cells: string[] | null; problems: CellProblem[] }>(
    `select line, (array_agg(cells order by ordinal))[1] as cells,
       jsonb_agg(jsonb_build_object('field', field, 'reason', reason, 'mend', mend) order by ordinal) as problems
     from import_rejections where landlord_id = $1 and run_id = $2 and line > $3 group by line order by line limit $4`,
    [tx.landlordId, id, afterLine, most],
  );
  return rows.map(({ line, cells, problems }) => ({ line, cells: cells ?? [], problems }));
}

/** Runs whose file has been here long enough after they ended, or that never came whole. */
export async function runsToForget(tx: Tx, endedBefore: string, receivedBefore: string): Promise<readonly ImportRun[]> {
  const rows = await tx.query<RunRow>(
    `select ${columns} from import_runs where landlord_id = $1 and forgotten_at is null
       and ((ended_at is not null and ended_at < $2) or (state = 'receiving' and started_at < $3)) order by started_at limit 100`,
    [tx.landlordId, endedBefore, receivedBefore],
  );
  return rows.map(runFrom);
}
