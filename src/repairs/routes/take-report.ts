import type { CaseId, Reference } from '../../casefile/index.ts';
import type { Instant, PlainDate } from '../../clock/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import { confirmNeedsOf, residentById, type ConfirmNeeds } from '../../residents/index.ts';
import { actorOf } from '../../staff/index.ts';
import { parseReport, type ReportForm } from '../forms/report.ts';
import { performOnRepair, performReport } from '../perform.ts';
import type { Problem } from '../problems.ts';
import { ownerForRepair, type IntakeOwner } from '../queries/intake.ts';
import { openRepairLikeThis, takePlaceInTurn } from '../queries/open-like-this.ts';
import { refusalInWords } from '../views/refusal-words.ts';
import { askingOf, newReference } from './asking.ts';
import { keepPhotos } from './photo-seals.ts';
import { reportersOf, type ReportPlace } from './report-place.ts';

export interface ReportToTake extends ReportPlace {
  readonly problem: Problem;
  readonly isNew: boolean;
  readonly store: FileStore;
}

export type TakenReport = { readonly reference: Reference } | { readonly sameAs: Reference } | { readonly errors: FieldErrors };

/** Takes a report as the form has it: case, clocks, promise, message, photos and confirmed needs, all or none. */
export async function takeReport(visit: StaffVisit, to: ReportToTake): Promise<TakenReport> {
  const { tx } = visit;
  const parsed = parseReport(visit.body, reportersOf(to.people), visit.actor.name);
  if (!parsed.ok) return { errors: parsed.errors };
  await takePlaceInTurn(tx, to.place);
  const sameAs = to.isNew ? undefined : await openRepairLikeThis(tx, to.place, to.problem.id);
  if (sameAs !== undefined) return { sameAs };
  const owner = await ownerForRepair(tx, to.place.managingOrganisationId, visit.today);
  if (owner === undefined) return { errors: { '': 'Nobody can own it: no planner or manager in a team works for the organisation that manages this home. Ask your administrator.' } };
  const ids = { id: visit.newId() as CaseId, reference: await newReference(visit) };
  const wrong = (await reportIt(visit, to, { form: parsed.command, owner, ids })) ?? (await addPhotos(visit, ids, to.store)) ?? (await confirmNeeds(visit, parsed.command));
  return wrong === undefined ? { reference: ids.reference } : { errors: wrong };
}

interface NewReport {
  readonly form: ReportForm;
  readonly owner: IntakeOwner;
  readonly ids: { readonly id: CaseId; readonly reference: Reference };
}

async function reportIt(visit: StaffVisit, { place, problem }: ReportToTake, { form, owner, ids }: NewReport): Promise<FieldErrors | undefined> {
  const { isEmergency, residentId, needsConfirmedWith: _, ...report } = form;
  const { homeId, communalAreaId } = place;
  const { ownerId, teamId } = owner;
  const done = await performReport(askingOf(visit), {
    homeId, communalAreaId, residentId, ownerId, teamId, ids,
    report: { type: 'ReportRepair', report: { ...report, problem: problem.id }, isEmergency, photos: [] },
  });
  return done.ok ? undefined : { '': refusalInWords(done.refusal, done.facts) };
}

/** After the case, since a photo belongs to one. */
async function addPhotos(visit: StaffVisit, { id, reference }: NewReport['ids'], store: FileStore): Promise<FieldErrors | undefined> {
  const kept = await keepPhotos(visit, id, store);
  if (!kept.ok) return kept.errors;
  if (kept.command.length === 0) return undefined;
  const done = await performOnRepair(askingOf(visit), { reference }, { type: 'AddPhotos', photos: kept.command });
  return done.ok ? undefined : { photos: refusalInWords(done.refusal, done.facts) };
}

/** "Still right" is an answer of its own, on the footing on which we already hold what we know. */
async function confirmNeeds(visit: StaffVisit, { needsConfirmedWith }: ReportForm): Promise<FieldErrors | undefined> {
  if (needsConfirmedWith === null) return undefined;
  const known = (await residentById(visit.tx, needsConfirmedWith))?.needsAnswer;
  if (known === undefined || known.answer === 'unknown') return { needs: 'Needs were never asked about: choose not asked' };
  const { answer, consentBasis } = known;
  const command: ConfirmNeeds = { answer, consentBasis, source: 'the person', add: [], end: [] };
  const context = { actor: actorOf(visit.actor), now: visit.now as Instant, today: visit.today as PlainDate, newId: visit.newId };
  const done = await confirmNeedsOf(visit.tx, needsConfirmedWith, command, context);
  return done.ok ? undefined : { needs: 'What we hold about their needs does not agree: record the answer on the person’s page' };
}
