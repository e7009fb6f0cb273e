import { addMeasures } from './measures.ts';

// What is counted of every kind of case. The clock of our next word to the resident is a matter of silence; the others, of
// being late.

/** SQL: the clock `d` has run out, as the sweep has told. */
export const ranOut = "d.last_point in ('overdue', 'escalated', 'still-overdue')";
const hasRunOut = (kinds: string) => `exists (select from deadlines d where d.landlord_id = $1 and d.case_id = c.id and d.status = 'open' and d.kind ${kinds} and ${ranOut})`;

addMeasures([
  { key: 'overdue-now', label: 'Overdue now', all: 'open cases', isNow: true, counts: 'Open cases with a clock of law, code, policy or promise that has run out.' },
  { key: 'silent-now', label: 'Silent now', all: 'open cases', isNow: true, counts: 'Open cases whose resident has not heard from us in the time we promise.' },
], (which) => `select n.measure, c.id as case_id, c.opened_at as at, n.hit, false as amended from cases c
  cross join lateral (values ('overdue-now', ${hasRunOut("<> 'rhythm'")}), ('silent-now', ${hasRunOut("= 'rhythm'")})) as n (measure, hit)
  where c.landlord_id = $1 and c.closed_at is null and ${which('c.id')}`);

addMeasures(
  [{ key: 'opened', label: 'Cases opened', counts: 'Cases, in the month they were opened.' }],
  (which) => `select 'opened' as measure, c.id as case_id, c.opened_at as at, true as hit, false as amended from cases c where c.landlord_id = $1 and ${which('c.id')}`,
);

addMeasures(
  [{ key: 'closed-late', version: 2, label: 'Closed late', all: 'cases closed that had such a clock', counts: 'Cases closed after a clock of law, code or policy had run out, in the month they were closed. A repair from a system before: after its target there.' }],
  (which) => `select 'closed-late' as measure, c.id as case_id, c.closed_at as at, k.late as hit, false as amended from cases c
    cross join lateral (select bool_or(d.late) as late from deadlines d where d.landlord_id = $1 and d.case_id = c.id and d.kind in ('law', 'code', 'policy')) k
    where c.landlord_id = $1 and c.closed_at is not null and k.late is not null and ${which('c.id')}`,
);

addMeasures(
  [{ key: 'promises-kept', label: 'Promises kept', all: 'promises kept or broken', counts: 'Promises that were kept, of those kept or broken, in the month that was settled. One moved to another day counts when it is kept or broken.' }],
  (which) => `select 'promises-kept' as measure, p.case_id, p.outcome_at as at, p.outcome = 'kept' as hit, false as amended
    from promises p where p.landlord_id = $1 and p.outcome in ('kept', 'broken') and ${which('p.case_id')}`,
);

addMeasures(
  [{ key: 'silences', label: 'Silences begun', counts: 'Times a resident had not heard from us by the day we promise, in the month of that day.' }],
  (which) => `select 'silences' as measure, d.case_id, d.ends_at as at, true as hit, false as amended
    from deadlines d where d.landlord_id = $1 and d.kind = 'rhythm' and ${ranOut} and ${which('d.case_id')}`,
);
