import type { Grade, HazardStage, Nearness, Severity } from './model.ts';
import { recheckTimes } from './decide/dry/schedule.ts';
import type { AwarenessRoute, BasisReason, BeginningWay, CheckOccasion, CheckResult, DowngradeTarget, Ending, InvestigationWay, NeedsWeighed, ReasonableStep, SpreadRule, SpreadSide, SpreadState, StepKind, SummaryWay, WorkPurpose } from './model.ts';

export const stageInWords: Readonly<Record<HazardStage, string>> = {
  'to-triage': 'To be weighed', 'to-investigate': 'To be investigated', 'in-hand': 'In hand', done: 'All done: the resident is asked', watched: 'Called fixed: watched until it has stayed dry', closed: 'Closed', 'not-a-hazard': 'No hazard',
};
export const gradeInWords: Readonly<Record<Grade, string>> = { emergency: 'Emergency hazard', significant: 'Significant hazard', neither: 'Neither emergency nor significant' };
export const gradeColour: Readonly<Record<Grade, string>> = { emergency: 'govuk-tag--red', significant: 'govuk-tag--orange', neither: 'govuk-tag--grey' };
/** As a resident reads it, after “we take it to be”. */
export const graveInPlainWords: Readonly<Record<Grade, string>> = {
  emergency: 'an emergency: we make it safe within 24 hours', significant: 'serious: we make it safe within days', neither: 'something to put right, but not an urgent danger',
};
export const gradeMeans: Readonly<Record<Grade, string>> = {
  emergency: 'A reasonable landlord who knows this household would make it safe within 24 hours.',
  significant: 'A reasonable landlord who knows this household would make it safe as a matter of urgency, within days.',
  neither: 'It is put right as any repair is.',
};
export const severityInWords: Readonly<Record<Severity, string>> = {
  extreme: 'Extreme: death or lasting severe harm', severe: 'Severe: harm that takes somebody to hospital or stays with them', serious: 'Serious: harm that needs a doctor',
  moderate: 'Moderate: harm that passes by itself',
};
export const nearnessInWords: Readonly<Record<Nearness, string>> = { 'any-moment': 'At any moment', 'if-left': 'If it is left as it is', unlikely: 'It is unlikely, even if left' };
export const needsInWords: Readonly<Record<NeedsWeighed, string>> = {
  none: 'Everybody was asked, and nobody has needs', declared: 'Somebody who lives there has declared needs', 'could-not-be-asked': 'Not everybody could be asked: taken as at greater risk', 'nobody-lives-there': 'Nobody lives there',
};
export const routeInWords: Readonly<Record<AwarenessRoute, string>> = {
  resident: 'A resident', employee: 'One of our own people', contractor: 'A contractor', councillor: 'A councillor', survey: 'A survey of the home', 'letter of claim': 'A letter of claim', sensor: 'A sensor', 'another case': 'Another case',
};
export const basisInWords: Readonly<Record<BasisReason, string>> = {
  'in force': 'The hazards regulations run for it.',
  'kind-excluded': 'The regulations leave this kind of hazard out. Our policy keeps the same times or shorter ones.',
  'no-date-set-yet': 'The regulations have no date yet for this kind of hazard. Our policy keeps the same times or shorter ones.',
  'not-in-force-yet': 'We knew of it before the regulations ran for this kind of hazard. Our policy keeps the same times or shorter ones; a new report sets the law’s own clocks.',
  licence: 'Whoever lives there has a licence and no tenancy, which the regulations do not reach. Our policy keeps the same times or shorter ones.',
  'long lease': 'The home is let on a long lease or shared ownership, which the regulations do not reach. Our policy keeps the same times or shorter ones.',
  'nobody rents it': 'Nobody rents the home now. Our policy keeps the same times or shorter ones.',
};
export const downgradeInWords: Readonly<Record<DowngradeTarget, string>> = { significant: 'Significant, and no emergency', neither: 'Neither an emergency nor significant', 'not-a-hazard': 'No hazard at all: the case ends' };
export const wayInWords: Readonly<Record<InvestigationWay, string>> = { 'in person': 'In person, at the home', remote: 'Remotely, by photos, video or phone' };
export const summaryWayInWords: Readonly<Record<SummaryWay, string>> = {
  email: 'By email', letter: 'By first-class post', 'handed over': 'Handed over', 'left at the home': 'Left at the home', 'told instead': 'Told instead: all the work was finished within the time for a summary',
};
export const beginningInWords: Readonly<Record<BeginningWay, string>> = { 'work started': 'The work itself has started', 'steps taken': 'Steps towards it were taken, such as an order placed' };
export const stepInWords: Readonly<Record<StepKind, string>> = {
  'access attempt': 'An attempt to get in', 'contractor search': 'Looking for somebody to do the work', 'approval awaited': 'An approval that somebody else must give', 'accommodation search': 'Looking for somewhere to stay', other: 'Something else',
};
/** Of every entry of the steps, those that stand there by themselves too. */
export const everyStepInWords: Readonly<Record<ReasonableStep['kind'], string>> = { ...stepInWords, 'accommodation offered': 'Somewhere to stay was offered', 'accommodation answered': 'Somewhere to stay was answered', 'accommodation taken back': 'The offer of somewhere to stay was taken back' };
export const endingInWords: Readonly<Record<Ending, string>> = { 'resident agrees': 'The resident agrees that it is put right', 'no answer': 'The resident did not answer', 'tenancy ended': 'The tenancy ended', 'home no longer ours': 'The home is no longer ours', 'works planned': 'Planned work is to cure it' };
export const occasionInWords: Readonly<Record<CheckOccasion, string>> = { 'after the works': 'After the works', 'after eight weeks': `${recheckTimes.firstAfterWeeks} weeks after it was called fixed`, 'next winter': 'The next winter' };
export const resultInWords: Readonly<Record<CheckResult, string>> = { dry: 'It is dry', damp: 'It is damp', 'nobody in': 'Nobody was in' };
export const purposeInWords: Readonly<Record<WorkPurpose, string>> = { safety: 'It makes it safe', prevention: 'It keeps it from coming back' };
/** "£1,250.00". */
export const poundsInWords = (pence: number): string => `£${(pence / 100).toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
export const sideInWords: Readonly<Record<SpreadSide, string>> = { above: 'The home above', below: 'The home below', beside: 'The home beside', block: 'The shared parts of the block' };
export const spreadRuleInWords: Readonly<Record<SpreadRule, string>> = {
  floor: 'by its floor, and its place among the homes there', number: 'by its number in the block: floors are not on record', street: 'by its number in the street', block: 'because the home is in it',
};
export const spreadStateInWords: Readonly<Record<SpreadState, string>> = { open: 'To be decided', declined: 'Declined', visit: 'Somebody looks', hazard: 'Has a case of its own', 'nothing found': 'Nothing found' };
