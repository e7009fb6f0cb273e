import { addHours, instant, type Instant } from '../../clock/index.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { hashSecret } from '../../platform/sign-in/index.ts';
import type { Answers } from '../forms/resident/answers.ts';
import { lockAnswers, unlockAnswers } from './locked-answers.ts';

/** How long a report that was not sent is kept, from when its answers were last kept. */
export const keptReportHours = 7 * 24;
const goneAtATime = 5000;

/** Keeps these answers under this token, in the place of what was kept under it. Gives the time at which they go. */
export async function keepReport(tx: Tx, { token, answers, now }: { readonly token: string; readonly answers: Answers; readonly now: string }): Promise<Instant> {
  const endsAt = addHours(instant(now), keptReportHours);
  await tx.query(
    `insert into reports_kept (landlord_id, token_hash, locked_answers, kept_at, expires_at) values ($1, $2, $3, $4, $5)
     on conflict (landlord_id, token_hash) do update set locked_answers = excluded.locked_answers, kept_at = excluded.kept_at, expires_at = excluded.expires_at`,
    [tx.landlordId, hashSecret(token), lockAnswers(answers, token, tx.landlordId), now, endsAt],
  );
  return endsAt;
}

export interface KeptReport {
  readonly answers: Answers;
  readonly endsAt: Instant;
}

/** What is kept under this token; undefined once it went, was sent or was deleted, and for a token that never was. */
export async function keptReport(tx: Tx, token: string, now: string): Promise<KeptReport | undefined> {
  const [row] = await tx.query<{ locked: Buffer; endsAt: Instant }>(
    'select locked_answers as locked, expires_at as "endsAt" from reports_kept where landlord_id = $1 and token_hash = $2 and expires_at > $3',
    [tx.landlordId, hashSecret(token), now],
  );
  const answers = row === undefined ? undefined : unlockAnswers(row.locked, token, tx.landlordId);
  return row === undefined || answers === undefined ? undefined : { answers, endsAt: row.endsAt };
}

/** Deletes what is kept under this token, if anything is. */
export async function deleteKeptReport(tx: Tx, token: string): Promise<void> {
  if (token !== '') await tx.query('delete from reports_kept where landlord_id = $1 and token_hash = $2', [tx.landlordId, hashSecret(token)]);
}

/** Deletes a landlord's reports whose time is over, a bounded batch in each transaction. */
export async function deleteEndedReports(database: Database, landlordId: string, now: string): Promise<void> {
  for (let gone = goneAtATime; gone === goneAtATime; ) {
    const rows = await database.inLandlord(landlordId, (tx) => tx.query(
      `delete from reports_kept where landlord_id = $1 and token_hash in (
         select token_hash from reports_kept where landlord_id = $1 and expires_at <= $2 order by expires_at limit ${goneAtATime}
       ) returning 1 as gone`,
      [landlordId, now],
    ));
    gone = rows.length;
  }
}
