import type { Reference } from '../../casefile/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { CheckOccasion, Grade } from '../model.ts';

/** A hazard that somebody has to investigate, in one line, with what tells that its page has changed. */
export interface HazardLineForPhone {
  readonly id: string;
  readonly reference: Reference;
  readonly title: string;
  readonly address: string;
  readonly grade: Grade;
  readonly version: number;
  /** Of its clock that ends first, as My work counts them: our next word to the resident is none of them. Null where none runs. */
  readonly dueOn: PlainDate | null;
  readonly dueAt: Instant | null;
  readonly endsAt: Instant | null;
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
    `select c.id, c.reference, c.title, ${place}, z.grade, c.version, d.due_on as "dueOn", d.due_at as "dueAt", d.ends_at as "endsAt"
     from cases c ${joined}
     left join lateral (
       select due_on, due_at, ends_at from deadlines where landlord_id = $1 and case_id = c.id and status = 'open' and kind <> 'rhythm' order by ends_at, id limit 1
     ) d on true
     where c.landlord_id = $1 and c.owner_id = $2 and c.closed_at is null and c.kind = 'hazard' and z.ended is null
       and (z.investigation is null or z.renewal_asked_at is not null or (z.emergency_told_at is not null and (z.investigation ->> 'concludedAt')::timestamptz < z.emergency_told_at))
     order by d.ends_at nulls last, c.id limit ${most}`,
    [tx.landlordId, ownerId],
  );
}

/** A look whether damp is dry, in one line. */
export interface DryCheckForPhone extends Omit<HazardLineForPhone, 'grade' | 'dueAt' | 'endsAt'> {
  readonly occasion: CheckOccasion;
  /** It says nothing before this day; null after the works, when it counts at once. */
  readonly notBefore: PlainDate | null;
}

/** SQL: this person recorded works of case c, or (until it is called fixed) what it needed, since damp was last found. */
const hadAHand = (person: string): string => `exists (select from case_events v where v.landlord_id = c.landlord_id and v.case_id = c.id and v.actor_kind = 'staff' and v.actor_id = ${person} and v.at >= coalesce(z.came_back_at, c.opened_at)
  and (v.type in ('HazardMadeSafe', 'HazardPreventionBegun', 'HazardPreventionFinished') or (z.watch is null and v.type = 'HazardInvestigated')))`;

/**
 * Looks whether it is dry that one person can make by a day: at their own hazards and, where whoever has the hazard had a hand
 * in it and may not, at those of their team. What is promised first, first.
 */
export function dryChecksForPhone(tx: Tx, staffId: string, until: PlainDate): Promise<DryCheckForPhone[]> {
  return tx.query<DryCheckForPhone>(
    `select c.id, c.reference, c.title, ${place}, c.version, coalesce(r.check ->> 'occasion', 'after the works') as occasion, (r.check ->> 'notBefore')::date as "notBefore", (r.check ->> 'dueOn')::date as "dueOn"
     from cases c ${joined}
     left join lateral (select one as check from jsonb_array_elements(z.watch -> 'rechecks') with ordinality as listed (one, at) where one ->> 'foundDryAt' is null order by at limit 1) r on true
     where c.landlord_id = $1 and c.kind = 'hazard' and c.closed_at is null and z.ended is null and coalesce(z.kind, z.suspected) = 'damp-and-mould'
       and (case when z.watch is null
         then z.checked_dry_at is null and z.investigation is not null and z.renewal_asked_at is null and (z.grade = 'neither' or (z.made_safe_at is not null and (z.investigation ->> 'prevention' = '' or z.prevention_finished_at is not null)))
         else (r.check ->> 'notBefore')::date <= $3 end)
       and not ${hadAHand('$2')}
       and (c.owner_id = $2 or (${hadAHand('c.owner_id')} and exists (select from team_members mine join team_members theirs on theirs.landlord_id = mine.landlord_id and theirs.team_id = mine.team_id
         where mine.landlord_id = $1 and mine.staff_id = $2 and theirs.staff_id = c.owner_id)))
     order by "dueOn" nulls last, c.id limit ${most}`,
    [tx.landlordId, staffId, until],
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
