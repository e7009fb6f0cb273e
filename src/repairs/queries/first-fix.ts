import type { Reference } from '../../casefile/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';

/** First-time fix of the jobs of one trade that closed for the first time in one London month. */
export interface FirstFixMonth {
  /** Its first day. */
  readonly month: PlainDate;
  readonly trade: string | null;
  /** Repairs that closed for the first time; follow-ons count with the repair they follow on to. */
  readonly closed: number;
  /** Of them, those whose first fix still held when the month ended: the figure as it was first published. */
  readonly heldAtMonthEnd: number;
  /** Of them, those whose first fix holds now. */
  readonly holdNow: number;
  /** Taken out since the month ended, because the job came back. */
  readonly laterRecalls: number;
  /** Taken out since the month ended, because the resident said, or an inspection found, that it was not fixed. */
  readonly laterReopened: number;
}

const monthEnd = `((date_trunc('month', r.first_closed_at at time zone 'Europe/London') + interval '1 month') at time zone 'Europe/London')`;

/** Every repair that closed for the first time from `$2` until before `$3`, and when its first fix ceased to hold. */
const closedFirst = `select r.case_id, r.trade, r.first_closed_at, ${monthEnd} as month_end, r.fixed_first_time, r.reopened_at, x.found_at as recalled_at
  from repairs r
  left join (select first_case_id, min(found_at) as found_at from repair_recalls
    where landlord_id = $1 and ruled_out_at is null and found_at >= $2 group by first_case_id) x on x.first_case_id = r.case_id
  where r.landlord_id = $1 and r.first_closed_at >= $2 and r.first_closed_at < $3`;

/**
 * First-time fix by month and trade, counted from the rows themselves each time: a recall found today, or ruled out today,
 * changes the month in which the first job closed.
 */
export function firstFixByMonth(tx: Tx, { from, before }: { readonly from: Instant; readonly before: Instant }): Promise<FirstFixMonth[]> {
  return tx.query<FirstFixMonth>(
    `select to_char(date_trunc('month', first_closed_at at time zone 'Europe/London'), 'YYYY-MM-DD') as month, trade, count(*)::int as closed,
       count(*) filter (where fixed_first_time and (reopened_at is null or reopened_at >= month_end) and (recalled_at is null or recalled_at >= month_end))::int as "heldAtMonthEnd",
       count(*) filter (where fixed_first_time and reopened_at is null and recalled_at is null)::int as "holdNow",
       count(*) filter (where fixed_first_time and recalled_at >= month_end and (reopened_at is null or reopened_at > recalled_at))::int as "laterRecalls",
       count(*) filter (where fixed_first_time and reopened_at >= month_end and (recalled_at is null or recalled_at >= reopened_at))::int as "laterReopened"
     from (${closedFirst}) jobs group by 1, 2 order by 1, 2`,
    [tx.landlordId, from, before],
  );
}

/** One recall: what came back, and which job it was. */
export interface RecallLine {
  readonly reference: Reference;
  readonly title: string;
  readonly foundAt: Instant;
  readonly firstReference: Reference;
  readonly firstClosedAt: Instant;
  readonly ruledOutAt: Instant | null;
}

/** Recalls of jobs that first closed in a span of time, newest first, fifty at a time: the rows behind the figure. */
export function recallsOfJobs(tx: Tx, span: { readonly from: Instant; readonly before: Instant; readonly after?: { readonly foundAt: Instant; readonly reference: Reference } }): Promise<RecallLine[]> {
  return tx.query<RecallLine>(
    `select c.reference, c.title, x.found_at as "foundAt", x.first_reference as "firstReference", x.first_closed_at as "firstClosedAt", x.ruled_out_at as "ruledOutAt"
     from repair_recalls x join cases c on c.landlord_id = x.landlord_id and c.id = x.case_id
     where x.landlord_id = $1 and x.first_closed_at >= $2 and x.first_closed_at < $3
       and ($4::timestamptz is null or (x.found_at, c.reference) < ($4::timestamptz, $5::text))
     order by x.found_at desc, c.reference desc limit 50`,
    [tx.landlordId, span.from, span.before, span.after?.foundAt ?? null, span.after?.reference ?? null],
  );
}

/** What came back of this job, newest first: for its own page. */
export function recallsOf(tx: Tx, caseId: string): Promise<RecallLine[]> {
  return tx.query<RecallLine>(
    `select c.reference, c.title, x.found_at as "foundAt", x.first_reference as "firstReference", x.first_closed_at as "firstClosedAt", x.ruled_out_at as "ruledOutAt"
     from repair_recalls x join cases c on c.landlord_id = x.landlord_id and c.id = x.case_id
     where x.landlord_id = $1 and x.first_case_id = $2 order by x.found_at desc, c.reference limit 20`,
    [tx.landlordId, caseId],
  );
}
