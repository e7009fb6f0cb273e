import { dateInLondon, type Instant } from '../../clock/index.ts';
import type { Diagnosis } from '../../diagnosis/index.ts';
import { agree, refuse } from '../../casefile/index.ts';
import { answersKept, type DangerAnswers } from '../model/danger-questions.ts';
import type { PhotoSeal, VisitId } from '../model.ts';
import type { RepairContext, RepairDecision, RepairRecord } from './context.ts';
import { nextStepPromise, ringBy } from './promises.ts';
import { dangerTold } from './report.ts';

/** The same problem told again: it goes on the first repair, so that nobody starts from nothing. */
export interface JoinReport {
  readonly type: 'JoinReport';
  readonly words: string;
  readonly reporterName: string;
  readonly reporterContact: string | null;
  readonly channel: 'phone' | 'web page';
  /** What they said of danger, where they were asked. */
  readonly dangerAnswers?: DangerAnswers;
  /** What they answered of the landlord's own questions, where they were asked. */
  readonly diagnosis?: Diagnosis | undefined;
}

export interface SayNotRight {
  readonly type: 'SayNotRight';
  readonly words: string;
}

export interface AskToChangeVisit {
  readonly type: 'AskToChangeVisit';
  readonly visitId: VisitId;
  readonly words: string;
}

export interface AddPhotos {
  readonly type: 'AddPhotos';
  readonly photos: readonly PhotoSeal[];
}

export function joinReport({ spine, repair }: RepairRecord, command: JoinReport, context: RepairContext): RepairDecision {
  if (spine.file.closedAt !== null) return refuse('case-is-closed');
  if (command.words === '') return refuse('words-missing');
  const { words, reporterName, reporterContact, channel } = command;
  const danger = dangerTold(words, repair, context, command.dangerAnswers);
  return agree({
    events: [{ type: 'ReportJoined', data: { words, reporterName, reporterContact, ...answersKept(repair.problem, command.dangerAnswers), ...(command.diagnosis === undefined ? {} : { diagnosis: command.diagnosis }) } }, ...danger.events],
    set: danger.set,
    contacts: [{ direction: 'in', channel, words, residentId: null }],
    notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: reported again` }],
  });
}

/** "This is not right": about anything on their page. Somebody rings, and a manager sees it the same day. */
export function sayNotRight({ spine, repair }: RepairRecord, command: SayNotRight, context: RepairContext): RepairDecision {
  if (command.words === '') return refuse('words-missing');
  const open = spine.file.closedAt === null;
  const danger = open ? dangerTold(command.words, repair, context) : { events: [], set: [] };
  return agree({
    events: [{ type: 'ResidentSaidNotRight', data: { words: command.words } }, ...danger.events],
    set: danger.set,
    contacts: [{ direction: 'in', channel: 'web page', words: command.words, residentId: null }],
    ...(open ? { promise: [nextStepPromise('ring you about what you told us', ringBy(context), context)] } : {}),
    notices: [...new Set([spine.file.ownerId, ...context.managers])].map((staffId) => ({ staffId, words: `${spine.file.reference}: the resident says this is not right` })),
  });
}

/** What reached us by email, by text or on paper and was put on the repair by hand. */
export interface HearWords {
  readonly type: 'HearWords';
  readonly words: string;
  /** When they reached us, however long they lay. */
  readonly heardAt: Instant;
}

/**
 * Words that were written to us and lay without a case: where they tell of a danger, its clock counts from when they reached us, not
 * from when somebody put them on the repair. What was said is on the case already, as something we heard.
 */
export function hearWords({ spine, repair }: RepairRecord, { words, heardAt }: HearWords, context: RepairContext): RepairDecision {
  const { reference, ownerId, closedAt } = spine.file;
  if (closedAt !== null) return agree({ events: [], notices: [{ staffId: ownerId, words: `${reference}: what was written to us after it closed may tell of a danger` }] });
  const danger = dangerTold(words, repair, { ...context, now: heardAt, today: dateInLondon(heardAt) });
  return agree({ events: danger.events, set: danger.set, notices: danger.events.length === 0 ? [] : [{ staffId: ownerId, words: `${reference}: what was written to us may tell of a danger` }] });
}

export function askToChangeVisit({ repair, spine }: RepairRecord, command: AskToChangeVisit, context: RepairContext): RepairDecision {
  if (!repair.visits.some(({ id, status }) => id === command.visitId && status === 'booked')) return refuse('visit-not-open');
  if (command.words === '') return refuse('words-missing');
  const { visitId, words } = command;
  const danger = dangerTold(words, repair, context);
  return agree({
    events: [{ type: 'VisitChangeAsked', data: { visitId, words } }, ...danger.events],
    set: danger.set,
    contacts: [{ direction: 'in', channel: 'web page', words, residentId: null }],
    promise: [nextStepPromise('ring you to agree another day', ringBy(context), context)],
    notices: [{ staffId: spine.file.ownerId, words: `${spine.file.reference}: the resident asks to change the visit` }],
  });
}

export function addPhotosToRepair(_record: RepairRecord, command: AddPhotos): RepairDecision {
  return command.photos.length === 0 ? refuse('words-missing') : agree({ events: [{ type: 'PhotosAdded', data: { photos: command.photos } }] });
}
