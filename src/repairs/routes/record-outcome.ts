import type { CaseId, Reference } from '../../casefile/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { formText, type StaffVisit } from '../../platform/http/index.ts';
import type { RepairDraft } from '../apply.ts';
import type { RepairCommand, RepairRefusal } from '../decide/index.ts';
import { nothingFound, parseFindings } from '../forms/findings.ts';
import { outcomes, parseOutcome, type OutcomeFacts } from '../forms/outcome.ts';
import type { Findings, PhoneTimes } from '../model/findings.ts';
import type { PhotoSeal, VisitId } from '../model.ts';
import { performOnRepair } from '../perform.ts';
import { askingOf, newReference, type StaffAsking } from './asking.ts';

/** The visit that an outcome is for; a page also says which version of the case it showed. */
export interface OutcomeTarget {
  readonly reference: Reference;
  readonly visitId: VisitId;
  readonly seenVersion?: number;
}

/** The form as it was filled in, its photos kept already. */
export interface OutcomeSent {
  readonly body: StaffVisit['body'];
  readonly photos: readonly PhotoSeal[];
  readonly signature: PhotoSeal | null;
  /** Only of what a phone recorded. */
  readonly phone?: PhoneTimes;
}

export type OutcomeRecorded =
  | { readonly ok: true; readonly draft: RepairDraft }
  | { readonly ok: false; readonly errors: FieldErrors }
  | { readonly ok: false; readonly refusal: RepairRefusal; readonly facts: Readonly<Record<string, string>> };

/** Records what came of a visit, from its page or from a phone: the same forms, and the one door to repairs. */
export async function recordOutcome(asking: StaffAsking, target: OutcomeTarget, sent: OutcomeSent): Promise<OutcomeRecorded> {
  const { visitId, reference, seenVersion } = target;
  const child = await childFor(asking, sent.body);
  const outcome = parseOutcome(sent.body, { visitId, photos: sent.photos, child });
  const found = parseFindings(sent.body, sent.signature !== null);
  if (!outcome.ok || !found.ok) return { ok: false, errors: { ...(outcome.ok ? {} : outcome.errors), ...(found.ok ? {} : found.errors) } };
  const first = nothingFound(found.command) && sent.phone === undefined ? [] : [findingsCommand(visitId, found.command, sent)];
  return performAll(asking, { reference, ...(seenVersion === undefined ? {} : { seenVersion }) }, [...first, ...withPhotos(outcome.command, sent.photos)]);
}

/** Records who was there and what was measured of a visit whose outcome is recorded elsewhere: of one that checks finished work. */
export async function recordFindingsOfVisit(asking: StaffAsking, { reference, visitId }: OutcomeTarget, sent: OutcomeSent): Promise<OutcomeRecorded> {
  const found = parseFindings(sent.body, sent.signature !== null);
  return found.ok ? performAll(asking, { reference }, [findingsCommand(visitId, found.command, sent)]) : { ok: false, errors: found.errors };
}

function findingsCommand(visitId: VisitId, found: Omit<Findings, 'phone'>, { phone, signature }: OutcomeSent): RepairCommand {
  return { type: 'RecordFindings', visitId, findings: { ...found, ...(phone === undefined ? {} : { phone }) }, signature };
}

/** Photos belong to the visit's own entry; those of a follow-on get an entry of theirs, before the visit is over. */
function withPhotos(command: RepairCommand, photos: readonly PhotoSeal[]): readonly RepairCommand[] {
  return photos.length === 0 || 'photos' in command ? [command] : [{ type: 'AddPhotos', photos }, command];
}

async function performAll(asking: StaffAsking, target: { readonly reference: string; readonly seenVersion?: number }, commands: readonly RepairCommand[]): Promise<OutcomeRecorded> {
  let last: OutcomeRecorded = { ok: false, errors: {} };
  for (const [at, command] of commands.entries()) {
    last = await performOnRepair(askingOf(asking), at === 0 ? target : { reference: target.reference }, command);
    if (!last.ok) return last;
  }
  return last;
}

/** A number is taken only when a follow-on is asked for. */
async function childFor(asking: StaffAsking, body: StaffVisit['body']): Promise<OutcomeFacts['child']> {
  const childId = asking.newId() as CaseId;
  if (formText(body, 'outcome') !== outcomes[2]) return { childId, childReference: '' as Reference };
  return { childId, childReference: await newReference(asking) };
}
