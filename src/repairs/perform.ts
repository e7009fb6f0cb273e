import {
  applyChange, caseContext, checkSeenVersion, loadCaseForChange, loadCasesForChange, newDraft, recordOf, saveCases,
  type CaseContext, type Performed,
} from '../casefile/index.ts';
import { addHours, type Instant } from '../clock/index.ts';
import type { Reader } from '../correspondence/index.ts';
import { appointmentPolicyFrom } from '../appointments/index.ts';
import { cancelOrdersWithCase, loadOrdersOfCase } from '../orders/index.ts';
import { endOfHomeHeld } from '../homes/index.ts';
import { NotFound, type Tx, type WriteStep } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import type { Landlord } from '../platform/landlord.ts';
import type { Actor, StaffId, TeamId } from '../staff/index.ts';
import { may, whoCan, type RepairAccessFacts } from './access.ts';
import { applyRepairChange, type Correspondent, type NewRepairIds, type RepairDraft } from './apply.ts';
import { decideRepair, reportRepair, type RepairCommand, type RepairContext, type RepairRefusal, type ReportRepair } from './decide/index.ts';
import { emptyRepair, evolve } from './evolve.ts';
import { findSlot } from './find-slot.ts';
import type { Repair } from './model.ts';
import { factsOfCommand } from './facts-of-command.ts';
import type { EarlierFix } from './model/first-fix.ts';
import { giveToSomebodyHere } from './owner-who-is-here.ts';
import { policyFrom } from './policy.ts';
import { problemOf } from './problems.ts';
import { repairsLikeThis } from './queries/open-like-this.ts';
import { placeOf, rightToRepairApplies, type RepairPlace } from './queries/place.ts';
import { recipientOf } from './queries/recipient.ts';
import { loadRepair, repairsToSave } from './store/index.ts';
import { stepsWhenFixed } from './when-fixed.ts';

/** Who is asking, for which landlord, and the request's one clock reading. */
export interface Asking {
  readonly tx: Tx;
  readonly landlord: Landlord;
  readonly actor: Actor;
  readonly now: string;
  readonly today: string;
  readonly newId: () => string;
}

/** The repair as it was saved, or why it was not. */
export type PerformedOnRepair = { readonly ok: true; readonly draft: RepairDraft } | Extract<Performed<RepairRefusal>, { ok: false }>;

/**
 * The one door to a repair, for pages, the API, bulk actions and jobs alike: load, ask whether this person may, decide,
 * and save state, timeline, clocks, promises and messages together.
 */
export async function performOnRepair(
  asking: Asking,
  target: { readonly reference: string; readonly seenVersion?: number },
  command: RepairCommand,
): Promise<PerformedOnRepair> {
  const { tx, landlord } = asking;
  const spine = await loadCaseForChange(tx, target.reference);
  if (spine.file.kind !== 'repair') throw new NotFound('repair');
  checkSeenVersion(spine, target.seenVersion);
  const wasClosed = spine.file.closedAt !== null;
  const [repair, orders] = await Promise.all([loadRepair(tx, spine.file.id), loadOrdersOfCase(tx, spine.file.id)]);
  const draft: RepairDraft = { spine, repair };
  const place = await placeOf(tx, spine.file, asking.today);
  if (!may(asking.actor, command.type, accessFacts(draft.repair, place))) throw new NotAllowed(whoCan(command.type));
  const recipient = await recipientOf(tx, spine.file.residentId, draft.repair, place);
  const asked = repairContext(asking, place, recipient);
  const slot = await findSlot(tx, command, { repair: draft.repair, place, context: asked });
  const recallsSince = recallsCountSince({ landlord, now: spine.file.openedAt });
  const context = { ...asked, ...slot.facts, ...(await factsOfCommand(tx, command, { file: spine.file, repair, recallsSince })) };
  const decision = decideRepair({ spine: recordOf(spine), repair, ...orders }, slot.command, context);
  if (!decision.ok) return { ok: false, refusal: decision.refusal, facts: decision.facts ?? {} };
  const { cancelOrders } = decision.change;
  const ended = orders.openOrders.filter(({ id }) => cancelOrders?.orderIds.includes(id) === true);
  const orderRows = await cancelOrdersWithCase(asking, spine, { orders: ended, words: cancelOrders?.words ?? '' });
  const child = applyRepairChange(draft, decision.change, context, correspondent(landlord, recipient));
  draft.repair = seated(draft.repair, slot.places);
  if (wasClosed && spine.file.closedAt === null) await giveToSomebodyHere(tx, spine, context);
  await saveRepairDrafts(tx, child === undefined ? [draft] : [draft, child], orderRows);
  await tellParent(tx, draft, wasClosed, context);
  return { ok: true, draft };
}

