import { closeHazard, recordResidentsAnswer, type CloseHazard, type RecordResidentsAnswer } from './ending.ts';
import { askForInvestigationInPerson, recordInvestigation, type AskForInvestigationInPerson, type RecordInvestigation } from './investigation.ts';
import { addPhotosToHazard, hearAgain, type AddPhotos, type HearAgain } from './report.ts';
import { agreeToDowngrade, declineDowngrade, proposeDowngrade, type AgreeToDowngrade, type DeclineDowngrade, type ProposeDowngrade } from './second-person.ts';
import { answerAccommodation, offerAccommodation, recordReasonableStep, type AnswerAccommodation, type OfferAccommodation, type RecordReasonableStep } from './steps.ts';
import { recordSummarySent, type RecordSummarySent } from './summary.ts';
import { triageHazard, type TriageHazard } from './triage.ts';
import { recordMadeSafe, recordPreventionBegun, recordPreventionFinished, type RecordMadeSafe, type RecordPreventionBegun, type RecordPreventionFinished } from './works.ts';
import type { HazardContext, HazardDecision, HazardRecord } from './context.ts';

export { reportHazard, type ReportHazard } from './report.ts';
export { updateEveryOf } from './context.ts';
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
  | RecordSummarySent
  | RecordMadeSafe
  | RecordPreventionBegun
  | RecordPreventionFinished
  | OfferAccommodation
  | AnswerAccommodation
  | RecordReasonableStep
  | RecordResidentsAnswer
  | CloseHazard;

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
  RecordSummarySent: recordSummarySent,
  RecordMadeSafe: recordMadeSafe,
  RecordPreventionBegun: recordPreventionBegun,
  RecordPreventionFinished: recordPreventionFinished,
  OfferAccommodation: offerAccommodation,
  AnswerAccommodation: answerAccommodation,
  RecordReasonableStep: recordReasonableStep,
  RecordResidentsAnswer: recordResidentsAnswer,
  CloseHazard: closeHazard,
};

/** The one decision of a hazard, whichever door the command came by. */
export function decideHazardCase(record: HazardRecord, command: HazardCommand, context: HazardContext): HazardDecision {
  const decide = decisions[command.type] as Decide<HazardCommand['type']>;
  return decide(record, command as never, context);
}
