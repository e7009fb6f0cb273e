import { addMonths, type PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { dampProblems } from '../model.ts';
import { moneyRules } from '../money/model.ts';
import type { DampRepairs } from '../work-out/home-facts.ts';

/** What residents name when water got out of where it belongs: the problems of src/repairs that make a home likelier to be damp later. */
const leakProblems = ['leak', 'roof-or-gutter'] as const;
const yearsOfLeaks = 5;

/** What repairs at a home say of it. */
export interface RepairsOfHome extends DampRepairs {
  readonly homeId: string;
  readonly leaks: number;
}

/** Leaks of five years and damp repairs of three, by home, without those called off. Of orders what is not cancelled. */
export function repairsOfHomes(tx: Tx, today: PlainDate): Promise<RepairsOfHome[]> {
  return tx.query<RepairsOfHome>(
    `with reported as materialized (
       select c.home_id, c.id, r.problem = any ($3::text[]) as is_leak, r.problem = any ($2::text[]) and c.opened_at >= $5 as counts
       from repairs r join cases c on c.landlord_id = $1 and c.id = r.case_id
       where r.landlord_id = $1 and (r.problem = any ($2::text[]) or r.problem = any ($3::text[])) and r.stage <> 'cancelled' and c.home_id is not null and c.opened_at >= $4
     ), spent as (
       select o.case_id, sum(o.value_pence)::float8 as pence from work_orders o where o.landlord_id = $1 and o.state <> 'cancelled' group by o.case_id
     )
     select p.home_id as "homeId", (count(*) filter (where p.is_leak))::int as leaks, (count(*) filter (where p.counts))::int as repairs,
       (count(s.case_id) filter (where p.counts))::int as "withOrders", coalesce(sum(s.pence) filter (where p.counts), 0)::float8 as pence
     from reported p left join spent s on s.case_id = p.id
     group by p.home_id`,
    [tx.landlordId, dampProblems, leakProblems, `${addMonths(today, -12 * yearsOfLeaks)}T00:00:00Z`, `${addMonths(today, -12 * moneyRules.years)}T00:00:00Z`],
  );
}
