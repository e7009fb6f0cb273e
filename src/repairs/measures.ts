import { addMeasures, countCasesBy, countWithCases, traitOf } from '../casefile/index.ts';
import { countedAs, lastOrderDone, ownTeamByOrders } from '../orders/index.ts';
import { carriedOverRule } from './decide/triage.ts';

// What is counted of repairs, and by which of their traits. The regulator's words are in src/law.

countCasesBy('trade', (caseId) => `(select r.trade from repairs r where r.landlord_id = $1 and r.case_id = ${caseId})`);
// Whoever was sent last to work on it: their organisation, where that is a contractor.
countCasesBy('contractor', (caseId) => `(select o.id from repair_visits v join staff s on s.landlord_id = $1 and s.id = v.operative_id
  join organisations o on o.landlord_id = $1 and o.id = s.organisation_id and o.kind = 'contractor'
  where v.landlord_id = $1 and v.case_id = ${caseId} and v.status <> 'cancelled' and v.purpose in ('repair', 'make-safe') order by v.visit_on desc, v.id desc limit 1)`);

addMeasures(
  [{ key: 'no-access', label: 'No access', all: 'visits made', isOfContractors: true, counts: 'Visits at which nobody could let us in, or whoever we ordered the work from, of those made, in the month of the visit. An order done without a visit of ours counts as one.' }],
  (which) => `select 'no-access' as measure, v.case_id, v.settled_at as at, v.status = 'no-access' as hit, false as amended
    from repair_visits v where v.landlord_id = $1 and v.status in ('done', 'no-access') and v.settled_at is not null and ${which('v.case_id')}`,
);

// What whoever does the work says themselves, where the visit is none of our calendar: not able to get in, or done.
addMeasures([], (which) => `select 'no-access' as measure, e.case_id, e.at, e.type = 'OrderNoAccess' as hit, false as amended, ${countedAs('k')} as contractor_id, o.id as order_id, 0::bigint as amount
  from case_events e
  join work_orders o on o.landlord_id = $1 and o.case_id = e.case_id and o.number = (e.data ->> 'number')::integer
  join contractors k on k.landlord_id = $1 and k.id = o.contractor_id
  where e.landlord_id = $1 and e.type in ('OrderNoAccess', 'OrderCompleted') and ${which('e.case_id')}
    and (e.type = 'OrderNoAccess' or not exists (select from repair_visits v where v.landlord_id = $1 and v.order_id = o.id and v.status = 'done'))`, { ofContractor: true });

addMeasures(
  [{ key: 'missed-visits', label: 'Visits we missed', all: 'visits made or missed', counts: 'Visits that we agreed and did not make, of those made or missed, in the month they were due or made.' }],
  (which) => `select 'missed-visits' as measure, v.case_id, case when v.settled_at is null then v.visit_on::timestamp at time zone 'Europe/London' else v.settled_at end as at, v.status = 'missed' as hit, false as amended
    from repair_visits v where v.landlord_id = $1 and (v.status = 'missed' or v.status in ('done', 'no-access') and v.settled_at is not null) and ${which('v.case_id')}`,
);

addMeasures(
  [{ key: 'not-fixed', label: 'Answered “not fixed”', counts: 'Times a resident said that it was not fixed after we had said it was, in the month they said so.' }],
  (which) => `select 'not-fixed' as measure, e.case_id, e.at, true as hit, false as amended
    from case_events e where e.landlord_id = $1 and e.type = 'FixDenied' and ${which('e.case_id')}`,
);

const monthEnd = "((date_trunc('month', r.first_closed_at at time zone 'Europe/London') + interval '1 month') at time zone 'Europe/London')";

// Held when its month ended, and holds no longer: what was published then has gone down since.
addMeasures([{
  key: 'first-time-fix', label: 'Fixed first time', all: 'repairs closed for the first time',
  counts: 'Repairs closed after one working visit, with no follow-on, no “not fixed” and no recall since, in the month they closed for the first time. A recall found later takes one away from that month.',
  amended: 'counted as fixed first time when the month ended, and no longer do: the job came back, or was found not to be fixed',
}], (which) => `select 'first-time-fix' as measure, r.case_id, r.first_closed_at as at, r.fixed_first_time and r.reopened_at is null and x.found_at is null as hit,
    r.fixed_first_time and (r.reopened_at is not null or x.found_at is not null) and (r.reopened_at is null or r.reopened_at >= ${monthEnd}) and (x.found_at is null or x.found_at >= ${monthEnd}) as amended
  from repairs r
  cross join lateral (select min(found_at) as found_at from repair_recalls where landlord_id = $1 and first_case_id = r.case_id and ruled_out_at is null) x
  where r.landlord_id = $1 and r.first_closed_at is not null and r.fixed_first_time is not null and ${which('r.case_id')}`);

