import { caseContext, checkSeenVersion, loadCaseForChange, recordOf, saveCases, type CaseDraft, type NewLink, type Performed } from '../casefile/index.ts';
import { NotFound } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import { ownCauses, type Asking } from '../repairs/index.ts';
import { managersOfTeams } from '../staff/index.ts';
import { mayOnHazard, whoCan } from './access.ts';
import { applyHazardChange, type HazardDraft } from './apply.ts';
import type { Reader } from '../correspondence/index.ts';
import { decideHazardCase, type HazardCommand, type HazardContext, type HazardRefusal, type HearAgain } from './decide/index.ts';
import type { HazardCorrespondent } from './messages.ts';
import { noSpreadYet, type Hazard, type RepairNamed } from './model.ts';
import { ownLimitsFrom } from './model/own-limits.ts';
import { dryFactsOf, fixedBeforeWeighed } from './queries/dry.ts';
import { placeOfHazard, type PlaceOfHazard } from './queries/place.ts';
import { readerOfHazard } from './queries/reader.ts';
import { spreadFactsOf } from './queries/spread.ts';
import { toldByOf } from './queries/told-by.ts';
import { tiedRepairs } from './queries/works.ts';
import { repairForWorks, type AskingOnHazard } from './repair-for-works.ts';
import { loadHazard, stepsToSave } from './store/index.ts';

/** The hazard as it was saved, or why it was not. */
export type PerformedOnHazard = { readonly ok: true; readonly draft: HazardDraft } | Extract<Performed<HazardRefusal>, { ok: false }>;

/** The one door to a hazard, for pages, the API and jobs alike: load, ask whether this person may, decide, and save all together. */
export async function performOnHazard(asking: AskingOnHazard, target: { readonly reference: string; readonly seenVersion?: number }, command: HazardCommand): Promise<PerformedOnHazard> {
  const { tx, actor, today } = asking;
  const spine = await loadCaseForChange(tx, target.reference);
  if (spine.file.kind !== 'hazard') throw new NotFound('hazard');
  checkSeenVersion(spine, target.seenVersion);
  const [hazard, place] = await Promise.all([loadHazard(tx, spine.file.id), placeOfHazard(tx, spine.file, today)]);
  if (!mayOnHazard(actor, command.type, place.organisationIds)) throw new NotAllowed(whoCan(command.type));
  const named = await repairForWorks(asking, { file: spine.file, hazard }, command);
  if (named !== undefined && 'refusal' in named) return { ok: false, refusal: 'repair-not-taken', facts: { because: named.refusal } };
  return decideAndSave(asking, { spine, hazard, place }, command, { named });
}

interface InHand {
  readonly spine: CaseDraft;
  readonly hazard: Hazard;
  readonly place: PlaceOfHazard;
}

interface Besides {
  readonly links?: readonly NewLink[];
  readonly named?: RepairNamed | undefined;
}

async function decideAndSave(asking: Asking, { spine, hazard, place }: InHand, command: HazardCommand, { links = [], named }: Besides): Promise<PerformedOnHazard> {
  const recipient = await readerOfHazard(asking.tx, { residentId: spine.file.residentId, address: place.address });
  const toldBy = command.type === 'ApproveSummary' ? { toldBy: await toldByOf(asking, spine.file.residentId, place) } : {};
  const fixedBefore = command.type === 'TriageHazard' && command.kind === 'damp-and-mould' ? { fixedBefore: await fixedBeforeWeighed(asking, spine.file, hazard) } : {};
  const isInvestigating = command.type === 'RecordInvestigation';
  const [read, spread] = await Promise.all([contextOfHazard(asking, { file: spine.file, hazard }, place), spreadFactsOf(asking.tx, spine.file, isInvestigating)]);
  const context = { ...read, works: { ...read.works, named }, spread, ...toldBy, ...fixedBefore };
  const decision = decideHazardCase({ spine: recordOf(spine), hazard }, command, context);
  if (!decision.ok) return { ok: false, refusal: decision.refusal, facts: decision.facts ?? {} };
  const draft: HazardDraft = { spine, hazard, events: [] };
  applyHazardChange(draft, { ...decision.change, links: [...(decision.change.links ?? []), ...links] }, context, correspondentOf(asking, recipient));
  await saveHazard(asking, draft, context);
  return { ok: true, draft };
}

/** Told of again by whoever may report it: the case that there is, and no new one. */
export async function tellTheFirst(asking: Asking, { reference, place }: { readonly reference: string; readonly place: PlaceOfHazard }, command: HearAgain, links: readonly NewLink[]): Promise<PerformedOnHazard> {
  const spine = await loadCaseForChange(asking.tx, reference);
  return decideAndSave(asking, { spine, hazard: await loadHazard(asking.tx, spine.file.id), place }, command, { links });
}

/** What a decision on this case may use. */
export async function contextOfHazard(asking: Asking, { file, hazard }: Pick<InHand, 'hazard'> & Pick<CaseDraft, 'file'>, { household, ...place }: Pick<PlaceOfHazard, 'household' | 'homeEndedOn'>): Promise<HazardContext> {
  const [managers, dry, tied] = await Promise.all([managersOfTeams(asking.tx, [file.teamId]), dryFactsOf(asking, file, hazard), tiedRepairs(asking.tx, file.id)]);
  return {
    ...caseContext(asking, asking.actor), household, managers: managers.map(({ staffId }) => staffId), causes: ownCauses(asking.landlord.settings), own: ownLimitsFrom(asking.landlord.settings), dry, works: { tied, named: undefined }, spread: noSpreadYet,
    canWrite: file.residentId !== null, ...endOf(place),
  };
}

/** Since when its home is no longer ours, as decisions are told it. */
export const endOf = ({ homeEndedOn }: Pick<PlaceOfHazard, 'homeEndedOn'>): Pick<HazardContext, 'homeEndedOn'> => (homeEndedOn === undefined ? {} : { homeEndedOn });

/** Who hears of it, and from whom. */
export function correspondentOf({ landlord }: Pick<Asking, 'landlord'>, recipient: Reader | undefined): HazardCorrespondent {
  return { recipient, landlordName: landlord.name, phone: landlord.phone, emergencyPhone: landlord.emergencyPhone };
}

/** Case, hazard and steps in one statement: all of it or none. */
export async function saveHazard({ tx }: Pick<Asking, 'tx'>, { spine, hazard, events }: HazardDraft, { now }: Pick<HazardContext, 'now'>): Promise<void> {
  await saveCases(tx, [spine], stepsToSave(tx.landlordId, { hazard, events, now }));
}
