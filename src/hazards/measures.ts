import { addMeasures, ranOut } from '../casefile/index.ts';
import { hazardDuties, rulesOf } from './decide/duties.ts';

// What is counted of the clocks of hazards, of the law or of policy alike. Our own limits to weigh it and to decide a proposal are none.

const quoted = (rules: readonly string[]): string => rules.map((rule) => `'${rule}'`).join(', ');
/** The moment it was due; of a day, its last one, so that it is in the month of that day. */
const dueAt = "coalesce(d.due_at, (d.due_on + time '23:59:59') at time zone 'Europe/London')";

/** What was met by when it was due counts when it was done; all else when it was due, whenever it is done afterwards. */
addMeasures([
  {
    key: 'hazard-clocks', label: 'Hazard clocks met in time', all: 'hazard clocks that were met or ran out',
    counts: 'Clocks of the hazards regulations, or of our policy where those do not run, that were met in time, of those met or run out, in the month they were met or, where late, due. One that was taken away counts no more.',
  },
  { key: 'hazard-summaries', label: 'Written summaries sent in time', all: 'written summaries sent or overdue', counts: 'Written summaries of an investigation that were sent within three working days of its end, of those sent or overdue, in the month they were sent or, where late, due.' },
], (which) => `select m.measure, d.case_id, case when k.hit then least(d.settled_at, ${dueAt}) else ${dueAt} end as at, k.hit, false as amended
  from deadlines d
  cross join lateral (select d.status = 'met' and not d.late as hit) k
  cross join lateral (values ('hazard-clocks', true), ('hazard-summaries', d.rule in (${quoted(rulesOf('summary'))}))) as m (measure, counts)
  where d.landlord_id = $1 and d.rule in (${quoted(rulesOf(...hazardDuties))}) and m.counts and (d.status = 'met' or (d.status = 'open' and ${ranOut})) and ${which('d.case_id')}`);