addMeasures(
  [{ key: 'recalls', label: 'Recalls', isOfContractors: true, version: 2, counts: 'Reports of a problem that we had closed at the same place not long before, in the month of the report, by the contractor of the job that came back, or the team of our own that had an order of it. One that a person has ruled out is not counted.' }],
  (which) => `select 'recalls' as measure, x.case_id, x.found_at as at, true as hit, false as amended, coalesce(${traitOf('contractor', 'x.first_case_id')}, ${ownTeamByOrders('x.first_case_id')}) as contractor_id, ${lastOrderDone('x.first_case_id')} as order_id, 0::bigint as amount
    from repair_recalls x where x.landlord_id = $1 and x.ruled_out_at is null and ${which('x.case_id')}`, { ofContractor: true },
);
countWithCases((which) => `select x.first_case_id as id from repair_recalls x where x.landlord_id = $1 and ${which('x.case_id')}`);
countWithCases((which) => `select x.case_id as id from repair_recalls x where x.landlord_id = $1 and ${which('x.first_case_id')}`);

const apart = { isApart: true } as const;
const inTime = { ...apart, all: 'repairs completed' } as const;

/** One row for each repair that is done or cancelled, under the part of RP02 it counts in, or the reason for which it is left out. */
addMeasures([
  { ...inTime, key: 'rp02-1', label: 'RP02 (1) Non-emergency repairs completed within target', counts: 'Urgent and routine repairs, in the month the work was completed.' },
  { ...inTime, key: 'rp02-2', label: 'RP02 (2) Emergency repairs completed within target', counts: 'Emergency repairs, in the month the work was completed.' },
  { ...apart, key: 'rp02-planned', label: 'Planned work', counts: 'Repairs given the priority “planned”: not responsive repairs.' },
  { ...apart, key: 'rp02-not-rented', label: 'Leasehold and shared ownership', counts: 'Repairs to homes that are not low cost rental accommodation.' },
  { ...apart, key: 'rp02-no-target', label: 'No target on record', counts: 'Repairs that were completed, and never had a target time: no priority was set, or the system before kept none.' },
  { ...apart, key: 'rp02-cancelled', label: 'Cancelled', counts: 'Repairs cancelled without work, in the month they were cancelled: not completed.' },
], (which) => `select case when p.stage = 'cancelled' then 'rp02-cancelled' when p.priority = 'planned' then 'rp02-planned' when p.tenure in ('leasehold', 'shared ownership') then 'rp02-not-rented'
      when p.priority is null or p.in_time is null then 'rp02-no-target' when p.priority = 'emergency' then 'rp02-2' else 'rp02-1' end as measure,
    p.case_id, p.at, case when p.stage = 'cancelled' or p.priority is null or p.priority = 'planned' or p.tenure in ('leasehold', 'shared ownership') then true else coalesce(p.in_time, true) end as hit, false as amended
  from (${completed(which)}) p where p.at is not null`);

// "Closed late", of what ended in the system before and had no clock of ours.
addMeasures([], (which) => `select 'closed-late' as measure, i.case_id, c.closed_at as at, (c.closed_at at time zone 'Europe/London')::date > i.target_on as hit, false as amended
  from imported_repairs i join cases c on c.landlord_id = $1 and c.id = i.case_id
  where i.landlord_id = $1 and i.target_on is not null and c.closed_at is not null and ${which('i.case_id')}
    and not exists (select from deadlines d where d.landlord_id = $1 and d.case_id = i.case_id and d.kind in ('law', 'code', 'policy'))`);

/**
 * Repairs that ended: when, and whether by their target. Every target the repair had counts, also the one set again after a
 * "not fixed"; an emergency's is met by making it safe. What came from the system before has the target it had there.
 */
function completed(which: (caseId: string) => string): string {
  return `select r.case_id, r.stage, r.priority, h.tenure, case when r.stage = 'cancelled' then c.closed_at else coalesce(greatest(w.done_at, k.met_at), c.closed_at) end as at,
      case when k.clocks > 0 then not k.late when i.target_on is not null then (c.closed_at at time zone 'Europe/London')::date <= i.target_on end as in_time
    from repairs r join cases c on c.landlord_id = $1 and c.id = r.case_id
    left join homes h on h.landlord_id = $1 and h.id = c.home_id
    left join imported_repairs i on i.landlord_id = $1 and i.case_id = r.case_id
    cross join lateral (select max(v.settled_at) as done_at from repair_visits v where v.landlord_id = $1 and v.case_id = r.case_id and v.status = 'done' and v.purpose in ('repair', 'make-safe')) w
    cross join lateral (select count(*) as clocks, max(d.settled_at) as met_at, bool_or(d.late) as late from deadlines d where d.landlord_id = $1 and d.case_id = r.case_id
      and d.status = 'met' and (d.rule like 'repairs.priority-%' or d.rule = '${carriedOverRule}')) k
    where r.landlord_id = $1 and r.stage in ('fixed', 'confirmed', 'closed', 'cancelled') and ${which('r.case_id')}`;
}
