import { instant, dateInLondon } from '../clock/index.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import { importRows, type Progress } from './import-rows.ts';
import { importers } from './kinds.ts';
import type { ImportRun, RejectedRow, RunId } from './model.ts';
import { runById } from './queries/runs.ts';
import type { FileChunks } from './read-file.ts';
import { ImportRefused } from './refused.ts';
import { claimRun, type Claim } from './store/claim.ts';
import { endRun, releaseRun, saveCheckpoint } from './store/runs.ts';

export interface Performing {
  readonly database: Database;
  readonly landlordId: string;
  readonly runId: RunId;
  readonly now: string;
  readonly newId: () => string;
  /** The file from its beginning; undefined when it is no longer there. */
  readonly open: (run: ImportRun) => Promise<FileChunks | undefined>;
  readonly rowsPerBatch?: number;
  readonly onProgress?: (progress: Progress, rejected: readonly RejectedRow[]) => void;
}

export type Performed = Exclude<Claim, { kind: 'claimed' }> | { readonly kind: 'ended'; readonly run: ImportRun };

/**
 * Works on a run from where it stands to its end: the worker and the command line both come here. Killed anywhere, it is
 * taken up again by whoever calls this next; called twice at once, one of the two is told that it is taken.
 */
export async function performRun(performing: Performing): Promise<Performed> {
  const { database, landlordId, runId } = performing;
  const mine = performing.newId();
  const { run, claim } = await database.inLandlord(landlordId, async (tx) => {
    const found = await runById(tx, runId);
    return { run: found, claim: found === undefined ? ({ kind: 'over' } as const) : await claimRun(tx, found, mine) };
  });
  if (run === undefined || claim.kind !== 'claimed') return claim.kind === 'claimed' ? { kind: 'over' } : claim;
  const claimed = { id: runId, claim: claim.claim };
  const end = await readToTheEnd(performing, run, claimed);
  return database.inLandlord(landlordId, async (tx) => {
    await endRun(tx, claimed, { ...end, now: performing.now });
    return { kind: 'ended', run: await existing(tx, runId) };
  });
}

interface End {
  readonly state: 'checked' | 'done' | 'refused';
  readonly problem: string | null;
}

async function readToTheEnd(performing: Performing, run: ImportRun, claimed: { readonly id: RunId; readonly claim: string }): Promise<End> {
  try {
    const chunks = await performing.open(run);
    if (chunks === undefined) throw new ImportRefused(['The file is no longer here. Send it again.']);
    await importRows({
      landlordId: performing.landlordId,
      importer: importers[run.kind],
      reading: readingOf(performing, run),
      chunks,
      isDryRun: run.isDryRun,
      resumeFrom: run.counts,
      ...(performing.rowsPerBatch === undefined ? {} : { rowsPerBatch: performing.rowsPerBatch }),
      checkpoint: (tx, progress, rejected) => saveCheckpoint(tx, claimed, progress, rejected),
      ...(performing.onProgress === undefined ? {} : { onProgress: performing.onProgress }),
    });
    return { state: run.isDryRun ? 'checked' : 'done', problem: null };
  } catch (error) {
    const problem = problemForPeople(error);
    if (problem !== undefined) return { state: 'refused', problem };
    await performing.database.inLandlord(performing.landlordId, (tx) => releaseRun(tx, claimed)).catch(() => undefined);
    throw error;
  }
}

function readingOf({ now, newId, database }: Performing, run: ImportRun) {
  return {
    now: instant(now),
    today: dateInLondon(instant(now)),
    newId,
    by: { staffId: run.actorId, name: run.actorName },
    source: { name: run.fileName, sha256: run.sha256 },
    choices: run.choices,
    database,
  };
}

/** What trying again would not mend. Everything else is thrown on, and the run is taken up again. */
function problemForPeople(error: unknown): string | undefined {
  if (error instanceof ImportRefused) return error.message;
  const code = (error as { code?: unknown }).code;
  // Data that PostgreSQL refuses (SQLSTATE classes 22 and 23) it will refuse again.
  return typeof code === 'string' && /^2[23]/.test(code) && code.length === 5
    ? `A batch of rows could not be saved (${code}), and nothing after it was read. Tell whoever looks after Putright.`
    : undefined;
}

async function existing(tx: Tx, id: RunId): Promise<ImportRun> {
  const run = await runById(tx, id);
  if (run === undefined) throw new Error('The import that has just ended is not there.');
  return run;
}

