import { addMeasures, countCasesBy, type Measure } from '../casefile/index.ts';
import { answerSteps } from './answer-steps.ts';
import type { Contractor } from './model.ts';

/** SQL: what the contractor `k` is counted as. Where they have people here, the organisation of these; a team of our own is itself. */
export const countedAs = (k: string): string => `case when ${k}.organisation_id is null or ${k}.kind = 'own team' then ${k}.id else ${k}.organisation_id end`;

/** The same of one of them. */
export const countedAsId = ({ id, kind, organisationId }: Pick<Contractor, 'id' | 'kind' | 'organisationId'>): string => (organisationId === null || kind === 'own team' ? id : organisationId);

/** SQL: whose case it is by its last order that stands, as counted. */
export const contractorByOrders = (caseId: string): string => `(select ${countedAs('k')} from work_orders w join contractors k on k.landlord_id = $1 and k.id = w.contractor_id and k.kind = 'contractor'
  where w.landlord_id = $1 and w.case_id = ${caseId} and w.state <> 'cancelled' order by w.number desc limit 1)`;

/** SQL: the team of our own that had the last order of a case that stands; null where none of ours had one. */
export const ownTeamByOrders = (caseId: string): string => `(select k.id from work_orders w join contractors k on k.landlord_id = $1 and k.id = w.contractor_id and k.kind = 'own team'
  where w.landlord_id = $1 and w.case_id = ${caseId} and w.state <> 'cancelled' order by w.number desc limit 1)`;

/** SQL: the order of a case that was completed last; null where none was. */
export const lastOrderDone = (caseId: string): string => `(select w.id from work_orders w where w.landlord_id = $1 and w.case_id = ${caseId} and w.state = 'completed' order by w.settled_at desc, w.number desc limit 1)`;

countCasesBy('contractor', contractorByOrders);

// What is counted of one order counts for whoever had that order, also where another did the work in the end.
const ofContractor = { ofContractor: true } as const;
const onPage = { isOfContractors: true } as const;
const turnedDown = "o.state = 'cancelled' and o.accepted_at is null and o.state_facts ->> 'reason' = 'contractor cannot do it'";
/** Orders that were accepted or turned down: `x.at` is when, and `x.minutes` after how long. */
const answered = (which: (caseId: string) => string): string => `work_orders o join contractors k on k.landlord_id = $1 and k.id = o.contractor_id
  cross join lateral (select case when o.accepted_at is not null then o.accepted_at when ${turnedDown} then o.settled_at end as at) a
  cross join lateral (select a.at, floor(extract(epoch from a.at - case when o.offered_at is null then o.raised_at else o.offered_at end) / 60) as minutes) x
  where o.landlord_id = $1 and x.at is not null and ${which('o.case_id')}`;
const ofOrder = `${countedAs('k')} as contractor_id, o.id as order_id`;

addMeasures([
  { ...onPage, key: 'orders-in-time', label: 'Orders answered in time', all: 'orders with a time to answer, accepted or turned down', counts: 'Orders accepted or turned down by the time we ask for, in the month they were answered. Orders of before we asked for a time are left out.' },
], (which) => `select 'orders-in-time' as measure, o.case_id, x.at, x.at <= o.answer_by as hit, false as amended, ${ofOrder}, 0::bigint as amount from ${answered(which)} and o.answer_by is not null`, ofContractor);

addMeasures([
  { ...onPage, key: 'orders-turned-down', label: 'Orders turned down', all: 'orders accepted or turned down', counts: 'Orders that whoever was to do them turned down before taking them on, in the month of the answer.' },
], (which) => `select 'orders-turned-down' as measure, o.case_id, x.at, o.accepted_at is null as hit, false as amended, ${ofOrder}, 0::bigint as amount from ${answered(which)}`, ofContractor);

const stepOf = `case ${answerSteps.map(({ key, hours }) => (hours === null ? `else '${key}'` : `when x.minutes < ${hours * 60} then '${key}'`)).join(' ')} end`;
addMeasures(
  answerSteps.map(({ key, label, hours }): Measure => ({ key, label, isApart: true, isOfContractors: true, took: { what: 'Time to answer an order', hours }, counts: 'Orders accepted or turned down after so long, from when they could be answered, in the month of the answer.' })),
  (which) => `select ${stepOf} as measure, o.case_id, x.at, true as hit, false as amended, ${ofOrder}, 0::bigint as amount from ${answered(which)}`, ofContractor,
);

/** What happened to the scope of orders: `e.value` is what it would come to, `e.agreed` what was agreed before, the newest last; null of an order whose record does not begin with its raising. */
const variations = (which: (caseId: string) => string): string => `(select v.case_id, v.at, v.type, v.data, (v.data ->> 'number')::integer as number, (v.data ->> 'valuePence')::bigint as value,
    (array_agg((v.data ->> 'valuePence')::bigint) filter (where v.type in ('OrderRaised', 'VariationMade') or v.type = 'OrderAuthorised' and v.data ->> 'about' = 'variation')
      over (partition by v.case_id, v.data ->> 'number' order by v.sequence rows between unbounded preceding and 1 preceding)) as agreed
  from case_events v where v.landlord_id = $1 and v.type in ('OrderRaised', 'VariationAsked', 'VariationMade', 'OrderAuthorised', 'OrderDeclined') and ${which('v.case_id')}) e
  join work_orders o on o.landlord_id = $1 and o.case_id = e.case_id and o.number = e.number
  join contractors k on k.landlord_id = $1 and k.id = o.contractor_id`;
// Where the record does not say what was agreed before, nobody knows what it adds: it counts as asked, with no sum.
const more = 'coalesce(e.value - e.agreed[array_length(e.agreed, 1)], 0)';

addMeasures([
  { ...onPage, key: 'variations-asked', label: 'Variations asked for', sum: 'asked for', counts: 'Times other or more work than was agreed was asked for on an order, in the month it was asked for, with what it would add to the order.' },
  { ...onPage, key: 'variations-allowed', label: 'Variations allowed', all: 'variations allowed or refused', sum: 'allowed', counts: 'Variations that were allowed, at once or by somebody with the limit, of those allowed or refused, in the month of the answer. One that was withdrawn is not counted.' },
], (which) => `select n.measure, e.case_id, e.at, n.hit, false as amended, ${ofOrder}, case when n.hit then coalesce(${more}, 0) else 0 end as amount from ${variations(which)}
  cross join lateral (values ('variations-asked', true, e.type in ('VariationAsked', 'VariationMade')),
    ('variations-allowed', e.type <> 'OrderDeclined', e.type = 'VariationMade' or e.type in ('OrderAuthorised', 'OrderDeclined') and e.data ->> 'about' = 'variation')) as n (measure, hit, is_so)
  where n.is_so`, ofContractor);
