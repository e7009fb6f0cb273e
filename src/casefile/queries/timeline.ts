import type { Tx } from '../../platform/database/index.ts';
import type { CaseEvent } from '../model.ts';
import { eventFrom } from '../store/rows.ts';
import type { CaseEventRow } from '../tables.ts';
import type { TimelinePage } from '../views/case-page.ts';

const entriesAPage = 50;

interface Entries {
  /** The kinds of entry to show; undefined for all. */
  readonly types: readonly string[] | undefined;
  /** Only entries older than this one. */
  readonly before: number | undefined;
}

export interface WhichEntries extends Entries {
  readonly filter: string;
}

/** A page of a case's timeline, newest first. */
export async function timelineOfCase(tx: Tx, caseId: string, { filter, types, before }: WhichEntries): Promise<TimelinePage> {
  const found = await timelineEntries(tx, caseId, { types, before, most: entriesAPage + 1 });
  const events = found.slice(0, entriesAPage);
  const next = found.length > entriesAPage ? (events.at(-1)?.sequence ?? null) : null;
  return { filter, events, next, isFirstPage: before === undefined };
}

/** Entries of a case's timeline, newest first. */
export async function timelineEntries(tx: Tx, caseId: string, { types, before, most }: Entries & { readonly most: number }): Promise<CaseEvent[]> {
  const rows = await tx.query<CaseEventRow>(
    `select * from case_events where landlord_id = $1 and case_id = $2 and ($3::int is null or sequence < $3)
       and ($4::text[] is null or type = any ($4))
     order by sequence desc limit $5`,
    [tx.landlordId, caseId, before ?? null, types ?? null, most],
  );
  return rows.map(eventFrom);
}
