import { stillOurs } from '../../homes/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { neighboursOf, type HomeNear } from '../decide/spread/neighbours.ts';
import type { SpreadFacts, SpreadPlace, SpreadProposal } from '../model.ts';
import type { HazardCursor } from './list.ts';

interface Near extends HomeNear {
  readonly blockId: string | null;
  readonly hasOpenDamp: boolean;
}

/** The homes of the block, or of the postcode where the home is in none, and whether damp is open there already. */
function homesNear(tx: Tx, homeId: string): Promise<Near[]> {
  return tx.query<Near>(
    `select h.id as "homeId", h.address_line as "addressLine", h.floor, h.block_id as "blockId",
       exists (select from cases c join hazards z on z.landlord_id = c.landlord_id and z.case_id = c.id where c.landlord_id = $1 and c.home_id = h.id and c.closed_at is null and z.kind = 'damp-and-mould') as "hasOpenDamp"
     from homes own join homes h on h.landlord_id = own.landlord_id and case when own.block_id is null then h.block_id is null and h.postcode_key = own.postcode_key else h.block_id = own.block_id end
     where own.landlord_id = $1 and own.id = $2 and (h.id = own.id or ${stillOurs('h')}) order by h.address_line, h.id limit 600`,
    [tx.landlordId, homeId],
  );
}

/** Places near a home that might have it too, without those that have a proposal of this case, or damp open already. */
export async function placesNear(tx: Tx, homeId: string, before: readonly SpreadProposal[]): Promise<readonly SpreadPlace[]> {
  const near = await homesNear(tx, homeId);
  const blockId = near.find((home) => home.homeId === homeId)?.blockId ?? null;
  const block: readonly SpreadPlace[] = blockId === null ? [] : [{ homeId: null, blockId, side: 'block', rule: 'block' }];
  const isKnown = (place: SpreadPlace) => before.some((proposal) => proposal.homeId === place.homeId && proposal.blockId === place.blockId) || near.some((home) => home.homeId === place.homeId && home.hasOpenDamp);
  return [...neighboursOf(homeId, near, blockId !== null), ...block].filter((place) => !isKnown(place));
}

const columns = `s.id, s.home_id as "homeId", s.block_id as "blockId", s.side, s.rule, s.state, s.visit_by as "visitBy", s.promise_id as "promiseId", s.decided_by_name as "decidedBy", s.reason,
  coalesce(h.address_line || ', ' || h.postcode, b.name) as address,
  (select a.id from communal_areas a where a.landlord_id = $1 and a.block_id = s.block_id order by a.name, a.id limit 1) as "areaId"`;
const joins = 'left join homes h on h.landlord_id = s.landlord_id and h.id = s.home_id left join blocks b on b.landlord_id = s.landlord_id and b.id = s.block_id';

/** Every place that was proposed because of a hazard, in the order in which they were. */
export function proposalsOf(tx: Tx, caseId: string): Promise<SpreadProposal[]> {
  return tx.query<SpreadProposal>(
    `select ${columns}, o.reference as "openedReference" from hazard_spread s ${joins} left join cases o on o.landlord_id = s.landlord_id and o.id = s.opened_case_id
     where s.landlord_id = $1 and s.case_id = $2 order by s.proposed_at, s.id limit 100`,
    [tx.landlordId, caseId],
  );
}

/** What decisions about spread turn on; what is near is read only where somebody investigates. */
export async function spreadFactsOf(tx: Tx, { id, homeId }: { readonly id: string; readonly homeId: string | null }, isInvestigating: boolean): Promise<SpreadFacts> {
  const proposals = await proposalsOf(tx, id);
  return { proposals, near: isInvestigating && homeId !== null ? await placesNear(tx, homeId, proposals) : [] };
}

export interface OpenProposal {
  readonly id: string;
  readonly reference: string;
  readonly address: string;
  readonly side: SpreadPlace['side'];
  readonly rule: SpreadPlace['rule'];
  readonly proposedAt: string;
}

/** Proposals that nobody has decided, of hazards in homes of an organisation: the oldest first. */
export function openProposals(tx: Tx, { organisationId, after, most }: { readonly organisationId: string; readonly after: HazardCursor | undefined; readonly most: number }): Promise<OpenProposal[]> {
  return tx.query<OpenProposal>(
    `select s.id, c.reference, coalesce(h.address_line || ', ' || h.postcode, b.name) as address, s.side, s.rule, s.proposed_at as "proposedAt" from hazard_spread s
     join cases c on c.landlord_id = s.landlord_id and c.id = s.case_id left join homes own on own.landlord_id = c.landlord_id and own.id = c.home_id ${joins}
     where s.landlord_id = $1 and s.state = 'open' and ($2::timestamptz is null or (s.proposed_at, s.id) > ($2, $3::uuid))
       and (c.home_id is null or own.owning_organisation_id = $4 or own.managing_organisation_id = $4)
     order by s.proposed_at, s.id limit $5`,
    [tx.landlordId, after?.at ?? null, after?.id ?? null, organisationId, most],
  );
}

/** How many wait to be decided; counted as far as a page goes. */
export async function proposalsWaiting(tx: Tx, organisationId: string): Promise<number> {
  return (await openProposals(tx, { organisationId, after: undefined, most: 100 })).length;
}
