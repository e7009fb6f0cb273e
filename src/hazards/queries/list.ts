import type { Instant } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Basis, Grade, Hazard } from '../model.ts';
import type { HazardFilters } from '../decide/filters.ts';

export const rowsAPage = 50;

export interface HazardRow {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly address: string;
  readonly kind: string | null;
  readonly grade: Grade;
  readonly stage: string;
  readonly basis: Basis;
  readonly awareAt: Instant;
  readonly dueAt: Instant | null;
  readonly ownerName: string;
  /** Of what waits for a second person: what that person needs to decide. */
  readonly told?: string;
  readonly triage?: Hazard['triage'];
  readonly downgrade?: Hazard['downgrade'];
  readonly proposedAt?: Instant | null;
}

/** Where a list goes on: a time and the id that tells the same times apart. */
export interface HazardCursor {
  readonly at: string;
  readonly id: string;
}

const dueOrder = "(case when c.next_due_at is null then 'infinity'::timestamptz else c.next_due_at end)";
const ofShow: Readonly<Record<HazardFilters['show'], string>> = {
  open: 'z.ended is null and z.watch is null',
  'to-triage': 'z.ended is null and z.triage is null',
  'second-person': 'z.ended is null and z.downgrade is not null',
  summaries: `z.ended is null and z.summary_state = 'to review'`,
  watched: 'z.ended is null and z.watch is not null',
  ended: 'z.ended is not null',
};

/** When the lower grade that waits was proposed, as the chain has it. */
const proposedAt = `(select e.at from case_events e where e.landlord_id = z.landlord_id and e.case_id = z.case_id and e.type = 'HazardDowngradeProposed' order by e.sequence desc limit 1) as "proposedAt"`;

/** Hazards of the homes that an organisation owns or manages: the open ones by what is due first, the ended by when we knew, newest first. */
export function hazardRows(tx: Tx, { show }: HazardFilters, { organisationId, after, most }: { readonly organisationId: string; readonly after: HazardCursor | undefined; readonly most: number }): Promise<HazardRow[]> {
  const key = show === 'ended' ? '(z.aware_at, z.case_id)' : `(${dueOrder}, z.case_id)`;
  const [order, goesOn] = show === 'ended' ? ['z.aware_at desc, z.case_id desc', `${key} < ($2, $3::uuid)`] : [`${dueOrder}, z.case_id`, `${key} > ($2, $3::uuid)`];
  return tx.query<HazardRow>(
    `select c.id, c.reference, c.title, coalesce(h.address_line, a.name, '') as address, z.kind, z.grade, c.stage, z.basis, z.aware_at as "awareAt", c.next_due_at as "dueAt", o.name as "ownerName"${show === 'second-person' ? `, z.words as told, z.triage, z.downgrade, ${proposedAt}` : ''}
     from hazards z
     join cases c on c.landlord_id = z.landlord_id and c.id = z.case_id
     join staff o on o.landlord_id = c.landlord_id and o.id = c.owner_id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join communal_areas a on a.landlord_id = c.landlord_id and a.id = c.communal_area_id
     where z.landlord_id = $1 and ${ofShow[show]} and ($2::timestamptz is null or ${goesOn})
       and (c.home_id is null or h.owning_organisation_id = $4 or h.managing_organisation_id = $4)
     order by ${order} limit $5`,
    [tx.landlordId, after?.at ?? null, after?.id ?? null, organisationId, most],
  );
}

/** What waits for somebody who weighs hazards. */
export interface HazardsWaiting {
  readonly toTriage: number;
  readonly secondPerson: number;
  readonly summaries: number;
}

export async function hazardsWaiting(tx: Tx, organisationId: string): Promise<HazardsWaiting> {
  const [counted] = await tx.query<HazardsWaiting>(
    `select (count(*) filter (where z.triage is null))::int as "toTriage", (count(*) filter (where z.downgrade is not null))::int as "secondPerson", (count(*) filter (where z.summary_state = 'to review'))::int as summaries
     from hazards z join cases c on c.landlord_id = z.landlord_id and c.id = z.case_id left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     where z.landlord_id = $1 and z.ended is null and (z.triage is null or z.downgrade is not null or z.summary_state = 'to review')
       and (c.home_id is null or h.owning_organisation_id = $2 or h.managing_organisation_id = $2)`,
    [tx.landlordId, organisationId],
  );
  return counted ?? { toTriage: 0, secondPerson: 0, summaries: 0 };
}
