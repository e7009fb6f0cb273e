import { caseContext, checkSeenVersion, loadCaseForChange, recordOf, saveCases, type CaseDraft, type Performed } from '../casefile/index.ts';
import { NotFound } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import type { Asking } from '../repairs/index.ts';
import { managersOfTeams } from '../staff/index.ts';
import { mayOnHazard, whoCan } from './access.ts';
import { applyHazardChange, type HazardDraft } from './apply.ts';
import { decideHazardCase, type HazardCommand, type HazardContext, type HazardRefusal } from './decide/index.ts';
import { placeOfHazard, type PlaceOfHazard } from './queries/place.ts';
import { loadHazard, stepsToSave } from './store/index.ts';

/** The hazard as it was saved, or why it was not. */
export type PerformedOnHazard = { readonly ok: true; readonly draft: HazardDraft } | Extract<Performed<HazardRefusal>, { ok: false }>;

/** The one door to a hazard, for pages, the API and jobs alike: load, ask whether this person may, decide, and save all together. */
export async function performOnHazard(asking: Asking, target: { readonly reference: string; readonly seenVersion?: number }, command: HazardCommand): Promise<PerformedOnHazard> {
  const { tx, actor, today } = asking;
  const spine = await loadCaseForChange(tx, target.reference);
  if (spine.file.kind !== 'hazard') throw new NotFound('hazard');
  checkSeenVersion(spine, target.seenVersion);
  const [hazard, place] = await Promise.all([loadHazard(tx, spine.file.id), placeOfHazard(tx, spine.file, today)]);
  if (!mayOnHazard(actor, command.type, place.organisationIds)) throw new NotAllowed(whoCan(command.type));
  const context = await contextOfHazard(asking, spine, place);
  const decision = decideHazardCase({ spine: recordOf(spine), hazard }, command, context);
  if (!decision.ok) return { ok: false, refusal: decision.refusal, facts: decision.facts ?? {} };
  const draft: HazardDraft = { spine, hazard, events: [] };
  applyHazardChange(draft, decision.change, context);
  await saveHazard(asking, draft, context);
  return { ok: true, draft };
}

/** What a decision on this case may use. */
export async function contextOfHazard(asking: Asking, { file }: Pick<CaseDraft, 'file'>, { household }: Pick<PlaceOfHazard, 'household'>): Promise<HazardContext> {
  const managers = (await managersOfTeams(asking.tx, [file.teamId])).map(({ staffId }) => staffId);
  return { ...caseContext(asking, asking.actor), household, managers };
}

/** Case, hazard and steps in one statement: all of it or none. */
export async function saveHazard({ tx }: Pick<Asking, 'tx'>, { spine, hazard, events }: HazardDraft, { now }: Pick<HazardContext, 'now'>): Promise<void> {
  await saveCases(tx, [spine], stepsToSave(tx.landlordId, { hazard, events, now }));
}
