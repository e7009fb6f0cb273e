import { answerWhetherFixed, declareFixed, recordAnswerAttempt, type AnswerWhetherFixed, type DeclareFixed, type RecordAnswerAttempt } from './answer.ts';
import { closeRepair, type CloseRepair } from './ending.ts';
import { addPhotosToRepair, askToChangeVisit, hearWords, joinReport, sayNotRight, type AddPhotos, type AskToChangeVisit, type HearWords, type JoinReport, type SayNotRight } from './joining.ts';
import { attachCapture, putCaptureAside, recordFindings, type AttachCapture, type PutCaptureAside, type RecordFindings } from './findings.ts';
import { bookPostInspection, raiseFailedWork, type BookPostInspection, type RaiseFailedWork } from './post-inspection.ts';
import { decideRemedy, recordMissedOrderDay, recordMissedVisit, remindOfVisit, type DecideRemedy, type RecordMissedOrderDay, type RecordMissedVisit, type RemindOfVisit } from './missed-visit.ts';
import { decideAccessStep, recordNoAccess, reviewAccess, type DecideAccessStep, type RecordNoAccess, type ReviewAccess } from './access-ladder.ts';
import {
  agreeToCancel, cancelRepair, declineCancellation, objectToCancellation,
  type AgreeToCancel, type CancelRepair, type DeclineCancellation, type ObjectToCancellation,
} from './cancelling.ts';
import { codeCause, type CodeCause } from './cause.ts';
import { recordFollowOn, type RecordFollowOn } from './follow-on.ts';
import { putInProgramme, recordProgrammeWork, reopenFromProgramme, type PutInProgramme, type RecordProgrammeWork, type ReopenFromProgramme } from './programme.ts';
import { recordTemporaryFix, type RecordTemporaryFix } from './temporary-fix.ts';
import { ruleOutRecall, type RuleOutRecall } from './recall.ts';
import { withdrawNotice, type WithdrawNotice } from './withdraw-notice.ts';
import { diagnose, handHazardOver, type DiagnoseRepair, type HandHazardOver } from './triage.ts';
import {
  bookVisit, cancelVisit, moveVisit, recordVisitDone,
  type BookVisit, type CancelVisit, type MoveVisit, type RecordVisitDone,
} from './visits.ts';
import { sayWhenItSuits, type SayWhenItSuits } from './wishes.ts';
import type { RepairContext, RepairDecision, RepairRecord } from './context.ts';

export { reportRepair, type ReportRepair } from './report.ts';
export type { RepairChange, RepairContext, RepairDecision, RepairRecord, RepairRefusal } from './context.ts';

/** Everything that may be done to a repair once it is reported. */
export type RepairCommand =
  | DiagnoseRepair
  | HandHazardOver
  | RuleOutRecall
  | BookVisit
  | MoveVisit
  | CancelVisit
  | RecordVisitDone
  | RecordNoAccess
  | RecordFollowOn
  | RecordMissedVisit
  | RecordMissedOrderDay
  | RemindOfVisit
  | DecideRemedy
  | RecordTemporaryFix
  | ReviewAccess
  | DecideAccessStep
  | WithdrawNotice
  | CodeCause
  | PutInProgramme
  | ReopenFromProgramme
  | RecordProgrammeWork
  | RecordFindings
  | AttachCapture
  | PutCaptureAside
  | DeclareFixed
  | RecordAnswerAttempt
  | AnswerWhetherFixed
  | JoinReport
  | SayNotRight
  | HearWords
  | AskToChangeVisit
  | SayWhenItSuits
  | AddPhotos
  | BookPostInspection
  | RaiseFailedWork
  | CloseRepair
  | AgreeToCancel
  | DeclineCancellation
  | ObjectToCancellation
  | CancelRepair;

type Decide<Type extends RepairCommand['type']> = (
  record: RepairRecord,
  command: Extract<RepairCommand, { type: Type }>,
  context: RepairContext,
) => RepairDecision;

const decisions: { readonly [Type in RepairCommand['type']]: Decide<Type> } = {
  DiagnoseRepair: diagnose,
  HandHazardOver: handHazardOver,
  RuleOutRecall: ruleOutRecall,
  BookVisit: bookVisit,
  MoveVisit: moveVisit,
  CancelVisit: cancelVisit,
  RecordVisitDone: recordVisitDone,
  RecordNoAccess: recordNoAccess,
  RecordFollowOn: recordFollowOn,
  RecordMissedVisit: recordMissedVisit,
  RecordMissedOrderDay: recordMissedOrderDay,
  RemindOfVisit: remindOfVisit,
  DecideRemedy: decideRemedy,
  RecordTemporaryFix: recordTemporaryFix,
  ReviewAccess: reviewAccess,
  DecideAccessStep: decideAccessStep,
  WithdrawNotice: withdrawNotice,
  CodeCause: codeCause,
  PutInProgramme: putInProgramme,
  ReopenFromProgramme: reopenFromProgramme,
  RecordProgrammeWork: recordProgrammeWork,
  RecordFindings: recordFindings,
  AttachCapture: attachCapture,
  PutCaptureAside: putCaptureAside,
  DeclareFixed: declareFixed,
  RecordAnswerAttempt: recordAnswerAttempt,
  AnswerWhetherFixed: answerWhetherFixed,
  JoinReport: joinReport,
  SayNotRight: sayNotRight,
  HearWords: hearWords,
  AskToChangeVisit: askToChangeVisit,
  SayWhenItSuits: sayWhenItSuits,
  AddPhotos: addPhotosToRepair,
  BookPostInspection: bookPostInspection,
  RaiseFailedWork: raiseFailedWork,
  CloseRepair: closeRepair,
  AgreeToCancel: agreeToCancel,
  DeclineCancellation: declineCancellation,
  ObjectToCancellation: objectToCancellation,
  CancelRepair: cancelRepair,
};

/** The one decision of a repair, whichever door the command came by. */
export function decideRepair(record: RepairRecord, command: RepairCommand, context: RepairContext): RepairDecision {
  const decide = decisions[command.type] as Decide<RepairCommand['type']>;
  return decide(record, command as never, context);
}
