import { addDays, endOfDay, startOfDay, type PlainDate } from '../../clock/index.ts';
import { addedFigure } from '../figures.ts';

/**
 * A case without a clock comes last. The indexes of the queues are on exactly this expression. It is no coalesce: under
 * row-level security PostgreSQL trusts CASE, but not COALESCE, to run before it knows whose row it is, and so in an index.
 */
export const dueOrder = "(case when c.next_due_at is null then 'infinity'::timestamptz else c.next_due_at end)";

export interface Reading {
  readonly now: string;
  readonly today: string;
}

/** The values of one statement, each with its place. `$1` is always the landlord. */
export class Parameters {
  readonly values: unknown[];
  constructor(landlordId: string) {
    this.values = [landlordId];
  }
  place(value: unknown, type = ''): string {
    this.values.push(value);
    return `$${this.values.length}${type === '' ? '' : `::${type}`}`;
  }
}

const at = 'timestamptz';

/** What a figure counts: cases with a clock `d` like this, found among those due by then; or cases of a list. */
export type Meaning =
  | { readonly by: 'clock'; readonly clock: string; readonly until: string }
  | { readonly by: 'list'; readonly caseIds: string; readonly countsClosed: boolean };

/** The one text of what each figure counts, for who asks and when; undefined for what is no figure. */
export function meaningOf(key: string, { now, today }: Reading, parameters: Parameters): Meaning | undefined {
  const day = today as PlainDate;
  const instant = () => parameters.place(now, at);
  const until = (days: number) => parameters.place(endOfDay(addDays(day, days)), at);
  const since = () => parameters.place(startOfDay(addDays(day, -30)), at);
  switch (key) {
    case 'overdue':
      return clockEnds("<> 'rhythm'", null, instant());
    case 'today':
      return clockEnds("<> 'rhythm'", instant(), until(0));
    case 'week':
      return clockEnds("<> 'rhythm'", instant(), until(6));
    case 'silence':
      return clockEnds("= 'rhythm'", null, instant());
    case 'broken':
      return { by: 'list', countsClosed: true, caseIds: `select p.case_id from promises p where p.landlord_id = $1 and p.outcome = 'broken' and p.outcome_at >= ${since()}` };
    default: {
      const figure = addedFigure(key);
      return figure === undefined ? undefined : { by: 'list', countsClosed: figure.countsClosed, caseIds: figure.caseIds('$1', since) };
    }
  }
}

/** A clock of the given kinds whose end lies in a span of time. */
function clockEnds(kinds: string, after: string | null, until: string): Meaning {
  return { by: 'clock', until, clock: `d.kind ${kinds} and d.ends_at <= ${until}${after === null ? '' : ` and d.ends_at > ${after}`}` };
}

/** Every clock that runs. */
export const openClocks = "deadlines d where d.landlord_id = $1 and d.status = 'open'";

/** Which cases `c` a figure counts, for lists of its rows; whatever is open where the key is no figure's. */
export function conditionOf(key: string, reading: Reading, parameters: Parameters): string {
  const meaning = meaningOf(key, reading, parameters);
  if (meaning === undefined) return 'c.closed_at is null';
  if (meaning.by === 'list') return `(c.id in (${meaning.caseIds})${meaning.countsClosed ? '' : ' and c.closed_at is null'})`;
  // Reads only cases something is due on by then.
  return `(c.closed_at is null and ${dueOrder} <= ${meaning.until} and exists (select from ${openClocks} and d.case_id = c.id and ${meaning.clock}))`;
}

/** Homes of the reader's organisation, and every communal area. Needs `left join homes h`. */
export function ofOrganisation(organisationId: string, parameters: Parameters): string {
  const place = parameters.place(organisationId, 'uuid');
  return `(c.home_id is null or h.owning_organisation_id = ${place} or h.managing_organisation_id = ${place})`;
}
