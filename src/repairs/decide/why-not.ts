import { addDays, addWorkingDays, isWorkingDay, type Instant, type PlainDate } from '../../clock/index.ts';
import type { CaseId, Reference } from '../../casefile/index.ts';
import type { StaffId } from '../../staff/index.ts';
import { toldAbout, type AccessLadder } from '../model/access-ladder.ts';
import type { PhoneTimes } from '../model/findings.ts';
import type { VisitId } from '../model.ts';
import type { RemedyId } from '../model/remedy.ts';
import type { Refused, RepairContext, RepairRecord } from './context.ts';
import { decideRepair, type RepairCommand } from './index.ts';
import { causeChoices } from '../model/causes.ts';
import { isOver } from './visit-slots.ts';
import { openVisit } from './visits.ts';

type Command<Type extends RepairCommand['type']> = Extract<RepairCommand, { type: Type }>;

/**
 * Why an action can't be taken now, however its form is filled in; undefined when it can. It asks the decision itself, with
 * the answer most likely to be agreed to, so that a button and the rule behind it can't disagree.
 */
export function whyNot(record: RepairRecord, action: RepairCommand['type'], context: RepairContext): Refused | undefined {
  const favourable = { ...context, programme: context.programme ?? anyProgramme(context), newId: () => 'not-kept' };
  const decision = decideRepair(record, likeliest[action](record, favourable), favourable);
  return decision.ok ? undefined : decision;
}

const words = 'words';

/** Which programmes there are is known only on the page that offers them. */
const anyProgramme = ({ today }: RepairContext) => ({ id: 'any', name: 'any', endsOn: today, isPlanned: true, coversPlace: true });

