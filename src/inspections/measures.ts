import { addMeasures, countCasesBy } from '../casefile/index.ts';
import { contractorByOrders, lastOrderDone, ownTeamByOrders } from '../orders/index.ts';

// What is counted of inspections of finished work, by the trade and the contractor that did it.

const ofInspection = (column: string) => (caseId: string) => `(select ${column} from post_inspections i left join organisations o on o.landlord_id = $1 and o.id = i.organisation_id and o.kind = 'contractor'
  where i.landlord_id = $1 and i.case_id = ${caseId})`;
// A firm whose people have no sign-in here is known by its orders.
const contractor = `case when o.id is null then ${contractorByOrders('i.repair_id')} else o.id end`;
countCasesBy('trade', ofInspection('i.trade'));
countCasesBy('contractor', ofInspection(contractor));
// What is found of a team of ours counts for it, by the orders it had; the cases of ours are nobody's.
const whoever = `coalesce(${contractor}, ${ownTeamByOrders('i.repair_id')})`;

addMeasures(
  [{ key: 'inspections-failed', label: 'Post-inspections failed', all: 'post-inspections passed or failed', isOfContractors: true, version: 2, counts: 'Inspections of finished work that it failed, in the month of the finding, by the contractor that did the work, or the team of our own that had an order of it. One that was waived is not counted.' }],
  (which) => `select 'inspections-failed' as measure, i.case_id, i.settled_at as at, i.outcome = 'failed' as hit, false as amended, ${whoever} as contractor_id, ${lastOrderDone('i.repair_id')} as order_id, 0::bigint as amount
    from post_inspections i left join organisations o on o.landlord_id = $1 and o.id = i.organisation_id and o.kind = 'contractor' where i.landlord_id = $1 and i.settled_at is not null and i.outcome <> 'waived' and ${which('i.case_id')}`, { ofContractor: true },
);
