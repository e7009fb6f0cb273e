import type { Tx } from '../../platform/database/index.ts';
import type { ImportKind, ImportRun, RunId } from '../model.ts';

/** Longer than any batch may take (the database ends a statement after 15 seconds), so whoever is silent for it is dead. */
export const silenceSeconds = 20;

export type Claim =
  | { readonly kind: 'claimed'; readonly claim: string }
  /** Somebody works on this very run. */
  | { readonly kind: 'taken' }
  /** Another file of the same kind is being read, and two at once would each make the same new things. */
  | { readonly kind: 'busy'; readonly fileName: string; readonly actorName: string }
  /** It has ended, or is not there. */
  | { readonly kind: 'over' };

const isAlive = `(claim is not null and beat_at > now() - interval '${silenceSeconds} seconds')`;

/** Takes a run in hand, if nobody has it and no other file of its kind is being read. */
export async function claimRun(tx: Tx, run: Pick<ImportRun, 'id' | 'kind'>, claim: string): Promise<Claim> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('import ' || $1 || $2, 0))`, [tx.landlordId, run.kind]);
  const other = await readingNow(tx, run);
  if (other !== undefined) return { kind: 'busy', ...other };
  const claimed = await tx.query(
    `update import_runs set state = 'working', claim = $3, beat_at = now()
     where landlord_id = $1 and id = $2 and state in ('waiting', 'working') and not ${isAlive} returning id`,
    [tx.landlordId, run.id, claim],
  );
  if (claimed.length > 0) return { kind: 'claimed', claim };
  const open = await tx.query(`select 1 from import_runs where landlord_id = $1 and id = $2 and state in ('waiting', 'working')`, [tx.landlordId, run.id]);
  return open.length > 0 ? { kind: 'taken' } : { kind: 'over' };
}

async function readingNow(tx: Tx, run: Pick<ImportRun, 'id' | 'kind'>): Promise<{ fileName: string; actorName: string } | undefined> {
  const rows = await tx.query<{ fileName: string; actorName: string }>(
    `select file_name as "fileName", actor_name as "actorName" from import_runs
     where landlord_id = $1 and kind = $2 and id <> $3 and state = 'working' and ${isAlive} limit 1`,
    [tx.landlordId, run.kind, run.id],
  );
  return rows[0];
}

/** Runs that nobody is working on although they have not ended: put down, or left by a process that was killed. */
export async function runsLeftOpen(tx: Tx): Promise<RunId[]> {
  const rows = await tx.query<{ id: RunId }>(
    `select id from import_runs where landlord_id = $1 and is_file_kept and state in ('waiting', 'working') and not ${isAlive} order by started_at limit 20`,
    [tx.landlordId],
  );
  return rows.map(({ id }) => id);
}

/** The unfinished run of the same file by an earlier command, to go on with. */
export async function unfinishedRunOf(tx: Tx, kind: ImportKind, sha256: string): Promise<RunId | undefined> {
  const rows = await tx.query<{ id: RunId }>(
    `select id from import_runs
     where landlord_id = $1 and kind = $2 and sha256 = $3 and state in ('waiting', 'working') and not is_dry_run and not is_file_kept
     order by started_at desc limit 1`,
    [tx.landlordId, kind, sha256],
  );
  return rows[0]?.id;
}
