import { applyChange, caseContext, checkSeenVersion, loadCaseForChange, recordOf, saveCases, type CaseContext, type CaseDraft } from '../casefile/index.ts';
import { performHazardReport, type HazardReported } from '../hazards/index.ts';
import { homeById } from '../homes/index.ts';
import { NotFound, type Database } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import type { Asking } from '../repairs/index.ts';
import { mayRecord, maySayOfOwnHome, whoRecords } from './access.ts';
import { decideApproach, type ApproachRefusal } from './decide/approach.ts';
import { evolve } from './evolve.ts';
import type { Approach, RecordApproach } from './model.ts';
import { loadApproach, stepOfApproaches } from './store/outreaches.ts';

export type AskingToRecord = Asking & { readonly database: Database };

export type RecordedApproach =
  | { readonly ok: true; readonly spine: CaseDraft; readonly approach: Approach }
  | { readonly ok: false; readonly why: 'refused'; readonly refusal: ApproachRefusal; readonly facts: Readonly<Record<string, string>> }
  /** The door to hazards did not open one. */
  | { readonly ok: false; readonly why: 'hazard'; readonly not: Extract<HazardReported, { ok: false }> };

/** The one door to what came of asking a home, for pages and programs alike. Damp that was found opens a hazard in the same transaction, or nothing is saved. */
export async function performOnApproach(asking: AskingToRecord, target: { readonly reference: string; readonly seenVersion?: number }, command: RecordApproach): Promise<RecordedApproach> {
  const { tx, actor } = asking;
  const spine = await loadCaseForChange(tx, target.reference);
  if (spine.file.kind !== 'outreach') throw new NotFound('approach');
  checkSeenVersion(spine, target.seenVersion);
  const [approach, organisationIds] = await Promise.all([loadApproach(tx, spine.file.id), organisationsOf(asking, spine.file.homeId ?? '')]);
  if (!mayRecord(actor, organisationIds) && !maySayOfOwnHome(actor, command.result)) throw new NotAllowed(whoRecords);
  const context = caseContext(asking, actor);
  const record = { spine: recordOf(spine), approach };
  const allowed = decideApproach(record, command, context, null);
  if (!allowed.ok) return { ok: false, why: 'refused', refusal: allowed.refusal, facts: allowed.facts ?? {} };
  if (command.result !== 'damp found') return { ok: true, spine, approach: await save(asking, { spine, approach, change: allowed.change, foundCaseId: null }, context) };
  const told = await tellOfHazard(asking, spine, command);
  if (!told.ok) return { ok: false, why: 'hazard', not: told };
  const { id: caseId, reference } = told.draft.spine.file;
  const decision = decideApproach(record, command, context, { caseId, reference });
  if (!decision.ok) return { ok: false, why: 'refused', refusal: decision.refusal, facts: decision.facts ?? {} };
  return { ok: true, spine, approach: await save(asking, { spine, approach, change: decision.change, foundCaseId: caseId }, context) };
}

/** What somebody there said, or we saw, makes the landlord aware, and the hazard's clocks count from then. */
function tellOfHazard(asking: AskingToRecord, { file }: CaseDraft, { how, words, at, lateBecause }: RecordApproach): Promise<HazardReported> {
  const route = how === 'visit' ? 'employee' : 'resident';
  const { actor } = asking;
  return performHazardReport(asking, {
    homeId: file.homeId, communalAreaId: null, already: 'same',
    told: { awareAt: at, route, words, suspected: 'damp-and-mould', saidEmergency: false, reporterName: route === 'employee' ? actor.name : 'Somebody at the home', reporterContact: null, lateBecause, fromRepair: null },
  }, [{ toCaseId: file.id, toReference: file.reference, kind: 'same-problem-as' }]);
}

interface Saving {
  readonly spine: CaseDraft;
  readonly approach: Approach;
  readonly change: Extract<ReturnType<typeof decideApproach>, { ok: true }>['change'];
  readonly foundCaseId: string | null;
}

async function save({ tx, actor }: AskingToRecord, { spine, approach, change, foundCaseId }: Saving, context: CaseContext): Promise<Approach> {
  const after = change.events.reduce((state, event) => evolve(state, event, { now: context.now, by: actor.name, foundCaseId }), approach);
  applyChange(spine, change, context);
  await saveCases(tx, [spine], [stepOfApproaches(tx.landlordId, [after])]);
  return after;
}

/** The organisations that own and manage a home. */
export async function organisationsOf({ tx }: Pick<Asking, 'tx'>, homeId: string): Promise<readonly string[]> {
  const home = await homeById(tx, homeId);
  return home === undefined ? [] : [home.owningOrganisationId, home.managingOrganisationId];
}