const likeliest: { readonly [Type in RepairCommand['type']]: (record: RepairRecord, context: RepairContext) => Command<Type> } = {
  DiagnoseRepair: () => ({ type: 'DiagnoseRepair', priority: 'routine', trade: 'multi-skilled', rightToRepairDefect: null, reason: words }),
  HandHazardOver: () => ({ type: 'HandHazardOver', hazardReference: 'not-kept' as Reference }),
  RuleOutRecall: () => ({ type: 'RuleOutRecall', reason: words }),
  BookVisit: (_record, context) => ({ type: 'BookVisit', purpose: context.actor.kind === 'resident' ? 'repair' : 'inspection', ...aSlot(context) }),
  MoveVisit: (record, context) => ({ type: 'MoveVisit', visitId: visitOf(record), ...aSlot(context), askedBy: 'us', reason: words }),
  CancelVisit: (record) => ({ type: 'CancelVisit', visitId: visitOf(record), reason: words }),
  RecordVisitDone: (record) => ({ type: 'RecordVisitDone', visitId: visitOf(record), words, photos: [], inspectionReference: 'not-kept' as Reference }),
  RecordNoAccess: (record) => ({ type: 'RecordNoAccess', visitId: visitOf(record), tried: ['phoned'], words }),
  RecordFollowOn: (record, context) => ({
    type: 'RecordFollowOn', visitId: visitOf(record), words, trade: 'multi-skilled', priority: 'routine', dueOn: context.today,
    childId: 'not-kept' as CaseId, childReference: 'not-kept' as Reference,
  }),
  RecordFindings: (record) => ({ type: 'RecordFindings', visitId: visitOf(record), findings: { checked: [], readings: [], presence: null }, signature: null }),
  AttachCapture: (record) => ({ ...aCapture(record), type: 'AttachCapture', lines: [{ label: words, text: words }], photos: [], phone: nowOnAPhone }),
  PutCaptureAside: (record) => ({ ...aCapture(record), type: 'PutCaptureAside', reason: words }),
  RecordMissedVisit: (record) => ({ type: 'RecordMissedVisit', visitId: visitOf(record) }),
  RecordMissedOrderDay: ({ openOrders }) => ({ type: 'RecordMissedOrderDay', orderNumber: openOrders[0]?.number ?? 0 }),
  RemindOfVisit: (record) => ({ type: 'RemindOfVisit', visitId: visitOf(record), when: 'same-day' }),
  DecideRemedy: ({ repair }) => ({ type: 'DecideRemedy', remedyId: repair.remedies.find(({ state }) => state === 'proposed')?.id ?? ('none' as RemedyId), decision: 'offered', pence: 1_000_000, words }),
  RecordTemporaryFix: (record, context) => ({ type: 'RecordTemporaryFix', visitId: visitOf(record), words, permanent: words, permanentBy: context.today, photos: [] }),
  ReviewAccess: () => ({ type: 'ReviewAccess', needs: words, decision: 'another visit', reason: words }),
  DecideAccessStep: (_record, context) => ({ type: 'DecideAccessStep', step: 'formal letter', reason: words, nextOn: context.today }),
  WithdrawNotice: ({ repair }) => ({ type: 'WithdrawNotice', ...noticeOfLast(repair.access), channel: words, why: words }),
  CodeCause: ({ repair }, { policy, today }) => ({ type: 'CodeCause', cause: causeChoices(policy.causes, today).find(({ value }) => value !== repair.cause)?.value ?? '', words }),
  PutInProgramme: (_record, { programme }) => ({ type: 'PutInProgramme', programmeId: programme?.id ?? '', words }),
  ReopenFromProgramme: () => ({ type: 'ReopenFromProgramme', because: 'decided', words }),
  RecordProgrammeWork: (_record, { today }) => ({ type: 'RecordProgrammeWork', doneOn: today }),
  AgreeToCancel: () => ({ type: 'AgreeToCancel' }),
  DeclineCancellation: () => ({ type: 'DeclineCancellation', reason: words }),
  ObjectToCancellation: () => ({ type: 'ObjectToCancellation', words, how: 'by phone' }),
  DeclareFixed: () => ({ type: 'DeclareFixed', words }),
  RecordAnswerAttempt: () => ({ type: 'RecordAnswerAttempt', channel: 'phone', words }),
  // "Not fixed" may come at more times than "fixed".
  AnswerWhetherFixed: () => ({ type: 'AnswerWhetherFixed', answer: 'not-fixed', words, how: 'phone' }),
  JoinReport: () => ({ type: 'JoinReport', words, reporterName: words, reporterContact: null, channel: 'phone' }),
  SayNotRight: () => ({ type: 'SayNotRight', words }),
  HearWords: (_record, { now }) => ({ type: 'HearWords', words, heardAt: now }),
  AskToChangeVisit: (record) => ({ type: 'AskToChangeVisit', visitId: visitOf(record), words }),
  SayWhenItSuits: () => ({ type: 'SayWhenItSuits', wishes: [] }),
  AddPhotos: () => ({ type: 'AddPhotos', photos: [{ photoId: words, sha256: words, originalSha256: words }] }),
  BookPostInspection: (_record, context) => ({ type: 'BookPostInspection', ...aSlot(context) }),
  RaiseFailedWork: () => ({ type: 'RaiseFailedWork', inspectionReference: 'not-kept' as Reference, words, trade: 'multi-skilled', priority: 'routine', childId: 'not-kept' as CaseId, childReference: 'not-kept' as Reference }),
  CloseRepair: () => ({ type: 'CloseRepair', words }),
  CancelRepair: ({ openOrders }) => ({ type: 'CancelRepair', reason: 'resident asked', words, toldHow: words, orderIds: openOrders.map(({ id }) => id) }),
};

/** The message that an attempt stands on. */
function noticeOfLast(access: AccessLadder | null): Pick<Command<'WithdrawNotice'>, 'about' | 'messageId'> {
  const attempt = access?.attempts.find(({ notice }) => notice?.stands === true);
  return { about: (attempt === undefined ? undefined : toldAbout(attempt)) ?? ('none' as VisitId), messageId: attempt?.notice?.stands === true ? attempt.notice.messageId : 'none' };
}

const aCapture = (record: RepairRecord) => ({ captureId: words, capturedBy: words, visitId: visitOf(record) });
const nowOnAPhone: PhoneTimes = { recordedAt: '' as Instant, receivedAt: '' as Instant, clock: 'right', minutesFast: 0 };

function visitOf({ repair }: RepairRecord): VisitId {
  return openVisit(repair)?.id ?? repair.visits.findLast(({ status }) => status === 'missed')?.id ?? ('none' as VisitId);
}

/** The first that may be booked: all day, since that ends last. */
function aSlot(context: RepairContext) {
  const { today, calendar, actor, appointments } = context;
  const partOfDay = 'all-day' as const;
  let on: PlainDate = actor.kind === 'resident' ? addWorkingDays(today, appointments.residentNotice, calendar) : today;
  if (isOver({ on, partOfDay }, context)) on = addDays(on, 1);
  while (!isWorkingDay(on, calendar)) on = addDays(on, 1);
  return { on, partOfDay, operativeId: 'anybody' as StaffId, operativeName: 'Anybody' };
}
