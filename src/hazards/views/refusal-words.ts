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
  'has-own-hazard-case': 'The repair has a hazard case already.',
  'repair-is-closed': 'The repair is closed. Report the hazard as a new one, and link the two.',
} satisfies Record<HazardRefusal, string>;

/** Each of them, by name. */
export const everyHazardRefusal = Object.keys(words) as readonly HazardRefusal[];

type Facts = Readonly<Record<string, string>>;

/** A refusal in words, with the facts it turned on. */
export function hazardRefusalInWords(refusal: HazardRefusal, { what, references, promises, made, needed }: Facts = {}): string {
  if (refusal === 'still-to-do' && what !== undefined) return `${words[refusal]}: still to be recorded are ${what}.`;
  if (refusal === 'follow-on-open' && references !== undefined) return `${words[refusal]}: finish ${references} first.`;
  if (refusal === 'promise-open' && promises !== undefined) return `${words[refusal]}: keep, move or withdraw it first. ${promises}.`;
  if (refusal === 'no-answer-yet' && made !== undefined && needed !== undefined) return `${words[refusal]}. Try to reach them: ${made} of ${needed} attempts are recorded.`;
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
};
