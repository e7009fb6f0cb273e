import { NotFound, type Tx, type WriteStep } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { Approach, Outreach } from '../model.ts';

/** A new outreach and its homes: parts of the statement that saves their cases. */
export function stepsOfOutreach(landlordId: string, outreach: Outreach, approaches: readonly Approach[]): readonly WriteStep[] {
  const { id, organisationId, name, chosenFrom, way, script, homes, promisedOn, startedAt, startedById, startedByName, ownerId, ownerName } = outreach;
  return [
    {
      table: 'outreaches',
      rows: [{
        landlord_id: landlordId, id, organisation_id: organisationId, name, chosen_from: chosenFrom, way, script, homes, promised_on: promisedOn, started_at: startedAt, started_by_id: startedById, started_by_name: startedByName,
        owner_id: ownerId, owner_name: ownerName,
      }],
    },
    stepOfApproaches(landlordId, approaches),
  ];
}

/** Homes of an outreach as they now are: a part of the statement that saves their cases. */
export function stepOfApproaches(landlordId: string, approaches: readonly Approach[]): WriteStep {
  return {
    table: 'approaches',
    rows: approaches.map((each) => ({
      landlord_id: landlordId, case_id: each.caseId, outreach_id: each.outreachId, home_id: each.homeId, place: each.place, promise_id: each.promiseId, asked_at: each.askedAt, attempts: each.attempts, last_attempt_at: each.lastAttemptAt,
      outcome: each.outcome, outcome_words: each.outcomeWords, settled_at: each.settledAt, settled_by_name: each.settledByName, found_case_id: each.foundCaseId, found_reference: each.foundReference,
    })),
    onConflict: `on conflict (landlord_id, case_id) do update set attempts = excluded.attempts, last_attempt_at = excluded.last_attempt_at, outcome = excluded.outcome, outcome_words = excluded.outcome_words,
      settled_at = excluded.settled_at, settled_by_name = excluded.settled_by_name, found_case_id = excluded.found_case_id, found_reference = excluded.found_reference`,
  };
}

const columns = `o.id, o.organisation_id as "organisationId", o.name, o.chosen_from as "chosenFrom", o.way, o.script, o.promised_on as "promisedOn", o.started_at as "startedAt", o.started_by_id as "startedById",
  o.started_by_name as "startedByName", o.owner_id as "ownerId", o.owner_name as "ownerName"`;

/** SQL: the homes of the outreach `o` that an organisation owns or manages, as rows `x` of approaches. */
const theirHomes = (organisation: string): string => `from approaches x join homes y on y.landlord_id = $1 and y.id = x.home_id
  where x.landlord_id = $1 and x.outreach_id = o.id and (y.owning_organisation_id = ${organisation} or y.managing_organisation_id = ${organisation})`;

/** SQL: an organisation began it, or owns or manages one of its homes. */
export const isTheirs = (organisation: string): string => `(o.organisation_id = ${organisation} or exists (select ${theirHomes(organisation)}))`;

/** SQL: how many of its homes an organisation owns or manages: no more than it may read. */
export const countOfTheirs = (organisation: string): string => `(select count(*)::int ${theirHomes(organisation)})`;

/** SQL: what came of those homes so far, by outcome. */
export const outcomesOfTheirs = (organisation: string): string => `(select coalesce(json_object_agg(n.outcome, n.homes), '{}') from (select x.outcome, count(*)::int as homes ${theirHomes(organisation)}
  and x.outcome is not null group by x.outcome) as n)`;

/** One outreach with homes of an organisation, which are counted; another's is not found. */
export async function outreachOf(tx: Tx, id: string, organisationId: string): Promise<Outreach> {
  const [found] = isUuid(id) ? await tx.query<Outreach>(`select ${columns}, ${countOfTheirs('$3')} as homes from outreaches o where o.landlord_id = $1 and o.id = $2 and ${isTheirs('$3')}`, [tx.landlordId, id, organisationId]) : [];
  if (found === undefined) throw new NotFound('outreach');
  return found;
}

/** The home of a case. For a change its case row must be held already. */
export async function loadApproach(tx: Tx, caseId: string): Promise<Approach & { readonly outreachName: string; readonly script: string; readonly way: Outreach['way'] }> {
  const [found] = await tx.query<Approach & { readonly outreachName: string; readonly script: string; readonly way: Outreach['way'] }>(
    `select a.case_id as "caseId", a.outreach_id as "outreachId", a.home_id as "homeId", a.place, a.promise_id as "promiseId", a.asked_at as "askedAt", a.attempts, a.last_attempt_at as "lastAttemptAt", a.outcome,
       a.outcome_words as "outcomeWords", a.settled_at as "settledAt", a.settled_by_name as "settledByName", a.found_case_id as "foundCaseId", a.found_reference as "foundReference", o.name as "outreachName", o.script, o.way
     from approaches a join outreaches o on o.landlord_id = $1 and o.id = a.outreach_id where a.landlord_id = $1 and a.case_id = $2`,
    [tx.landlordId, caseId],
  );
  if (found === undefined) throw new NotFound('approach');
  return found;
}
