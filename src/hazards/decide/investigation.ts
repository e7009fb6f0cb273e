import { refuse } from '../../casefile/index.ts';
import { isLower, type FromPhone, type Happened, type Investigation } from '../model.ts';
import { evolve } from '../evolve.ts';
import { happened, ifEnded, type HazardContext, type HazardDecision, type HazardRecord, type Refused } from './context.ts';
import { foundInDetail, whyNotInDetail, type ToldInDetail } from './found-in-detail.ts';
import { proposedDowngrade } from './second-person.ts';
import { lateWords, whyNotAfter } from './when.ts';

export interface RecordInvestigation extends Omit<Investigation, 'concludedAt' | 'detail' | 'phone'>, Happened {
  readonly type: 'RecordInvestigation';
  readonly detail?: ToldInDetail;
  /** Of what was written down where there was no signal. */
  readonly fromPhone?: FromPhone;
}

export interface AskForInvestigationInPerson extends Happened {
  readonly type: 'AskForInvestigationInPerson';
  readonly words: string;
}

/**
 * What a competent person found, and when they concluded: the moment that everything after it counts from. Finding less than
 * was thought takes a second person; until then the graver clocks run.
 */
export function recordInvestigation(record: HazardRecord, command: RecordInvestigation, context: HazardContext): HazardDecision {
  const refusal = ifEnded(record) ?? whyNotInvestigated(record, command, context);
  if (refusal !== undefined) return refusal;
  const { type: _type, at, lateBecause: _late, detail, fromPhone, ...found } = command;
  const inDetail = { ...(detail === undefined ? {} : { detail: foundInDetail(detail, context) }), ...(fromPhone === undefined ? {} : { phone: fromPhone.times }) };
  const investigated = { type: 'HazardInvestigated', data: { ...found, ...inDetail, concludedAt: at, ...lateWords(command) } } as const;
  const meets = ['investigate', 'renewed', 'emergency'] as const;
  const { hazard } = record;
  if (!isLower(command.found, hazard.grade) || hazard.downgrade !== null) return happened(record, [investigated], { meets, context, at });
  const proposal = proposedDowngrade({ ...record, hazard: evolve(hazard, investigated) }, { to: command.found === 'significant' ? 'significant' : 'neither', reason: command.words, toldHow: '' }, context);
  return happened(record, [investigated, proposal.event], { meets, also: { notices: proposal.notices }, set: proposal.set, context, at });
}

function whyNotInvestigated(record: HazardRecord, command: RecordInvestigation, context: HazardContext): Refused | undefined {
  const { hazard } = record;
  const { fromPhone, how } = command;
  if (fromPhone !== undefined && fromPhone.knewOf !== (hazard.investigation?.concludedAt ?? null)) return refuse('investigated-meanwhile');
  if (hazard.renewalAskedAt !== null && how === 'remote') return refuse('must-be-in-person');
  return whyNotWhole(command) ?? whyNotInDetail(hazard, command, context) ?? whyNotAfter(record, command, context, hazard.renewalAskedAt ?? undefined);
}

function whyNotWhole({ words, investigator, competence, found, safetyWork, prevention, noPreventionBecause }: RecordInvestigation): Refused | undefined {
  if (words === '') return refuse('words-missing');
  if (investigator === '' || competence === '') return refuse('competence-missing');
  if (found === 'neither') return undefined;
  if (safetyWork === '') return refuse('safety-work-missing');
  return prevention === '' && noPreventionBecause === '' ? refuse('prevention-unsaid') : undefined;
}

/** After one made from afar the tenant may ask for one in person, and has it within its own days. */
export function askForInvestigationInPerson(record: HazardRecord, command: AskForInvestigationInPerson, context: HazardContext): HazardDecision {
  const { hazard } = record;
  const { at, words } = command;
  const ended = ifEnded(record);
  if (ended !== undefined) return ended;
  if (hazard.investigation === null) return refuse('not-investigated');
  if (hazard.investigation.how !== 'remote') return refuse('not-remote');
  if (hazard.renewalAskedAt !== null) return refuse('asked-already');
  const wrong = whyNotAfter(record, command, context, hazard.investigation.concludedAt);
  if (wrong !== undefined) return wrong;
  return happened(record, [{ type: 'RenewedInvestigationAsked', data: { at, words, ...lateWords(command) } }], {
    also: { notices: [{ staffId: record.spine.file.ownerId, words: `${record.spine.file.reference}: the resident asks for an investigation in person` }] },
    context,
  });
}
