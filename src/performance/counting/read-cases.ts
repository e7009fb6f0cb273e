import { allFacts, idsToCountWith, traitOf } from '../../casefile/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { CaseGroup, Fact } from '../model.ts';
import { groupIdOf } from './groups.ts';

/** A case as it is now: whose figures it is in, and how long its record is. */
export interface CaseToCount {
  readonly caseId: string;
  readonly lastSequence: number;
  readonly groupId: string;
  readonly group: CaseGroup;
}

/** These cases, and those that count otherwise because of them: a job that has come back, and the job it was. */
export async function withRelated(tx: Tx, caseIds: readonly string[]): Promise<readonly string[]> {
  const sql = idsToCountWith((caseId) => `${caseId} = any ($2::uuid[])`);
  if (sql === undefined) return caseIds;
  const rows = await tx.query<{ id: string }>(sql, [tx.landlordId, caseIds]);
  return [...new Set([...caseIds, ...rows.map(({ id }) => id)])];
}

/** What these cases are counted by. */
export async function readCases(tx: Tx, caseIds: readonly string[]): Promise<CaseToCount[]> {
  const rows = await tx.query<CaseGroup & { caseId: string; lastSequence: number }>(
    `select c.id as "caseId", c.last_sequence as "lastSequence", 'everything' as "countedBy", c.kind, c.team_id as "teamId", ${traitOf('trade', 'c.id')} as trade, ${traitOf('contractor', 'c.id')} as "contractorId",
       case when c.home_id is null then e.neighbourhood_id else h.neighbourhood_id end as "neighbourhoodId",
       h.owning_organisation_id as "owningOrganisationId", h.managing_organisation_id as "managingOrganisationId"
     from cases c
     left join homes h on h.landlord_id = $1 and h.id = c.home_id
     left join communal_areas a on a.landlord_id = $1 and a.id = c.communal_area_id
     left join estates e on e.landlord_id = $1 and e.id = a.estate_id
     where c.landlord_id = $1 and c.id = any ($2::uuid[])`,
    [tx.landlordId, caseIds],
  );
  return rows.map(({ caseId, lastSequence, ...group }) => ({ caseId, lastSequence, group, groupId: groupIdOf(group) }));
}

type FactRead = Omit<Fact, 'ordinal' | 'groupId'> & { readonly contractorId: string | null; readonly namesContractor: boolean };

/** Everything that counts of these cases, as their records say now, with the groups it counts in. */
export async function readFacts(tx: Tx, cases: readonly CaseToCount[]): Promise<{ readonly facts: readonly Fact[]; readonly groups: ReadonlyMap<string, CaseGroup> }> {
  const rows = await tx.query<FactRead>(
    `select measure, case_id as "caseId", at, hit, amended, amount, order_id as "orderId", contractor_id as "contractorId", names_contractor as "namesContractor"
     from (${allFacts((caseId) => `${caseId} = any ($2::uuid[])`)}) facts order by case_id, measure, at, hit, amended, order_id, amount, contractor_id`,
    [tx.landlordId, cases.map(({ caseId }) => caseId)],
  );
  const of = new Map(cases.map((one) => [one.caseId, one]));
  const groups = new Map(cases.map(({ groupId, group }) => [groupId, group]));
  const places = new Map<string, number>();
  const facts = rows.flatMap(({ contractorId, namesContractor, ...row }) => {
    const counted = of.get(row.caseId);
    if (counted === undefined) return [];
    const ordinal = (places.get(`${row.caseId} ${row.measure}`) ?? 0) + 1;
    places.set(`${row.caseId} ${row.measure}`, ordinal);
    const group = namesContractor ? { ...counted.group, contractorId } : counted.group;
    const groupId = groupIdOf(group);
    groups.set(groupId, group);
    return [{ ...row, ordinal, groupId }];
  });
  return { facts, groups };
}

/** What was counted of these cases when they were last counted. */
export function countedFacts(tx: Tx, caseIds: readonly string[]): Promise<Fact[]> {
  return tx.query<Fact>(
    `select case_id as "caseId", measure, ordinal, at, group_id as "groupId", hit, amended, amount, order_id as "orderId" from measured_facts where landlord_id = $1 and case_id = any ($2::uuid[])`,
    [tx.landlordId, caseIds],
  );
}

/** The groups with these ids. */
export async function groupsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CaseGroup>> {
  const rows = await tx.query<CaseGroup & { id: string }>(
    `select id, counted_by as "countedBy", kind, team_id as "teamId", trade, neighbourhood_id as "neighbourhoodId", contractor_id as "contractorId",
       owning_organisation_id as "owningOrganisationId", managing_organisation_id as "managingOrganisationId"
     from case_groups where landlord_id = $1 and id = any ($2::uuid[])`,
    [tx.landlordId, ids],
  );
  return new Map(rows.map(({ id, ...group }) => [id, group]));
}
