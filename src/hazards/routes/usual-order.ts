import { isDamp } from '../decide/index.ts';
import { nextRecheck } from '../decide/dry/schedule.ts';
import { isInvestigated, stillToDo } from '../evolve.ts';
import type { Hazard } from '../model.ts';
import type { HazardAction } from './action-page.ts';
import { everyAction } from './actions/index.ts';

type Action = HazardAction['action'];

/** What usually comes next stands first: saying that it is less grave never does. What nothing gives reason for is left out. */
export function inUsualOrder(hazard: Hazard): readonly HazardAction[] {
  const first = [...comesNext(hazard), ...dryingNext(hazard), ...endingNext(hazard)];
  const place = ({ action }: HazardAction) => (first.includes(action) ? first.indexOf(action) : first.length);
  return everyAction.filter(({ action }) => mattersNow[action]?.(hazard) !== false).toSorted((one, other) => place(one) - place(other));
}

function comesNext(hazard: Hazard): readonly Action[] {
  const { downgrade, triage, madeSafeAt, grade } = hazard;
  const isGrave = grade !== 'neither';
  const all: readonly (readonly [boolean, Action])[] = [
    [downgrade !== null, 'AgreeToDowngrade'], [downgrade !== null, 'DeclineDowngrade'], [triage === null, 'TriageHazard'], [grade === 'emergency' && madeSafeAt === null, 'RecordMadeSafe'],
    [isGrave && !isInvestigated(hazard), 'RecordInvestigation'], [isToReview(hazard), 'ApproveSummary'], [isToReview(hazard), 'SendSummaryBack'], [isToWrite(hazard), 'WriteSummary'], [isGrave && madeSafeAt === null, 'RecordMadeSafe'],
  ];
  return all.filter(([comes]) => comes).map(([, action]) => action);
}

const isToReview = ({ summary }: Hazard): boolean => summary?.state === 'to review';
const isToWrite = ({ investigation, summarySentAt, summary }: Hazard): boolean => investigation !== null && summarySentAt === null && summary?.state !== 'approved';

/** Of damp: the check that is promised, or what it needs before it is called fixed. */
function dryingNext({ watch, grade, madeSafeAt, cause, checkedDryAt }: Hazard): readonly Action[] {
  if (watch !== null) return [nextRecheck(watch.rechecks) === undefined ? 'CloseHazard' : 'RecordDryCheck'];
  return grade !== 'neither' && madeSafeAt === null ? [] : [...(cause === null ? ['CodeHazardCause' as const] : []), ...(checkedDryAt === null ? ['RecordDryCheck' as const] : [])];
}

/** When every act is recorded: their answer, and then the end. */
function endingNext(hazard: Hazard): readonly Action[] {
  return stillToDo(hazard).length > 0 ? [] : [...(hazard.answer === 'agrees' ? [] : ['RecordResidentsAnswer' as const]), 'CloseHazard'];
}

/** What is left out where nothing gives reason for it. */
const mattersNow: Readonly<Partial<Record<Action, (hazard: Hazard) => boolean>>> = {
  AgreeToDowngrade: ({ downgrade }) => downgrade !== null,
  DeclineDowngrade: ({ downgrade }) => downgrade !== null,
  ApproveSummary: isToReview,
  SendSummaryBack: isToReview,
  AnswerAccommodation: ({ accommodationOfferedAt, accommodationAnswer }) => accommodationOfferedAt !== null && accommodationAnswer === null,
  WithdrawAccommodation: ({ move }) => move !== null && move.answer !== 'refused' && move.backAt === null,
  MoveReturn: ({ move }) => move?.answer === 'accepted' && move.backAt === null,
  RecordMovedBack: ({ move }) => move?.answer === 'accepted' && move.backAt === null,
  AskForInvestigationInPerson: ({ investigation }) => investigation?.how === 'remote',
  CodeHazardCause: isDamp,
  RecordDryCheck: isDamp,
  TakeInspection: (hazard) => isDamp(hazard) && hazard.watch === null && hazard.checkedDryAt === null,
};
