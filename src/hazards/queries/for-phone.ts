import type { Reference } from '../../casefile/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Grade } from '../model.ts';

/** A hazard that somebody has to investigate, in one line, with what tells that its page has changed. */
export interface HazardLineForPhone {
  readonly id: string;
  readonly reference: Reference;
  readonly title: string;
  readonly address: string;
  readonly grade: Grade;
  readonly version: number;
  readonly nextDueAt: Instant | null;
}

/** Who has more has them on the list of hazards. */
const most = 50;

const place = `coalesce(concat_ws(', ', h.address_line, h.town, h.postcode), '') || coalesce(concat_ws(', ', a.name, e.name), '') as address`;
const joined = `join hazards z on z.landlord_id = c.landlord_id and z.case_id = c.id
  left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
  left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
  left join estates e on e.landlord_id = a.landlord_id and e.id = a.estate_id`;

/** The open hazards of one person that nobody has investigated, or that the resident asks to be looked at in person; what is due first, first. */
export function hazardsForPhone(tx: Tx, ownerId: string): Promise<HazardLineForPhone[]> {
  return tx.query<HazardLineForPhone>(
    `select c.id, c.reference, c.title, ${place}, z.grade, c.version, c.next_due_at as "nextDueAt"
     from cases c ${joined}
     where c.landlord_id = $1 and c.owner_id = $2 and c.closed_at is null and c.kind = 'hazard' and z.ended is null
       and (z.investigation is null or z.renewal_asked_at is not null or (z.emergency_told_at is not null and (z.investigation ->> 'concludedAt')::timestamptz < z.emergency_told_at))
     order by (case when c.next_due_at is null then 'infinity'::timestamptz else c.next_due_at end), c.id limit ${most}`,
    [tx.landlordId, ownerId],
  );
}

/** A hazard that a phone sends something for, however it stands. */
export interface HazardForPhone {
  readonly caseId: string;
  readonly reference: Reference;
  readonly ownerId: string;
}

export async function hazardForPhone(tx: Tx, caseId: string): Promise<HazardForPhone | undefined> {
  const [found] = await tx.query<HazardForPhone>(`select id as "caseId", reference, owner_id as "ownerId" from cases where landlord_id = $1 and id = $2 and kind = 'hazard'`, [tx.landlordId, caseId]);
  return found;
}
