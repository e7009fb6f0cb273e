import { longDate, type PlainDate } from '../../clock/index.ts';
import { limitInWords, ruleOn, type Limit } from '../../law/index.ts';
import { lawOfDuty, usualOfOurs } from '../decide/duties.ts';
import { ownDuties, type OwnDuty } from '../decide/set-own-limits.ts';
import type { LimitScope, OwnLimits } from '../model/own-limits.ts';

export const ownDutyInWords: Readonly<Record<OwnDuty, string>> = {
  triage: 'Weigh what we are told of',
  'second-person': 'Somebody else decides on a lower grade',
  emergency: 'Investigate an emergency and make it safe',
  'accommodation-emergency': 'Offer somewhere to stay in an emergency',
  investigate: 'Investigate a possible hazard',
  renewed: 'Investigate in person, when asked to',
  'emergency-found': 'Make safe an emergency that an investigation found',
  'accommodation-emergency-found': 'Offer somewhere to stay in an emergency that was found',
  summary: 'Send the written summary',
  'make-safe': 'Make a significant hazard safe',
  accommodation: 'Offer somewhere to stay while it is not safe',
  'prevent-begin': 'Begin the work that stops it coming back',
  'prevent-backstop': 'Have that work under way at the latest',
};

export const scopeInWords: Readonly<Record<LimitScope, string>> = {
  'every-hazard': 'Every hazard',
  'beyond-the-law': 'Only hazards that the regulations do not reach',
};

/** The limit of a duty where the landlord has none of its own. */
export const usualLimit = (duty: OwnDuty, on: PlainDate): Limit => (duty === 'triage' || duty === 'second-person' ? usualOfOurs[duty].limit : ruleOn(lawOfDuty[duty], on).limit);

/** "10 working days after we became aware of the potential hazard", and whose limit that is. */
export function limitWithoutOwn(duty: OwnDuty, on: PlainDate): string {
  if (duty === 'triage' || duty === 'second-person') return `${limitInWords(usualOfOurs[duty].limit)} after ${usualOfOurs[duty].countedFrom}, as it comes with Putright: no source sets one`;
  const { limit, countedFrom } = ruleOn(lawOfDuty[duty], on);
  return `the law’s ${limitInWords(limit)} after ${countedFrom}`;
}

/** "From 1 December 2026, set by Ms A. Begum, for every hazard: send the written summary within 2 working days." */
export function ownLimitsInWords({ from, setBy, scope, limits }: OwnLimits, today: PlainDate): string {
  const each = ownDuties.flatMap((duty) => (limits[duty] === undefined ? [] : [`${lowered(ownDutyInWords[duty])}: ${limitInWords(limits[duty])}`]));
  return `From ${longDate(from, today)}, set by ${setBy}, for ${lowered(scopeInWords[scope])}: ${each.length === 0 ? 'no limits of our own' : each.join('; ')}.`;
}

const lowered = (words: string): string => words.replace(/^./, (first) => first.toLowerCase());

type Kept = Readonly<Record<string, unknown>>;

/** What each saving set, for the list of what has changed. */
export const ownLimitsChangesInWords = (today: PlainDate) => (before: Kept, after: Kept): readonly string[] => {
  const known = new Set(versionsIn(before).map((version) => JSON.stringify(version)));
  return versionsIn(after).filter((version) => !known.has(JSON.stringify(version))).map((version) => ownLimitsInWords(version, today));
};

const versionsIn = ({ versions }: Kept): readonly OwnLimits[] => (Array.isArray(versions) ? (versions as OwnLimits[]) : []);
