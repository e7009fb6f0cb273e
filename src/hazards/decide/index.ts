import { attachHazardCapture, putHazardCaptureAside, type AttachHazardCapture, type PutHazardCaptureAside } from './captured.ts';
import { closeHazard, recordResidentsAnswer, type CloseHazard, type RecordResidentsAnswer } from './ending.ts';
import { askForInvestigationInPerson, recordInvestigation, type AskForInvestigationInPerson, type RecordInvestigation } from './investigation.ts';
import { addPhotosToHazard, hearAgain, type AddPhotos, type HearAgain } from './report.ts';
import { agreeToDowngrade, declineDowngrade, proposeDowngrade, type AgreeToDowngrade, type DeclineDowngrade, type ProposeDowngrade } from './second-person.ts';
import { answerAccommodation, moveReturn, offerAccommodation, recordMovedBack, withdrawAccommodation, type AnswerAccommodation, type MoveReturn, type OfferAccommodation, type RecordMovedBack, type WithdrawAccommodation } from './moves.ts';
import { acceptSpread, declineSpread, recordSpreadVisit, withSpread, type AcceptSpread, type DeclineSpread, type RecordSpreadVisit } from './spread/spread.ts';
import { hearResident, type HearResident } from './resident.ts';
import { recordReasonableStep, type RecordReasonableStep } from './steps.ts';
import { asTheRepairHasIt, tieRepair, untieRepair, type RaiseWorks, type TieRepair, type UntieRepair } from './tied-repairs.ts';
import { recordSummarySent, type RecordSummarySent } from './summary.ts';
import { withStayTold } from './tell-of-stay.ts';
import { approveSummary, sendSummaryBack, type ApproveSummary, type SendSummaryBack } from './review-summary.ts';
import { writeSummary, type WriteSummary } from './write-summary.ts';
import { triageHazard, type TriageHazard } from './triage.ts';
import { recordMadeSafe, recordPreventionBegun, recordPreventionFinished, type RecordMadeSafe, type RecordPreventionBegun, type RecordPreventionFinished } from './works.ts';
import { refuse } from '../../casefile/index.ts';
import { codeHazardCause, type CodeHazardCause } from './dry/cause.ts';
import { recordDryCheck, type RecordDryCheck } from './dry/checks.ts';
import { ruleOutRecurrence, type RuleOutRecurrence } from './dry/recurrence.ts';
import { takeInspection, type TakeInspection } from './dry/take-inspection.ts';
import type { HazardContext, HazardDecision, HazardRecord } from './context.ts';

export { reportHazard, type HearAgain, type ReportHazard } from './report.ts';
export { updateEveryOf } from './context.ts';
export { nothingDoneYet, isDamp, type DryFacts, type FixedBefore, type Recurrence } from './dry/facts.ts';
export type { HazardChange, HazardContext, HazardDecision, HazardRecord, HazardRefusal, HouseholdFacts, Refused } from './context.ts';

/** Everything that may be done to a hazard once it is reported. */
export type HazardCommand =
  | HearAgain
  | AddPhotos
  | TriageHazard
  | ProposeDowngrade
  | AgreeToDowngrade
  | DeclineDowngrade
  | RecordInvestigation
  | AskForInvestigationInPerson
  | WriteSummary
  | ApproveSummary
  | SendSummaryBack
  | RecordSummarySent
  | RecordMadeSafe
  | RecordPreventionBegun
  | RecordPreventionFinished
  | OfferAccommodation
  | AnswerAccommodation
  | WithdrawAccommodation
  | RecordReasonableStep
  | MoveReturn
  | RecordMovedBack
  | TieRepair
  | UntieRepair
  | RaiseWorks
  | AcceptSpread
  | DeclineSpread
  | RecordSpreadVisit
  | CodeHazardCause
  | RecordDryCheck
  | TakeInspection
  | RuleOutRecurrence
  | RecordResidentsAnswer
  | HearResident
  | CloseHazard
  | AttachHazardCapture
  | PutHazardCaptureAside;

type Decide<Type extends HazardCommand['type']> = (record: HazardRecord, command: Extract<HazardCommand, { type: Type }>, context: HazardContext) => HazardDecision;

const decisions: { readonly [Type in HazardCommand['type']]: Decide<Type> } = {
  HearAgain: hearAgain,
  AddPhotos: addPhotosToHazard,
  TriageHazard: triageHazard,
  ProposeDowngrade: proposeDowngrade,
  AgreeToDowngrade: agreeToDowngrade,
  DeclineDowngrade: declineDowngrade,
  RecordInvestigation: recordInvestigation,
  AskForInvestigationInPerson: askForInvestigationInPerson,
  WriteSummary: writeSummary,
  ApproveSummary: approveSummary,
  SendSummaryBack: sendSummaryBack,
  RecordSummarySent: recordSummarySent,
  RecordMadeSafe: recordMadeSafe,
  RecordPreventionBegun: recordPreventionBegun,
  RecordPreventionFinished: recordPreventionFinished,
  OfferAccommodation: offerAccommodation,
  AnswerAccommodation: answerAccommodation,
  WithdrawAccommodation: withdrawAccommodation,
  RecordReasonableStep: recordReasonableStep,
  MoveReturn: moveReturn,
  RecordMovedBack: recordMovedBack,
  TieRepair: tieRepair,
  UntieRepair: untieRepair,
  RaiseWorks: tieRepair,
  AcceptSpread: acceptSpread,
  DeclineSpread: declineSpread,
  RecordSpreadVisit: recordSpreadVisit,
  CodeHazardCause: codeHazardCause,
  RecordDryCheck: recordDryCheck,
  TakeInspection: takeInspection,
  RuleOutRecurrence: ruleOutRecurrence,
  RecordResidentsAnswer: recordResidentsAnswer,
  HearResident: hearResident,
  CloseHazard: closeHazard,
  AttachHazardCapture: attachHazardCapture,
  PutHazardCaptureAside: putHazardCaptureAside,
};

/** What may be done to damp that is called fixed; all else begins with its being told of again. */
const whileWatched: ReadonlySet<HazardCommand['type']> = new Set(['HearAgain', 'AddPhotos', 'CodeHazardCause', 'RecordDryCheck', 'RuleOutRecurrence', 'CloseHazard', 'RecordReasonableStep', 'HearResident', 'AcceptSpread', 'DeclineSpread', 'RecordSpreadVisit']);

/** The one decision of a hazard, whichever door the command came by. */
export function decideHazardCase(record: HazardRecord, command: HazardCommand, context: HazardContext): HazardDecision {
  if (record.hazard.watch !== null && record.hazard.ended === null && !whileWatched.has(command.type)) return refuse('is-watched');
  const decide = decisions[command.type] as Decide<HazardCommand['type']>;
  const filled = 'takenFrom' in command ? asTheRepairHasIt(command, context.works.tied) : command;
  if (filled === 'repair-not-that-far') return refuse(filled);
  const decision = decide(record, filled as never, context);
  return decision.ok ? { ...decision, change: withStayTold(withSpread(decision.change, record, context), record, context) } : decision;
}
