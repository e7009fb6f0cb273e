import type { NextAction } from '../../casefile/index.ts';
import type { Actor } from '../../staff/index.ts';
import { may, whoCan, type RepairAccessFacts } from '../access.ts';
import type { RepairCommand, RepairContext, RepairRecord } from '../decide/index.ts';
import { openVisit } from '../decide/visits.ts';
import { whyNot } from '../decide/why-not.ts';
import type { RepairStage, Visit } from '../model.ts';
import { visitRefusalInWords } from './refusal-words.ts';

interface Offer {
  readonly text: string;
  readonly action: RepairCommand['type'];
  /** Under the repair's own address, or a whole one of another kind of case. */
  readonly path: (visit: Visit | undefined) => string;
  /** Only where it could matter: the rest of the list would be noise. */
  readonly when?: (record: RepairRecord) => boolean;
}

const onVisit = (path: string) => (visit: Visit | undefined) => `visits/${visit?.id ?? 'none'}${path}`;
const hasBookedVisit = ({ repair }: RepairRecord) => openVisit(repair) !== undefined;

/** Everything that may be done, in the order a repair goes. */
const offers: readonly Offer[] = [
  { text: 'Set priority and trade', action: 'DiagnoseRepair', path: () => 'diagnose' },
  { text: 'Open a hazard case', action: 'HandHazardOver', path: () => '/hazards/of/', when: ({ repair }) => repair.hazard !== 'own-case' },
  { text: 'Say that it is not a recall', action: 'RuleOutRecall', path: () => 'rule-out-recall', when: ({ repair }) => repair.recall !== null && repair.recall.ruledOut === null },
  { text: 'Look at what was tried to get in', action: 'ReviewAccess', path: () => 'review-access', when: ({ repair }) => repair.access !== null },
  { text: 'Decide the tenancy or legal step', action: 'DecideAccessStep', path: () => 'access-step', when: ({ repair }) => repair.access?.review?.decision === 'tenancy or legal step' },
  { text: 'Record why it happened', action: 'CodeCause', path: () => 'cause' },
  { text: 'Agree to cancel it', action: 'AgreeToCancel', path: () => 'agree-to-cancel', when: ({ repair }) => repair.cancellation !== null },
  { text: 'Do not cancel it', action: 'DeclineCancellation', path: () => 'decline-cancellation', when: ({ repair }) => repair.cancellation !== null },
  { text: 'The resident does not agree', action: 'ObjectToCancellation', path: () => 'objection', when: ({ repair }) => repair.stage === 'cancelled' },
  { text: 'Take it out of the programme', action: 'ReopenFromProgramme', path: () => 'leave-programme', when: ({ repair }) => repair.stage === 'programmed' },
  { text: 'Leave it to planned work', action: 'PutInProgramme', path: () => 'programme', when: ({ repair }) => repair.stage === 'diagnosed' },
  { text: 'Book a visit', action: 'BookVisit', path: () => 'book' },
  { text: 'Note when a visit suits them', action: 'SayWhenItSuits', path: () => 'times', when: ({ repair }) => ['reported', 'diagnosed', 'booked'].includes(repair.stage) },
  { text: 'Record the visit', action: 'RecordVisitDone', path: onVisit(''), when: hasBookedVisit },
  { text: 'Move the visit', action: 'MoveVisit', path: onVisit('/move'), when: hasBookedVisit },
  { text: 'Cancel the visit', action: 'CancelVisit', path: onVisit('/cancel'), when: hasBookedVisit },
  { text: 'Say that all the work is done', action: 'DeclareFixed', path: () => 'declare-fixed', when: ({ repair }) => repair.stage !== 'fixed' && repair.stage !== 'confirmed' },
  { text: 'Record an attempt to get an answer', action: 'RecordAnswerAttempt', path: () => 'ask-again' },
  { text: 'Record the resident’s answer', action: 'AnswerWhetherFixed', path: () => 'answer' },
  { text: 'Add a second report', action: 'JoinReport', path: () => 'join' },
  { text: 'Close', action: 'CloseRepair', path: () => 'close' },
  { text: 'Cancel the repair', action: 'CancelRepair', path: () => 'cancel' },
];

/** What usually comes next at each stage: these stand first, the first of them as the button that stands out. */
const usualNext: Readonly<Record<RepairStage, readonly RepairCommand['type'][]>> = {
  reported: ['DiagnoseRepair'],
  // Ruling a hazard out is never the button that stands out.
  diagnosed: ['BookVisit', 'DeclareFixed'],
  booked: ['RecordVisitDone', 'MoveVisit'],
  programmed: ['ReopenFromProgramme'],
  fixed: ['AnswerWhetherFixed', 'RecordAnswerAttempt', 'CloseRepair'],
  confirmed: ['CloseRepair'],
  closed: ['AnswerWhetherFixed'],
  cancelled: [],
};

function usualNextFirst(stage: RepairStage): readonly Offer[] {
  const place = ({ action }: Offer) => (usualNext[stage].includes(action) ? usualNext[stage].indexOf(action) : usualNext[stage].length);
  return [...offers].sort((one, other) => place(one) - place(other));
}

/** Each action as a button, or as why not: the reason is the one the core itself would give. */
export function nextActions(record: RepairRecord, { actor, access, context }: { readonly actor: Actor; readonly access: RepairAccessFacts; readonly context: RepairContext }): readonly NextAction[] {
  const visit = openVisit(record.repair);
  const { reference } = record.spine.file;
  return usualNextFirst(record.repair.stage).filter(({ when }) => when?.(record) ?? true).map(({ text, action, path }) => {
    const href = path(visit).startsWith('/') ? `${path(visit)}${reference}` : `/repairs/${reference}/${path(visit)}`;
    if (!may(actor, action, access)) return { text, href, refusedBecause: whoCan(action) };
    const refused = whyNot(record, action, context);
    return refused === undefined ? { text, href } : { text, href, refusedBecause: visitRefusalInWords(refused.refusal, refused.facts ?? {}, visit?.on, context.today) };
  });
}
