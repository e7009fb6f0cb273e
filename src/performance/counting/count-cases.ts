import { allKeptUp } from '../../casefile/index.ts';
import { writeTogether, type Tx, type WriteStep } from '../../platform/database/index.ts';
import type { CaseGroup, Fact } from '../model.ts';
import { differenceOf, type MonthChange } from './difference.ts';
import type { NamedGroup } from './groups.ts';
import { countedFacts, groupsById, readCases, readFacts, withRelated, type CaseToCount } from './read-cases.ts';
import { summedUp } from './sum-months.ts';

/** What counting some cases found to be otherwise than counted before. */
export interface Recount {
  readonly cases: readonly CaseToCount[];
  readonly difference: ReturnType<typeof differenceOf>;
  /** Every group that the cases and their facts are in. */
  readonly groups: ReadonlyMap<string, CaseGroup>;
}

/** Counts these cases again from their records, and says what differs; writes nothing. */
export async function recount(tx: Tx, caseIds: readonly string[]): Promise<Recount> {
  const before = await countedFacts(tx, caseIds);
  const cases = await readCases(tx, caseIds);
  const { facts, groups } = await readFacts(tx, cases);
  return { cases, groups, difference: differenceOf(before, facts) };
}

/** Counts these cases again, with those that count otherwise because of them, and writes what differs. Whoever calls it holds the landlord's progress. */
export async function countCases(tx: Tx, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return;
  const meant = await withRelated(tx, caseIds);
  const { cases, groups: now, difference } = await recount(tx, meant);
  const before = await groupsById(tx, [...new Set(difference.months.map(({ groupId }) => groupId))].filter((id) => !now.has(id)));
  const sums = summedUp(difference.months, new Map([...before, ...now]));
  await writeTogether(tx, [
    groupsStep(tx.landlordId, [...[...now].map(([id, group]) => ({ id, group })), ...sums.groups]),
    {
      table: 'counted_cases',
      rows: cases.map(({ caseId, groupId, lastSequence }) => ({ landlord_id: tx.landlordId, case_id: caseId, group_id: groupId, last_sequence: lastSequence })),
      onConflict: 'on conflict (landlord_id, case_id) do update set group_id = excluded.group_id, last_sequence = excluded.last_sequence',
    },
    {
      sql: `delete from measured_facts f using json_populate_recordset(null::measured_facts, {rows}) as n
        where f.landlord_id = n.landlord_id and f.case_id = n.case_id and f.measure = n.measure and f.ordinal = n.ordinal`,
      rows: difference.gone.map((fact) => factRow(tx.landlordId, fact)),
    },
    {
      table: 'measured_facts',
      rows: difference.written.map((fact) => factRow(tx.landlordId, fact)),
      onConflict: `on conflict (landlord_id, case_id, measure, ordinal) do update set at = excluded.at, group_id = excluded.group_id, hit = excluded.hit, amended = excluded.amended,
        amount = excluded.amount, order_id = excluded.order_id`,
    },
    monthsStep(tx.landlordId, sums.months),
  ]);
  for (const { keepUp } of allKeptUp()) await keepUp(tx, meant);
}

/** Adds these changes to the months. */
export function monthsStep(landlordId: string, months: readonly MonthChange[]): WriteStep {
  return {
    table: 'measured_months',
    rows: months.map(({ countedBy, groupId, ...rest }) => ({ landlord_id: landlordId, counted_by: countedBy, group_id: groupId, ...rest })),
    onConflict: `on conflict (landlord_id, counted_by, measure, month, group_id) do update set total = measured_months.total + excluded.total,
      hits = measured_months.hits + excluded.hits, amended = measured_months.amended + excluded.amended, amount = measured_months.amount + excluded.amount`,
  };
}

/** Writes down what these groups are, where that is not known yet. */
export function groupsStep(landlordId: string, groups: readonly NamedGroup[]): WriteStep {
  return {
    table: 'case_groups',
    rows: groups.map(({ id, group }) => ({
      landlord_id: landlordId, id, counted_by: group.countedBy, kind: group.kind, team_id: group.teamId, trade: group.trade, neighbourhood_id: group.neighbourhoodId,
      contractor_id: group.contractorId, owning_organisation_id: group.owningOrganisationId, managing_organisation_id: group.managingOrganisationId,
    })),
    onConflict: 'on conflict (landlord_id, id) do nothing',
  };
}

const factRow = (landlordId: string, { caseId, measure, ordinal, at, groupId, hit, amended, amount, orderId }: Fact): object =>
  ({ landlord_id: landlordId, case_id: caseId, measure, ordinal, at, group_id: groupId, hit, amended, amount, order_id: orderId });
