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

/** Whose end lies in a span of time, for clocks of the given kinds. Reads only cases something is due on by then. */
function clockEnds(kinds: string, after: string | null, until: string): string {
  return `(c.closed_at is null and ${dueOrder} <= ${until} and exists (select from deadlines d where d.landlord_id = $1 and d.case_id = c.id
    and d.status = 'open' and d.kind ${kinds} and d.ends_at <= ${until}${after === null ? '' : ` and d.ends_at > ${after}`}))`;
}

/**
 * Which cases `c` a figure counts. The managers' page, My work and the queue all use this one text, so that every
 * figure opens exactly the rows it counted.
 */
export function conditionOf(key: string, reading: Reading, parameters: Parameters): string {
  const today = reading.today as PlainDate;
  const now = () => parameters.place(reading.now, at);
  const until = (days: number) => parameters.place(endOfDay(addDays(today, days)), at);
  const since = () => parameters.place(startOfDay(addDays(today, -30)), at);
  switch (key) {
    case 'overdue':
      return clockEnds("<> 'rhythm'", null, now());
    case 'today':
      return clockEnds("<> 'rhythm'", now(), until(0));
    case 'week':
      return clockEnds("<> 'rhythm'", now(), until(6));
    case 'silence':
      return clockEnds("= 'rhythm'", null, now());
    case 'broken':
      return `c.id in (select p.case_id from promises p where p.landlord_id = $1 and p.outcome = 'broken' and p.outcome_at >= ${since()})`;
    default: {
      const figure = addedFigure(key);
      if (figure === undefined) return 'c.closed_at is null';
      return `(c.id in (${figure.caseIds('$1', since)})${figure.countsClosed ? '' : ' and c.closed_at is null'})`;
    }
  }
}

/** Homes of the reader's organisation, and every communal area. Needs `left join homes h`. */
export function ofOrganisation(organisationId: string, parameters: Parameters): string {
  const place = parameters.place(organisationId, 'uuid');
  return `(c.home_id is null or h.owning_organisation_id = ${place} or h.managing_organisation_id = ${place})`;
}
