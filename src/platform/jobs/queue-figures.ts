import type { Pool } from 'pg';

/** How the queue stands, whatever its jobs are about. */
export interface QueueFigures {
  /** Due and not yet taken. */
  readonly waiting: number;
  readonly running: number;
  /** Tried as often as they may be: somebody has to look. */
  readonly failed: number;
  /** How long the one that waits longest has been due. */
  readonly oldestSeconds: number;
}

/** Reads them as the owner: the application's own role may not look into the queue. */
export async function queueFigures(owner: Pool): Promise<QueueFigures> {
  const due = 'locked_at is null and attempts < max_attempts and run_at <= now()';
  const { rows } = await owner.query<Record<keyof QueueFigures, string>>(
    `select count(*) filter (where ${due}) as waiting,
       count(*) filter (where locked_at is not null) as running,
       count(*) filter (where locked_at is null and attempts >= max_attempts) as failed,
       coalesce(extract(epoch from now() - min(run_at) filter (where ${due})), 0) as "oldestSeconds"
     from graphile_worker._private_jobs`,
  );
  const { waiting, running, failed, oldestSeconds } = rows[0] ?? { waiting: 0, running: 0, failed: 0, oldestSeconds: 0 };
  return { waiting: Number(waiting), running: Number(running), failed: Number(failed), oldestSeconds: Math.max(0, Number(oldestSeconds)) };
}
