import type { Tx } from '../../platform/database/index.ts';
import { resultsSince, type ResultDimension } from '../decide/filters.ts';
import type { InspectionReader } from './list.ts';

/** How the work of one team, person, organisation or trade was found in the last twelve months. */
export interface ResultRow {
  readonly id: string;
  readonly name: string;
  readonly passed: number;
  readonly remarks: number;
  readonly failed: number;
}

/** What each dimension reads; the words of a name come from its own table. */
const dimensions: Readonly<Record<ResultDimension, readonly [id: string, name: string, join: string]>> = {
  team: ['i.team_id::text', 'd.name', 'join teams d on d.landlord_id = i.landlord_id and d.id = i.team_id'],
  person: ['i.operative_id::text', 'd.name', 'join staff d on d.landlord_id = i.landlord_id and d.id = i.operative_id'],
  contractor: ['i.contractor_id::text', 'd.name', 'join contractors d on d.landlord_id = i.landlord_id and d.id = i.contractor_id'],
  organisation: ['i.organisation_id::text', 'd.name', 'join organisations d on d.landlord_id = i.landlord_id and d.id = i.organisation_id'],
  trade: ['i.trade', 'i.trade', ''],
};

/** Counts by outcome, for the homes of the reader's organisation. What was waived was not looked at, and is not counted. */
export function resultsBy(tx: Tx, dimension: ResultDimension, { organisationId, today }: InspectionReader): Promise<ResultRow[]> {
  const [id, name, join] = dimensions[dimension];
  return tx.query<ResultRow>(
    `select ${id} as id, ${name} as name, count(*) filter (where i.outcome = 'passed') as passed, count(*) filter (where i.outcome = 'passed-with-remarks') as remarks,
       count(*) filter (where i.outcome = 'failed') as failed
     from post_inspections i join cases c on c.landlord_id = i.landlord_id and c.id = i.case_id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     ${join}
     where i.landlord_id = $1 and i.settled_at >= $3 and i.outcome <> 'waived'
       and (c.home_id is null or h.owning_organisation_id = $2 or h.managing_organisation_id = $2)
     group by 1, 2 order by 2, 1 limit 500`,
    [tx.landlordId, organisationId, resultsSince(today)],
  );
}
