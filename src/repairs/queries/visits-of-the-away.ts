import type { PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { VisitId } from '../model.ts';
import { mostCounted } from '../model/counted.ts';
import { visitColumns, visitJoins, type VisitLine } from './visits.ts';

/** A booked visit that its person cannot make: they are away that day. */
export interface VisitOfTheAway extends VisitLine {
  readonly awayUntil: PlainDate;
}

export interface WhichOfTheAway {
  readonly organisationId: string;
  readonly today: PlainDate;
  /** Only of this person. */
  readonly staffId?: string | undefined;
}

export interface PageOfTheAway {
  readonly visits: readonly VisitOfTheAway[];
  readonly next: VisitId | null;
}

const rowsAPage = 50;

// Who is away is few, so it is looked for from there. Nobody has two absences on one day.
const ofTheAway = `from absences w
  join repair_visits v on v.landlord_id = w.landlord_id and v.operative_id = w.staff_id and v.status = 'booked' and v.visit_on >= w.from_on and v.visit_on <= w.until_on
  ${visitJoins}
  where w.landlord_id = $1 and w.until_on >= $2 and v.visit_on >= $2 and (h.id is null or h.owning_organisation_id = $3 or h.managing_organisation_id = $3)
    and ($4::uuid is null or w.staff_id = $4)`;
const asked = (tx: Tx, { today, organisationId, staffId }: WhichOfTheAway) => [tx.landlordId, today, organisationId, staffId ?? null];

/** Visits that somebody else must make, or on another day; the soonest first. */
export async function visitsOfTheAway(tx: Tx, which: WhichOfTheAway, after: string | undefined, most = rowsAPage): Promise<PageOfTheAway> {
  const found = await tx.query<VisitOfTheAway>(
    `select ${visitColumns}, w.until_on as "awayUntil" ${ofTheAway}
       and ($5::uuid is null or (v.visit_on, v.id) > (select l.visit_on, l.id from repair_visits l where l.landlord_id = $1 and l.id = $5))
     order by v.visit_on, v.id limit ${most + 1}`,
    [...asked(tx, which), isUuid(after) ? after : null],
  );
  const visits = found.slice(0, most);
  return { visits, next: found.length > most ? (visits.at(-1)?.id ?? null) : null };
}

export async function countOfTheAway(tx: Tx, which: WhichOfTheAway): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`select count(*) as count from (select 1 ${ofTheAway} limit ${mostCounted}) as counted`, asked(tx, which));
  return row?.count ?? 0;
}
