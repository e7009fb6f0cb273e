import type { PlainDate } from '../clock/index.ts';
import { NotFound, RecordChanged, type Tx } from '../platform/database/index.ts';
import { NotAllowed, type StaffVisit } from '../platform/http/index.ts';
import type { FieldErrors } from '../platform/govuk/index.ts';
import { formText } from '../platform/http/form-values.ts';
import type { FormBody } from '../platform/http/visit.ts';
import { isUuid } from '../platform/uuid.ts';
import { actorOf } from '../staff/index.ts';
import { hazardKeeperRoles, mayWorkOn, whoMayWorkOn } from './access.ts';
import { decideEnding, decideHazard } from './decide/site-hazards.ts';
import { hazardRefusals, parseHazard } from './forms/hazard.ts';
import { blockById, homeById, homesOfBlock } from './queries/index.ts';
import { hazardsOf, standingHazard, type HazardPlace } from './queries/site-hazards.ts';
import type { SiteHazard } from './model.ts';
import { addHazards, endHazards } from './store/site-hazards.ts';

/** Whoever reads or keeps the register, on a page or through the API. */
export type HazardVisit = Pick<StaffVisit, 'tx' | 'actor' | 'now' | 'today' | 'newId'>;
export type KeptHazard = { readonly ok: true } | { readonly ok: false; readonly errors: FieldErrors };

/** A place with a register, for staff of an organisation that owns or manages it. */
export interface PlaceWithRegister {
  readonly place: HazardPlace;
  readonly name: string;
  readonly path: string;
  /** The block that a home is in: what is of the block holds there too. */
  readonly within: { readonly name: string; readonly path: string } | undefined;
}

export async function homeWithRegister({ tx, actor }: HazardVisit, id: string): Promise<PlaceWithRegister> {
  const home = await homeById(tx, id);
  if (home === undefined) throw new NotFound('home');
  if (!mayWorkOn(actorOf(actor), home)) throw new NotAllowed(whoMayWorkOn);
  return { place: { homeId: home.id }, name: home.addressLine, path: `/homes/${home.id}`, within: home.block === null ? undefined : { name: home.block.name, path: `/blocks/${home.block.id}` } };
}

export async function blockWithRegister({ tx, actor }: HazardVisit, id: string): Promise<PlaceWithRegister> {
  const block = await blockById(tx, id);
  if (block === undefined) throw new NotFound('block');
  if ((await homesOfBlock(tx, block.id, actorOf(actor).organisationId)).length === 0) throw new NotAllowed('Staff of the organisation that owns or manages homes in this block.');
  return { place: { blockId: block.id }, name: block.name, path: `/blocks/${block.id}`, within: undefined };
}

/** The one door by which an entry comes onto the register from a page or the API. Who is asked by the route; whose place above. */
export async function keepHazard(visit: HazardVisit, { place }: PlaceWithRegister, body: FormBody): Promise<KeptHazard> {
  const { tx, now, today, newId, actor } = visit;
  mustKeep(visit);
  const parsed = parseHazard(body);
  if (!parsed.ok) return parsed;
  await holdPlace(tx, place);
  const verdict = decideHazard(parsed.command, { standing: await hazardsOf(tx, place), today: today as PlainDate });
  if (!verdict.ok) return { ok: false, errors: { [hazardRefusals[verdict.refusal].field]: hazardRefusals[verdict.refusal].words } };
  await addHazards(tx, [{ place, facts: parsed.command }], { now, newId, byName: actor.name });
  return { ok: true };
}

export interface EntryAtPlace {
  readonly hazard: SiteHazard;
  readonly at: PlaceWithRegister;
}

/** An entry that stands, with the place it is of. */
export async function standingEntry(visit: HazardVisit, id: string): Promise<EntryAtPlace> {
  const hazard = isUuid(id) ? await standingHazard(visit.tx, id) : undefined;
  if (hazard === undefined) throw new NotFound('entry of the register');
  const at = hazard.homeId === null ? await blockWithRegister(visit, hazard.blockId ?? '') : await homeWithRegister(visit, hazard.homeId);
  return { hazard, at };
}

export async function endHazard(visit: HazardVisit, { id }: SiteHazard, reason: string): Promise<KeptHazard> {
  mustKeep(visit);
  const verdict = decideEnding(reason);
  if (!verdict.ok) return { ok: false, errors: { reason: hazardRefusals[verdict.refusal].words } };
  const { tx, now, actor } = visit;
  if (!(await endHazards(tx, [id], reason, { now, byName: actor.name }))) throw new RecordChanged('entry of the register');
  return { ok: true };
}

/** What is so now takes the place of an entry, in one go; the entry is kept, with why. */
export async function changeHazard(visit: HazardVisit, { hazard, at: { place } }: EntryAtPlace, body: FormBody): Promise<KeptHazard> {
  const { tx, now, today, newId, actor } = visit;
  mustKeep(visit);
  const parsed = parseHazard(body);
  const reason = formText(body, 'reason').trim();
  const hasReason = decideEnding(reason);
  const errors = { ...(parsed.ok ? {} : parsed.errors), ...(hasReason.ok ? {} : { reason: 'Say why it changes, such as “surveyed again”' }) };
  if (!parsed.ok || !hasReason.ok) return { ok: false, errors };
  await holdPlace(tx, place);
  const standing = (await hazardsOf(tx, place)).filter(({ id }) => id !== hazard.id);
  const verdict = decideHazard(parsed.command, { standing, today: today as PlainDate });
  if (!verdict.ok) return { ok: false, errors: { [hazardRefusals[verdict.refusal].field]: hazardRefusals[verdict.refusal].words } };
  if (!(await endHazards(tx, [hazard.id], `Changed: ${reason}`, { now, byName: actor.name }))) throw new RecordChanged('entry of the register');
  await addHazards(tx, [{ place, facts: parsed.command }], { now, newId, byName: actor.name });
  return { ok: true };
}

function mustKeep({ actor }: HazardVisit): void {
  if (!actorOf(actor).roles.some((role) => hazardKeeperRoles.some((keeper) => keeper === role))) throw new NotAllowed('Planners, surveyors and managers keep the register.');
}

/** Two people entering the same at once: the second waits and is told. */
async function holdPlace(tx: Tx, place: HazardPlace): Promise<void> {
  const [table, id] = 'homeId' in place ? ['homes', place.homeId] : ['blocks', place.blockId];
  await tx.query(`select 1 from ${table} where landlord_id = $1 and id = $2 for no key update`, [tx.landlordId, id]);
}
