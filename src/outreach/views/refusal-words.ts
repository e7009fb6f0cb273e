import type { ApproachRefusal } from '../decide/approach.ts';
import type { StartRefusal } from '../decide/start.ts';

type Facts = Readonly<Record<string, string>>;

const startWords: Readonly<Record<StartRefusal, (facts: Facts) => string>> = {
  'name-missing': () => 'Give it a name, such as the estate and the month',
  'script-missing': () => 'Write what to say to whoever answers',
  'script-blames': () => 'These words put damp on how people live. Say what we look for in the building',
  'no-homes': () => 'Choose at least one home',
  'too-many-homes': ({ most = '' }) => `Choose at most ${most} homes: more could not be asked by the day that is promised`,
  'home-not-yours': () => 'A home is not one that your organisation owns or manages. Choose the homes again',
  'home-has-ended': ({ homes = '' }) => `A home is no longer ours${homes === '' ? '' : `: ${homes}`}. Leave it out`,
  'date-has-passed': () => 'The date has passed: choose today or later',
  'date-too-far': ({ days = '' }) => `Choose a day in the next ${days} days: further away it is no promise`,
  'owner-unknown': () => 'Choose somebody of your organisation who can answer for cases',
  'asked-lately': ({ homes = '', days = '' }) => `${homes} of these homes ${homes === '1' ? 'was' : 'were'} asked in the last ${days} days: say whether to leave them out or ask again`,
  'all-asked-lately': ({ days = '' }) => `Every one of these homes was asked in the last ${days} days, so nobody is left to ask`,
};

const fieldsOfStart: Readonly<Partial<Record<StartRefusal, string>>> = {
  'name-missing': 'name', 'script-missing': 'script', 'script-blames': 'script', 'no-homes': 'home', 'too-many-homes': 'home', 'home-not-yours': 'home', 'home-has-ended': 'home', 'date-has-passed': 'promisedOn', 'date-too-far': 'promisedOn', 'owner-unknown': 'owner', 'asked-lately': 'lately', 'all-asked-lately': 'lately',
};

export const startRefusalInWords = (refusal: StartRefusal, facts: Facts = {}): string => startWords[refusal](facts);
export const fieldOfStartRefusal = (refusal: StartRefusal): string => fieldsOfStart[refusal] ?? '';
export const everyStartRefusal = Object.keys(startWords) as readonly StartRefusal[];

const approachWords: Readonly<Record<ApproachRefusal, (facts: Facts) => string>> = {
  'already-settled': () => 'What came of it is on record already',
  'words-missing': () => 'Say what was said or seen: it goes on the record',
  'in-the-future': () => 'That is still to come: give a time that has passed',
  'before-it-was-asked': () => 'That is before this outreach began: check the date and the time',
  'too-few-attempts': ({ attempts = '0', fewest = '' }) => `Try again first: ${attempts} of ${fewest} tries are recorded. Choose “Nobody answered this time” to record one`,
  'promise-open': () => 'Another promise to the resident is open on this case: keep, move or withdraw it first',
};

const fieldsOfApproach: Readonly<Partial<Record<ApproachRefusal, string>>> = { 'words-missing': 'words', 'in-the-future': 'whenOn', 'before-it-was-asked': 'whenOn', 'too-few-attempts': 'result' };

export const approachRefusalInWords = (refusal: ApproachRefusal, facts: Facts = {}): string => approachWords[refusal](facts);
export const fieldOfApproachRefusal = (refusal: ApproachRefusal): string => fieldsOfApproach[refusal] ?? '';
export const everyApproachRefusal = Object.keys(approachWords) as readonly ApproachRefusal[];
