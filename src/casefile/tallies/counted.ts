import type { Tx } from '../../platform/database/index.ts';
import { measures, type Counts, type Measure, type TallyKey } from './model.ts';
import { notFixedTypes } from './not-fixed.ts';

/** The month of a column in London, as SQL. */
const monthOf = (column: string) => `date_trunc('month', ${column} at time zone 'Europe/London')::date`;

/** One thing that counts: its case's team, kind and id, its month, and what it counts as. */
function arm(at: string, counted: Partial<Record<Measure, string>>, from: string): string {
  return `select c.id, c.team_id, c.kind, ${monthOf(at)} as month, ${measures.map((measure) => `${counted[measure] ?? '0'} as ${measure}`).join(', ')} from ${from}`;
}

const ranOut = `exists (select from deadlines d where d.landlord_id = $1 and d.case_id = c.id and d.kind in ('law', 'code', 'policy') and d.late)`;
const withCases = (table: string) => `${table} x join cases c on c.landlord_id = x.landlord_id and c.id = x.case_id where x.landlord_id = $1`;

/**
 * Everything that counts, one row each, read from the cases themselves: `tallyOf` in SQL. `$1` is the landlord, `$2` the
 * events that say it is not fixed; `which` says which cases, of the column that holds their id.
 */
function everythingCounted(which: (caseId: string) => string): string {
  return [
    arm('c.opened_at', { opened: '1' }, `cases c where c.landlord_id = $1 and ${which('c.id')}`),
    arm('c.closed_at', { closed: '1', closed_late: `case when ${ranOut} then 1 else 0 end` }, `cases c where c.landlord_id = $1 and c.closed_at is not null and ${which('c.id')}`),
    arm('x.made_at', { promises_made: '1' }, `${withCases('promises')} and ${which('x.case_id')}`),
    arm('x.outcome_at', { promises_kept: `(x.outcome = 'kept')::int`, promises_broken: `(x.outcome = 'broken')::int` }, `${withCases('promises')} and x.outcome in ('kept', 'broken') and ${which('x.case_id')}`),
    arm('x.ends_at', { silences: '1' }, `${withCases('deadlines')} and x.kind = 'rhythm' and x.last_point in ('overdue', 'escalated', 'still-overdue') and ${which('x.case_id')}`),
    arm('x.at', { not_fixed: '1' }, `${withCases('case_events')} and x.type = any ($2) and ${which('x.case_id')}`),
  ].join(' union all ');
}

const sums = measures.map((measure) => `sum(${measure})::bigint as ${measure}`).join(', ');

const keptUp = `select team_id, month, kind, ${sums} from (
  select team_id, month, kind, ${measures.join(', ')} from monthly_tallies where landlord_id = $1
  union all select team_id, month, kind, ${measures.join(', ')} from tally_changes where landlord_id = $1) kept group by team_id, month, kind`;

type KeyRow = { team_id: string; month: TallyKey['month']; kind: string } & Counts;

const casesAPiece = 20_000;
const beforeEveryId = '00000000-0000-0000-0000-000000000000';

/** A full recount of the landlord's cases by team, month and kind, some thousands of cases at a time: no statement takes long. */
export async function* recountInPieces(tx: Tx): AsyncGenerator<KeyRow[]> {
  const within = (caseId: string) => `${caseId} > $3 and ${caseId} <= $4`;
  for (let after = beforeEveryId; ; ) {
    const [last] = await tx.query<{ id: string }>(
      `select id from (select id from cases where landlord_id = $1 and id > $2 order by id limit ${casesAPiece}) piece order by id desc limit 1`,
      [tx.landlordId, after],
    );
    if (last === undefined) return;
    yield await tx.query<KeyRow>(`select team_id, month, kind, ${sums} from (${everythingCounted(within)}) counted group by team_id, month, kind`, [tx.landlordId, notFixedTypes(), after, last.id]);
    after = last.id;
  }
}

/** What the roll-up says by team, month and kind, with what waits to be folded. */
export function keptUpTallies(tx: Tx): Promise<KeyRow[]> {
  return tx.query<KeyRow>(keptUp, [tx.landlordId]);
}

export interface CountedCase extends TallyKey {
  readonly caseId: string;
  readonly counts: Counts;
}

/** What each of these cases counts for, as it is saved now. */
export async function countedByCase(tx: Tx, caseIds: readonly string[]): Promise<CountedCase[]> {
  if (caseIds.length === 0) return [];
  const rows = await tx.query<KeyRow & { id: string }>(
    `select id, team_id, month, kind, ${sums} from (${everythingCounted((caseId) => `${caseId} = any ($3::uuid[])`)}) counted group by id, team_id, month, kind`,
    [tx.landlordId, notFixedTypes(), caseIds],
  );
  return rows.map(({ id, team_id, month, kind, ...counts }) => ({ caseId: id, teamId: team_id, month, kind, counts }));
}
