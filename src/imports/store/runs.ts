import { insertRows, type Tx } from '../../platform/database/index.ts';
import { storableText } from '../../platform/storable-text.ts';
import { ImportTakenOver } from '../refused.ts';
import type { Progress } from '../import-rows.ts';
import type { ImportRun, RejectedRow, RunId } from '../model.ts';

export type NewRun = Pick<ImportRun, 'id' | 'kind' | 'fileName' | 'byteLength' | 'sha256' | 'isFileKept' | 'choices' | 'isDryRun' | 'actorId' | 'actorName'> & { readonly state: 'receiving' | 'waiting'; readonly startedAt: string };

/** Writes down that a file has come. */
export function insertRun(tx: Tx, run: NewRun): Promise<void> {
  return insertRows(tx, 'import_runs', [{
    landlord_id: tx.landlordId, id: run.id, kind: run.kind, file_name: run.fileName, byte_length: run.byteLength, sha256: run.sha256,
    is_file_kept: run.isFileKept, choices: run.choices, is_dry_run: run.isDryRun, state: run.state,
    actor_id: run.actorId, actor_name: run.actorName, started_at: run.startedAt,
  }]);
}

/** The file is here whole, and what it is has been said. */
export async function fileReceived(tx: Tx, id: RunId, file: Pick<NewRun, 'kind' | 'choices' | 'byteLength' | 'sha256' | 'fileName'>): Promise<void> {
  await tx.query(
    `update import_runs set kind = $3, choices = $4, byte_length = $5, sha256 = $6, file_name = $7, state = 'waiting'
     where landlord_id = $1 and id = $2 and state = 'receiving'`,
    [tx.landlordId, id, file.kind, JSON.stringify(file.choices), file.byteLength, file.sha256, file.fileName],
  );
}

/** From having been checked to being imported: once, however often the button is pressed. False when it was not waiting for that. */
export async function beginImport(tx: Tx, id: RunId): Promise<boolean> {
  const begun = await tx.query(
    `update import_runs set is_dry_run = false, state = 'waiting', rows_done = 0, bytes_done = 0, counts = '{}', ended_at = null
     where landlord_id = $1 and id = $2 and state = 'checked' and forgotten_at is null returning id`,
    [tx.landlordId, id],
  );
  if (begun.length > 0) await removeRejections(tx, id);
  return begun.length > 0;
}

async function removeRejections(tx: Tx, id: RunId): Promise<void> {
  await tx.query('delete from import_rejections where landlord_id = $1 and run_id = $2', [tx.landlordId, id]);
}

/** In the batch's own transaction: what is done, that we are alive, and the rows that were rejected. */
export async function saveCheckpoint(tx: Tx, claimed: { readonly id: RunId; readonly claim: string }, { counts, bytesDone }: Progress, rejected: readonly RejectedRow[]): Promise<void> {
  const held = await tx.query(
    `update import_runs set rows_done = $4, bytes_done = $5, counts = $6, beat_at = now()
     where landlord_id = $1 and id = $2 and claim = $3 and state = 'working' returning id`,
    [tx.landlordId, claimed.id, claimed.claim, counts.rows, bytesDone, JSON.stringify(counts)],
  );
  if (held.length === 0) throw new ImportTakenOver('Somebody else works on this import now.');
  await insertRows(tx, 'import_rejections', rejected.flatMap(({ line, cells, problems }) => problems.map(({ field, reason, mend }, ordinal) => ({
    landlord_id: tx.landlordId, run_id: claimed.id, line, ordinal, field, reason: storable(reason), mend: storable(mend),
    cells: ordinal === 0 ? cells.map(storable) : null,
  }))));
}

const longestCellKept = 5000;

/** A cell of a million letters is cut. */
const storable = (text: string): string => storableText(text.slice(0, longestCellKept));

/** Ends the run for whoever holds it. */
export async function endRun(tx: Tx, claimed: { readonly id: RunId; readonly claim: string }, end: { readonly state: 'checked' | 'done' | 'refused'; readonly problem: string | null; readonly now: string }): Promise<void> {
  const ended = await tx.query(
    `update import_runs set state = $4, problem = $5, ended_at = $6, claim = null, beat_at = null
     where landlord_id = $1 and id = $2 and claim = $3 and state = 'working' returning id`,
    [tx.landlordId, claimed.id, claimed.claim, end.state, end.problem, end.now],
  );
  if (ended.length === 0) throw new ImportTakenOver('Somebody else works on this import now.');
}

/** Puts a run down unfinished, for whoever takes it up next. */
export async function releaseRun(tx: Tx, claimed: { readonly id: RunId; readonly claim: string }): Promise<void> {
  await tx.query('update import_runs set claim = null, beat_at = null where landlord_id = $1 and id = $2 and claim = $3', [tx.landlordId, claimed.id, claimed.claim]);
}

/** Takes the file and the rejected rows of a run out of the record; what it came to stays. */
export async function forgetRun(tx: Tx, run: Pick<ImportRun, 'id' | 'state'>, now: string): Promise<void> {
  await removeRejections(tx, run.id);
  if (run.state === 'receiving') await tx.query('delete from import_runs where landlord_id = $1 and id = $2', [tx.landlordId, run.id]);
  else await tx.query('update import_runs set forgotten_at = $3 where landlord_id = $1 and id = $2', [tx.landlordId, run.id, now]);
}
