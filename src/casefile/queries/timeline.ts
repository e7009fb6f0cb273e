import type { Tx } from '../../platform/database/index.ts';
import { eventFrom } from '../store/rows.ts';
import type { CaseEventRow } from '../tables.ts';
import type { TimelinePage } from '../views/case-page.ts';

const entriesAPage = 50;

export interface WhichEntries {
  readonly filter: string;
  /** The kinds of entry to show; undefined for all. */
  readonly types: readonly string[] | undefined;
  /** Only entries older than this one. */
  readonly before: number | undefined;
}

/** A page of a case's timeline, newest first. */
export async function timelineOfCase(tx: Tx, caseId: string, { filter, types, before }: WhichEntries): Promise<TimelinePage> {
  const rows = await tx.query<CaseEventRow>(
    `select * from case_events where landlord_id = $1 and case_id = $2 and ($3::int is null or sequence < $3)
       and ($4::text[] is null or type = any ($4))
     order by sequence desc limit ${entriesAPage + 1}`,
    [tx.landlordId, caseId, before ?? null, types ?? null],
  );
  const events = rows.slice(0, entriesAPage).map(eventFrom);
  const next = rows.length > entriesAPage ? (events.at(-1)?.sequence ?? null) : null;
  return { filter, events, next, isFirstPage: before === undefined };
}
