import type { CaseId, Reference } from '../../casefile/index.ts';
import { addDays, startOfDay, type Instant } from '../../clock/index.ts';
import { hazardsOfCases, type HazardEvent } from '../../hazards/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { mostADay, type DayWanted, type HazardEntry, type HazardToWrite } from '../model.ts';

interface CaseOfDay {
  readonly caseId: CaseId;
  readonly reference: Reference;
  readonly uprn: string | null;
  readonly place: string;
  readonly tenancyId: string | null;
  readonly sourceReference: string | null;
  readonly isTimeKnown: boolean | null;
  readonly isInvestigationLate: boolean;
}

/** So many hazards are looked at in one statement: their entries are read by case, for no index finds entries by day. */
const lookedAtOnce = 2000;

/** How many are looked at in one statement, and how many a file holds at most. */
export interface Bounds {
  readonly atOnce: number;
  readonly most: number;
}
const usual: Bounds = { atOnce: lookedAtOnce, most: mostADay };

/** The hazards of a day, in the order of their numbers. */
export interface HazardsOfDay {
  readonly hazards: readonly HazardToWrite[];
  /** There are more, which were left out. */
  readonly isCut: boolean;
}

/** The hazards that an organisation, or the whole landlord, became aware of on a day or of which something was recorded on it, as they stand now. */
export async function hazardsOfDay(tx: Tx, wanted: DayWanted, now: Instant, bounds = usual): Promise<HazardsOfDay> {
  const found: HazardToWrite[] = [];
  for await (const cases of casesAtOnce(tx, wanted, now, bounds)) {
    found.push(...await hazardsAmong(tx, cases.slice(0, bounds.most + 1 - found.length)));
    if (found.length > bounds.most) break;
  }
  return { hazards: found.slice(0, bounds.most).toSorted((one, other) => (one.reference < other.reference ? -1 : 1)), isCut: found.length > bounds.most };
}

/** How many these are, one more than a file holds at most; reads nothing of any of them but that it is there. */
export async function countOfDay(tx: Tx, wanted: DayWanted, now: Instant, bounds = usual): Promise<number> {
  let count = 0;
  for await (const cases of casesAtOnce(tx, wanted, now, bounds)) {
    count += cases.length;
    if (count > bounds.most) return bounds.most + 1;
  }
  return count;
}

/** The cases of a day, some at a time. */
async function* casesAtOnce(tx: Tx, wanted: DayWanted, now: Instant, { atOnce }: Bounds): AsyncGenerator<readonly CaseOfDay[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const some = await tx.query<{ id: string }>('select case_id as id from hazards where landlord_id = $1 and case_id > $2 order by case_id limit $3', [tx.landlordId, after, atOnce]);
    if (some.length > 0) yield await casesOfDay(tx, { ...wanted, caseIds: some.map(({ id }) => id) }, now);
    const last = some.at(-1);
    if (last === undefined || some.length < atOnce) return;
    after = last.id;
  }
}

interface Among extends DayWanted {
  readonly caseIds: readonly string[];
}

async function hazardsAmong(tx: Tx, cases: readonly CaseOfDay[]): Promise<readonly HazardToWrite[]> {
  const ids = cases.map(({ caseId }) => caseId);
  if (ids.length === 0) return [];
  const [hazards, entries] = await Promise.all([hazardsOfCases(tx, ids), entriesOf(tx, ids)]);
  return cases.flatMap(({ sourceReference, isTimeKnown, ...one }): HazardToWrite[] => {
    const hazard = hazards.get(one.caseId);
    if (hazard === undefined) return [];
    return [{ ...one, hazard, entries: entries.get(one.caseId) ?? [], broughtIn: sourceReference === null ? null : { sourceReference, isTimeKnown: isTimeKnown ?? true } }];
  });
}

function casesOfDay(tx: Tx, { day, organisationId, caseIds }: Among, now: Instant): Promise<CaseOfDay[]> {
  return tx.query<CaseOfDay>(
    `select c.id as "caseId", c.reference, h.uprn, case when h.id is null then concat_ws(', ', a.name, e.name) else concat_ws(', ', h.address_line, h.postcode) end as place,
       (select t.id from tenancies t where t.landlord_id = $1 and t.home_id = c.home_id and t.started_on <= (z.aware_at at time zone 'Europe/London')::date
          and (t.ended_on is null or t.ended_on >= (z.aware_at at time zone 'Europe/London')::date) order by t.started_on desc, t.id limit 1) as "tenancyId",
       b.source_reference as "sourceReference", b.is_time_known as "isTimeKnown",
       exists (select from deadlines d where d.landlord_id = $1 and d.case_id = c.id and d.rule = any ($6::text[]) and (d.late or d.status = 'open' and d.ends_at < $5)) as "isInvestigationLate"
     from hazards z join cases c on c.landlord_id = $1 and c.id = z.case_id
     left join homes h on h.landlord_id = $1 and h.id = c.home_id
     left join communal_areas a on a.landlord_id = $1 and a.id = c.communal_area_id
     left join estates e on e.landlord_id = $1 and e.id = a.estate_id
     left join hazards_brought_in b on b.landlord_id = $1 and b.case_id = c.id
     where z.landlord_id = $1 and z.case_id = any ($7::uuid[]) and ($4::uuid is null or c.home_id is null or h.owning_organisation_id = $4 or h.managing_organisation_id = $4)
       and (z.aware_at >= $2 and z.aware_at < $3 or exists (select from case_events v where v.landlord_id = $1 and v.case_id = c.id and v.at >= $2 and v.at < $3))
     order by z.case_id limit $8`,
    [tx.landlordId, startOfDay(day), startOfDay(addDays(day, 1)), organisationId ?? null, now, investigationRules, caseIds, caseIds.length],
  );
}

const investigationRules = ['hazards.emergency', 'hazards.investigate', 'hazards.renewed-investigation'].flatMap((rule) => [rule, rule.replace('hazards.', 'hazards-policy.')]);

async function entriesOf(tx: Tx, caseIds: readonly string[]): Promise<ReadonlyMap<string, readonly HazardEntry[]>> {
  const rows = await tx.query<{ caseId: string; at: Instant; type: string; data: object }>(
    `select case_id as "caseId", at, type, data from case_events where landlord_id = $1 and case_id = any ($2::uuid[]) and (starts_with(type, 'Hazard') or type in ('RenewedInvestigationAsked', 'ReasonableStepRecorded')) order by case_id, sequence`,
    [tx.landlordId, caseIds],
  );
  const entries = new Map<string, HazardEntry[]>();
  for (const { caseId, at, type, data } of rows) entries.set(caseId, [...(entries.get(caseId) ?? []), { at, event: { type, data } as HazardEvent }]);
  return entries;
}
