import type { HazardRefusal } from '../decide/context.ts';

/** Why it cannot be done, and what mends it. */
const words = {
  'case-is-closed': 'This hazard has ended. If it is back, report it again: a new case has clocks of its own.',
  'home-has-ended': 'This home is no longer ours. What is wrong in a shared place is reported there; a case that is open ends as “the home is no longer ours”. Where it is ours after all, an administrator says so on the home’s page.',
  'home-still-ours': 'Nothing on record says that this home is no longer ours. An administrator first enters its end on the home’s page.',
  'words-missing': 'Write a few words: they go on the record.',
  'reason-missing': 'Give a reason: it goes on the record.',
  'in-the-future': 'That is still to come: give a time that has passed.',
  'too-long-ago': 'That is more than ten years ago: check the year.',
  'before-we-knew': 'That is before we knew of the hazard: check the date and the time.',
  'late-reason-missing': 'Say why it is written down only now: it goes on the record.',
  'kind-not-in-list': 'That kind of hazard was not in the list in force that day: choose another.',
  'open-already': 'A case of this kind is open here already',
  'damp-stays-damp': 'It was found to be damp or mould, and stays so until it is dry. Where it is none, propose that it is no hazard, and somebody else agrees; report the other danger as a hazard of its own.',
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
  'rooms-missing': 'Say which rooms were looked at, and how much of each has it: of damp that somebody stood before, that is what shows later whether it grew.',
  'cause-unsaid': 'Say why it happened; that it was looked for and not found can be said too.',
  'sureness-missing': 'Say how sure you are of the cause.',
  'reading-not-possible': 'A reading cannot be right: check the figure',
  'instrument-missing': 'Name the instrument of each reading: a figure without one proves nothing',
  'size-and-area-differ': 'The square metres and the size of a room do not agree: check them',
  'neighbours-unsaid': 'Say which neighbours should be looked at, or why nobody.',
  'investigated-meanwhile': 'Somebody recorded an investigation of this hazard after the phone had taken it along.',
  'checked-meanwhile': 'Somebody recorded whether it is dry, or it was begun anew, after the phone had taken it along.',
  'summary-on-its-way': 'The written summary was reviewed and is on its way to the resident.',
  'no-summary-to-review': 'No written summary waits for review.',
  'work-undated': 'Say what is done, begun by when and finished by when.',
  'begins-after-it-ends': 'It cannot begin after it is finished: check the dates.',
  'later-than-law': 'That is later than it has to be. Promise an earlier day; or, to be safe later, offer somewhere to stay first.',
  'unfit-words': 'These words do not belong in a letter to the resident',
  'nobody-to-write-to': 'There is nobody on record to write to: give it on paper, and record that.',
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
  'offer-changed': 'That offer no longer waits for an answer: it was changed, its days are over, or the home is safe.',
  'no-offer-stands': 'No offer of somewhere to stay stands: none was made, it was refused or taken back, or they are home again.',
  'not-put-right-yet': 'Not all of it is done and recorded yet, so nobody is asked whether it is put right.',
  'nothing-offered': 'Nothing had been offered then: record the offer first.',
  'notice-after-visit': 'Notice comes before the visit: check the date and the time.',
  'still-to-do': 'It cannot be closed yet',
  'follow-on-open': 'A follow-on is open',
  'promise-open': 'A promise to the resident is open',
  'resident-disagrees': 'The resident does not agree that it is put right: go back to them first.',
  'no-answer-yet': 'The resident has not said that they agree',
  'not-damp': 'It is neither damp nor mould: only that is measured and watched before it is closed.',
  'no-recurrence-to-rule-out': 'No recurrence is on record that still counts.',
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
  'no-such-repair': 'No repair has that reference: check it.',
  'tied-already': 'That repair is recorded as its work already.',
  'repair-elsewhere': 'That repair is at another place: choose one at this home, or in its block.',
  'not-tied': 'No such repair is recorded as its work.',
  'repair-not-that-far': 'That repair has no such date yet: choose another time.',
  'repair-not-taken': 'The repair was not taken',
  'away-already': 'They are away from home already: move the day they come home instead.',
  'nobody-away': 'Nobody is away from home because of this.',
  'back-before-it-begins': 'They cannot be home again before they leave: check the two dates.',
  'stay-too-long': 'That is longer than a year: check the dates.',
  'not-inspected': 'No inspection of its work has passed with a reading of moisture: measure it and record the check.',
  'no-such-proposal': 'That place is not proposed, or was decided already.',
  'no-such-visit': 'Nobody was to look there, or somebody has already.',
  'visit-day-missing': 'Say by which day somebody looks.',
  'visit-too-far': 'Look sooner: within 60 days.',
  'hazard-not-opened': 'A hazard cannot be opened for the block, which has no shared place on record: send somebody to look instead.',
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
  'repair-not-taken': ({ because }) => because && `. ${because}`,
  'check-too-soon': ({ from }) => from && `: this check counts from ${from}. Damp that is found is recorded at any time.`,
  'try-again-sooner': ({ days }) => days && `: within ${days} days.`,
  'follow-on-open': ({ references }) => references && `: finish ${references} first.`,
  'promise-open': ({ promises }) => promises && `: keep, move or withdraw it first. ${promises}.`,
  'no-answer-yet': ({ made, needed }) => made && needed && `. Try to reach them: ${made} of ${needed} attempts are recorded.`,
  'open-already': ({ reference }) => reference && `: ${reference}. Say that it is the same, and what you wrote is added to it; or say why it is another.`,
  'unfit-words': ({ found, instead }) => found && instead && `: “${found}”. ${instead}`,
};