export interface NewRepair {
  readonly homeId: string | null;
  readonly communalAreaId: string | null;
  readonly residentId: string | null;
  readonly ownerId: StaffId;
  readonly teamId: TeamId;
  readonly ids: NewRepairIds;
  readonly report: ReportRepair;
}

/** Where it is and who is told of it. */
export interface KnownOfReport {
  /** With the end of the home as it stays until we are done: see `endOfHomeHeld`. */
  readonly place: RepairPlace;
  readonly recipient: Reader | undefined;
  /** The job at this place that it is come back. */
  readonly earlierFix: EarlierFix | undefined;
}

/** A new repair, through the same steps as any other change. `known` is what the caller has just read of it. */
export async function performReport(asking: Asking, wanted: NewRepair, known?: KnownOfReport): Promise<PerformedOnRepair> {
  const { tx, landlord } = asking;
  const { place, recipient, earlierFix } = known ?? (await knownOf(asking, wanted));
  if (!may(asking.actor, 'ReportRepair', accessFacts({ visits: [] }, place))) throw new NotAllowed(whoCan('ReportRepair'));
  const context = { ...repairContext(asking, place, recipient), ...(earlierFix === undefined ? {} : { earlierFix }), opening: { ownerId: wanted.ownerId, reference: wanted.ids.reference } };
  const decision = reportRepair(wanted.report, context);
  if (!decision.ok) return { ok: false, refusal: decision.refusal, facts: decision.facts ?? {} };
  const draft = newRepairDraft(wanted, place, recipient?.name ?? wanted.report.report.reporterName, context);
  applyRepairChange(draft, decision.change, context, correspondent(landlord, recipient));
  await saveRepairDrafts(tx, [draft]);
  return { ok: true, draft };
}

async function knownOf(asking: Asking, wanted: NewRepair): Promise<KnownOfReport> {
  const { tx, today } = asking;
  const { report } = wanted.report;
  // Asked for together: one round trip for all.
  const [read, { earlier }, endedOn] = await Promise.all([
    placeOf(tx, wanted, today), repairsLikeThis(tx, wanted, { problem: report.problem, since: recallsCountSince(asking) }), endOfHomeHeld(tx, wanted.homeId),
  ]);
  const place = { ...read, endedOn };
  return { place, recipient: await recipientOf(tx, wanted.residentId, report, place), earlierFix: earlier };
}

/** What closed before this moment and comes back now is a new matter: the landlord's own window. */
export function recallsCountSince({ landlord, now }: Pick<Asking, 'landlord' | 'now'>): Instant {
  return addHours(now as Instant, -24 * policyFrom(landlord.settings).sameProblemDays);
}

/** An unsaved repair with its header; its first event is still to be applied. */
export function newRepairDraft(wanted: NewRepair, place: Pick<RepairPlace, 'address'>, residentName: string, context: RepairContext): RepairDraft {
  const { ids, homeId, communalAreaId, residentId, ownerId, teamId } = wanted;
  const { report, isEmergency } = wanted.report;
  const title = titleOf(report);
  const spine = newDraft({
    ...ids,
    kind: 'repair',
    title,
    homeId,
    communalAreaId,
    residentId,
    ownerId,
    teamId,
    stage: 'reported',
    priority: null,
    updateEvery: context.policy.updateEvery[isEmergency ? 'emergency' : 'routine'],
    openedAt: context.now,
    searchText: [ids.reference, title, place.address, residentName].join(' ').toLowerCase(),
  });
  return { spine, repair: emptyRepair(ids.id, context.now) };
}

