import type { HazardRefusal } from '../decide/context.ts';

/** Why it cannot be done, and what mends it. */
const words = {
  'case-is-closed': 'This hazard has ended. If it is back, report it again: a new case has clocks of its own.',
  'words-missing': 'Write a few words: they go on the record.',
  'reason-missing': 'Give a reason: it goes on the record.',
  'in-the-future': 'That is still to come: give a time that has passed.',
  'too-long-ago': 'That is more than ten years ago: check the year.',
  'before-we-knew': 'That is before we knew of the hazard: check the date and the time.',
  'late-reason-missing': 'Say why it is written down only now: it goes on the record.',
  'kind-not-in-list': 'That kind of hazard was not in the list in force that day: choose another.',
  'needs-not-asked': 'Ask the household about their needs first, or say why they could not be asked. Not asked is not none.',
  'asked-already': 'They have asked already, and the clock runs.',
  'nothing-lower': 'It is no graver than that already.',
  'downgrade-waits': 'A lower grade is proposed: somebody else agrees to it or declines it first.',
  'no-downgrade-proposed': 'Nobody has proposed that it is less grave.',
  'second-person-needed': 'You proposed it, so somebody else must agree.',
  'resident-not-told': 'Say how the resident was told that we see no hazard, and how they can complain.',
  'summary-owed': 'It was investigated: send the written summary with your reasons first.',
  'competence-missing': 'Say who investigated, and why they are competent to.',
  'safety-work-missing': 'Say what makes it safe.',
  'prevention-unsaid': 'Say what stops it coming back; or, where nothing has to be done, why not.',
  'must-be-in-person': 'The resident asked for an investigation in person: another one from afar does not answer that.',
  'not-investigated': 'It has not been investigated yet: record the investigation first.',
  'not-remote': 'It was investigated in person already.',
  'before-investigation': 'That is before what it follows: check the date and the time.',
  'already-done': 'That is on record already.',
  'work-not-finished-in-time': 'Telling them instead of writing is enough only where all the work was finished within the time for the summary: send the summary.',
  'nothing-to-prevent': 'The investigation found nothing that has to stop it coming back.',
  'not-begun': 'The preventative work has not started yet.',
  'date-has-passed': 'The date has passed: choose today or later.',
  'date-too-far': 'The date is more than two years away: check the year.',
  'nothing-offered': 'Nothing had been offered then: record the offer first.',
  'notice-after-visit': 'Notice comes before the visit: check the date and the time.',
  'still-to-do': 'It cannot be closed yet',
  'follow-on-open': 'A follow-on is open',
  'promise-open': 'A promise to the resident is open',
  'resident-disagrees': 'The resident does not agree that it is put right: go back to them first.',
  'no-answer-yet': 'The resident has not said that they agree',
  'not-damp': 'It is neither damp nor mould: only that is measured and watched before it is closed.',
  'unknown-cause': 'Choose a cause from the list.',
  'cause-is-coded': 'That cause is on record already.',
  'works-not-finished': 'The works are not all recorded as finished',
  'had-a-hand-in-it': 'You had a hand in this work, so somebody else must check it.',
  'reading-missing': 'Measure it: a check has at least one reading of moisture, with its place and its instrument.',
  'check-too-soon': 'It is too soon to say that it has stayed dry',
  'try-again-missing': 'Say on which day somebody tries again, after today.',
  'try-again-sooner': 'Try again sooner',
  'no-works-planned': 'No planned work covers this place: choose a programme that does.',
  'is-watched': 'It is called fixed and watched. If it is damp again, add what was told again, or record a check that finds it.',
  'has-own-hazard-case': 'The repair has a hazard case already.',
  'repair-is-closed': 'The repair is closed. Report the hazard as a new one, and link the two.',
} satisfies Record<HazardRefusal, string>;

/** Each of them, by name. */
export const everyHazardRefusal = Object.keys(words) as readonly HazardRefusal[];

type Facts = Readonly<Record<string, string>>;

/** What the facts of a refusal add to its words; nothing where they are not all there. */
const withFacts: Readonly<Partial<Record<HazardRefusal, (facts: Facts) => string | undefined>>> = {
  'still-to-do': ({ what }) => what && `: still to be recorded are ${what}.`,
  'works-not-finished': ({ what }) => what && `: still to be recorded are ${what}.`,
  'check-too-soon': ({ from }) => from && `: this check counts from ${from}. Damp that is found is recorded at any time.`,
  'try-again-sooner': ({ days }) => days && `: within ${days} days.`,
  'follow-on-open': ({ references }) => references && `: finish ${references} first.`,
  'promise-open': ({ promises }) => promises && `: keep, move or withdraw it first. ${promises}.`,
  'no-answer-yet': ({ made, needed }) => made && needed && `. Try to reach them: ${made} of ${needed} attempts are recorded.`,
};

/** A refusal in words, with the facts it turned on. */
export function hazardRefusalInWords(refusal: HazardRefusal, facts: Facts = {}): string {
  const more = withFacts[refusal]?.(facts);
  if (more !== undefined && more !== '') return `${words[refusal]}${more}`;
  return words[refusal].endsWith('.') ? words[refusal] : `${words[refusal]}.`;
}

/** The field of a form that a refusal speaks of; '' for the form as a whole. */
export function fieldOfRefusal(refusal: HazardRefusal): string {
  return fields[refusal] ?? '';
}

const fields: Readonly<Partial<Record<HazardRefusal, string>>> = {
  'words-missing': 'words', 'reason-missing': 'reason', 'in-the-future': 'whenOn', 'too-long-ago': 'whenOn', 'before-we-knew': 'whenOn', 'before-investigation': 'whenOn', 'late-reason-missing': 'lateBecause',
  'kind-not-in-list': 'kind', 'needs-not-asked': 'notAskedBecause', 'nothing-lower': 'to', 'resident-not-told': 'toldHow', 'competence-missing': 'competence', 'safety-work-missing': 'safetyWork',
  'prevention-unsaid': 'noPreventionBecause', 'must-be-in-person': 'how', 'work-not-finished-in-time': 'how', 'date-has-passed': 'finishBy', 'date-too-far': 'finishBy', 'notice-after-visit': 'noticeOn',
  'unknown-cause': 'cause', 'cause-is-coded': 'cause', 'reading-missing': 'reading-1-value', 'check-too-soon': 'result', 'try-again-missing': 'againOn', 'try-again-sooner': 'againOn', 'no-works-planned': 'programmeId',
};