/** A refusal in words, with the facts it turned on. */
export function hazardRefusalInWords(refusal: HazardRefusal, facts: Facts = {}): string {
  const more = withFacts[refusal]?.(facts) ?? (facts['room'] === undefined ? undefined : ` (${facts['room']}).`);
  return `${words[refusal]}${more ?? (words[refusal].endsWith('.') ? '' : '.')}`;
}

/** The field of a form that a refusal speaks of; '' for the form as a whole. */
export function fieldOfRefusal(refusal: HazardRefusal, { field, work }: Facts = {}): string {
  if (field !== undefined) return field;
  return work === undefined ? (fields[refusal] ?? '') : `${work}${partOfWork[refusal] ?? 'DoneBy'}`;
}

/** Of a summary: the words, or one of the two days. */
const partOfWork: Readonly<Partial<Record<HazardRefusal, string>>> = { 'work-undated': 'Words' };

const fields: Readonly<Partial<Record<HazardRefusal, string>>> = {
  'words-missing': 'words', 'reason-missing': 'reason', 'in-the-future': 'whenOn', 'too-long-ago': 'whenOn', 'before-we-knew': 'whenOn', 'before-investigation': 'whenOn', 'late-reason-missing': 'lateBecause',
  'kind-not-in-list': 'kind', 'open-already': 'already', 'damp-stays-damp': 'kind', 'needs-not-asked': 'notAskedBecause', 'nothing-lower': 'to', 'resident-not-told': 'toldHow', 'competence-missing': 'competence', 'safety-work-missing': 'safetyWork',
  'rooms-missing': 'room-1-room', 'cause-unsaid': 'cause', 'sureness-missing': 'sureness', 'neighbours-unsaid': 'neighbours', 'size-and-area-differ': 'room-1-area', 'instrument-missing': 'moistureInstrument',
  'prevention-unsaid': 'noPreventionBecause', 'must-be-in-person': 'how', 'work-not-finished-in-time': 'how', 'date-has-passed': 'finishBy', 'date-too-far': 'finishBy', 'notice-after-visit': 'noticeOn',
  'no-such-proposal': 'proposalId', 'no-such-visit': 'proposalId', 'visit-day-missing': 'visitBy', 'visit-too-far': 'visitBy', 'hazard-not-opened': 'as', 'no-such-repair': 'reference', 'tied-already': 'reference', 'repair-elsewhere': 'reference', 'not-tied': 'reference', 'repair-not-that-far': 'when', 'back-before-it-begins': 'untilOn', 'stay-too-long': 'untilOn', 'unknown-cause': 'cause', 'cause-is-coded': 'cause', 'reading-missing': 'reading-1-value', 'check-too-soon': 'result', 'try-again-missing': 'againOn', 'try-again-sooner': 'againOn', 'no-works-planned': 'programmeId',
};
