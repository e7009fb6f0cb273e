import { addMonths, startOfDay, type Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { FigureFilters, WhichFacts } from '../forms/filters.ts';
import { groupsMeant, Values } from './conditions.ts';

/** One thing that counted, with the case it is of. */
export interface FactRow {
  readonly caseId: string;
  readonly ordinal: number;
  readonly at: Instant;
  readonly hit: boolean;
  readonly amended: boolean;
  readonly reference: string;
  readonly title: string;
  readonly kind: string;
  readonly stage: string;
  readonly ownerName: string;
  readonly teamName: string;
  readonly address: string;
  readonly trade: string | null;
}

export interface RowsWanted {
  readonly filters: FigureFilters;
  readonly which: WhichFacts;
  /** Whether the measure is of how things stand now, whatever the month. */
  readonly isNow: boolean;
  readonly organisationId: string;
  readonly after: FactPlace | undefined;
  readonly most: number;
}

/** A place in the list: the newest first. */
export interface FactPlace {
  readonly at: Instant;
  readonly caseId: string;
  readonly ordinal: number;
}

const conditionOf: Readonly<Record<WhichFacts, string>> = { all: 'true', hits: 'f.hit', others: 'not f.hit', amended: 'f.amended' };

/** The rows behind a figure, newest first: picked by an index, and only then what is shown of them. Whose home it is now decides who sees it. */
export function factRows(tx: Tx, { filters, which, isNow, organisationId, after, most }: RowsWanted): Promise<FactRow[]> {
  const values = new Values(tx.landlordId);
  const within = isNow ? 'true' : `f.at >= ${values.place(startOfDay(filters.from), 'timestamptz')} and f.at < ${values.place(startOfDay(addMonths(filters.until, 1)), 'timestamptz')}`;
  const continues = after === undefined ? 'true' : `(f.at, f.case_id, f.ordinal) < (${values.place(after.at, 'timestamptz')}, ${values.place(after.caseId, 'uuid')}, ${values.place(after.ordinal, 'integer')})`;
  const reader = values.place(organisationId, 'uuid');
  return tx.query<FactRow>(
    `with picked as materialized (
       select f.case_id, f.ordinal, f.at, f.hit, f.amended, g.trade, c.reference, c.title, c.kind, c.stage, c.owner_id, c.team_id, c.communal_area_id, h.id as home_id, h.address_line, h.postcode
       from measured_facts f
       join case_groups g on g.landlord_id = $1 and g.id = f.group_id
       join cases c on c.landlord_id = $1 and c.id = f.case_id
       left join homes h on h.landlord_id = $1 and h.id = c.home_id
       where f.landlord_id = $1 and f.measure = ${values.place(filters.measure, 'text')} and ${conditionOf[which]} and ${within} and ${continues}
         and ${groupsMeant(filters, organisationId, values)} and (h.id is null or h.owning_organisation_id = ${reader} or h.managing_organisation_id = ${reader})
       order by f.at desc, f.case_id desc, f.ordinal desc limit ${most}
     )
     select p.case_id as "caseId", p.ordinal, p.at, p.hit, p.amended, p.trade, p.reference, p.title, p.kind, p.stage, s.name as "ownerName", t.name as "teamName",
       case when p.home_id is null then a.name else concat_ws(', ', p.address_line, p.postcode) end as address
     from picked p
     join staff s on s.landlord_id = $1 and s.id = p.owner_id
     join teams t on t.landlord_id = $1 and t.id = p.team_id
     left join communal_areas a on a.landlord_id = $1 and a.id = p.communal_area_id
     order by p.at desc, p.case_id desc, p.ordinal desc`,
    values.list,
  );
}

/** Where the address says the list goes on. */
export function readPlace(text: string | undefined, isInstant: (text: string) => text is Instant): FactPlace | undefined {
  const [at = '', caseId = '', ordinal = ''] = (text ?? '').split('_');
  return isInstant(at) && isUuid(caseId) && /^\d{1,6}$/.test(ordinal) ? { at, caseId, ordinal: Number(ordinal) } : undefined;
}

export const placeOf = ({ at, caseId, ordinal }: FactPlace): string => `${at}_${caseId}_${ordinal}`;