/** "Water is leaking from a pipe, tank, radiator or tap – Kitchen". */
function titleOf({ problem, room }: Pick<Repair, 'problem' | 'room'>): string {
  return `${problemOf(problem)?.words ?? problem} – ${room.toLowerCase()}`;
}

/** Saves spine and repair of each, and what else goes with them, all or none. */
export async function saveRepairDrafts(tx: Tx, drafts: readonly RepairDraft[], together: readonly WriteStep[] = []): Promise<void> {
  await saveCases(tx, drafts.map(({ spine }) => spine), [...repairsToSave(tx.landlordId, drafts.map(({ repair }) => repair)), ...stepsWhenFixed(tx.landlordId, drafts), ...together]);
}

/**
 * A follow-on that closes is news to the repair it follows on to, and to its owner. One that opens again opens a closed
 * parent with it: what the parent stood closed on is no longer so.
 */
async function tellParent(tx: Tx, draft: RepairDraft, wasClosed: boolean, context: CaseContext): Promise<void> {
  const { file } = draft.spine;
  const isClosed = file.closedAt !== null;
  if (draft.repair.followOnTo === null || isClosed === wasClosed) return;
  const [spine] = await loadCasesForChange(tx, [draft.repair.followOnTo]);
  if (spine === undefined || (isClosed && spine.file.closedAt !== null)) return;
  const parent: RepairDraft = { spine, repair: await loadRepair(tx, spine.file.id) };
  const reopens = !isClosed && spine.file.closedAt !== null;
  const event = reopens ? ({ type: 'ReopenedByFollowOn', data: { reference: file.reference } } as const) : undefined;
  if (event !== undefined) parent.repair = evolve(parent.repair, event, context.now);
  const told = isClosed ? ({ type: 'FollowOnClosed', words: `the follow-on ${file.reference} is done` } as const) : ({ type: 'FollowOnReopened', words: `the follow-on ${file.reference} is open again` } as const);
  applyChange(
    spine,
    {
      events: [event ?? { type: told.type, data: { reference: file.reference } }],
      notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: ${told.words}` }],
      ...(reopens ? { file: { stage: 'diagnosed', closedAt: null } } : {}),
    },
    caseContext(context, { kind: 'system', name: 'Putright' }),
  );
  if (reopens) await giveToSomebodyHere(tx, spine, context);
  await saveRepairDrafts(tx, [parent]);
}

export function repairContext(asking: Asking, place: RepairPlace, recipient: Reader | undefined): RepairContext {
  return {
    ...caseContext(asking, asking.actor),
    policy: policyFrom(asking.landlord.settings),
    appointments: appointmentPolicyFrom(asking.landlord.settings),
    rightToRepairApplies: rightToRepairApplies(place),
    householdHasNeeds: place.householdHasNeeds,
    canWrite: recipient !== undefined,
    managers: [],
    ...(place.endedOn === null ? {} : { homeEndedOn: place.endedOn }),
  };
}

/** The visit that was just booked takes its places of that person's day. */
function seated(repair: Repair, places: readonly number[] | undefined): Repair {
  if (places === undefined) return repair;
  return { ...repair, visits: repair.visits.map((visit) => (visit.status === 'booked' && visit.places === null ? { ...visit, places } : visit)) };
}

export function accessFacts(repair: Pick<Repair, 'visits'>, place: RepairPlace): RepairAccessFacts {
  return {
    owningOrganisationId: place.owningOrganisationId,
    managingOrganisationId: place.managingOrganisationId,
    operativeIds: repair.visits.filter(({ status }) => status === 'booked' || status === 'missed').map(({ operativeId }) => operativeId),
  };
}

function correspondent(landlord: Landlord, recipient: Reader | undefined): Correspondent {
  return { recipient, landlordName: landlord.name, phone: landlord.phone };
}
