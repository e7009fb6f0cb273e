import { tag } from '../../platform/govuk/index.ts';
import type { Html } from '../../platform/html/index.ts';
import type { SilenceState } from '../../statistics/silent-homes/silence.ts';
import type { WhichSilence } from '../forms.ts';
import type { SilentPlaceListed } from '../queries/silence.ts';
import type { AuditFilled, AuditGroup, AuditRow, PlaceReason, SilenceSummary, SilentHome } from '../silence/model.ts';
import { rounded } from './words.ts';

export const silenceWords: Readonly<Record<SilenceState, string>> = {
  silent: 'Silent', 'in a silent place': 'In a silent place', perhaps: 'Perhaps', 'as expected': 'As expected', 'too few': 'Too few to say',
};
const colours: Readonly<Record<SilenceState, string>> = { silent: 'govuk-tag--purple', 'in a silent place': 'govuk-tag--purple', perhaps: 'govuk-tag--yellow', 'as expected': 'govuk-tag--blue', 'too few': 'govuk-tag--grey' };

type Told = Pick<SilentPlaceListed, 'state' | 'reported' | 'inspected'>;

/** Where nobody reported and nobody looked there is no evidence either way: grey, and never green. */
export const isWithoutEvidence = ({ state, reported, inspected }: Told): boolean => reported === 0 && inspected === 0 && (state === 'too few' || state === 'as expected' || state === 'perhaps');

export const stateInWords = (place: Told): string => (isWithoutEvidence(place) ? 'No evidence' : silenceWords[place.state]);
export const stateTag = (place: Told): Html => tag({ text: stateInWords(place), classes: isWithoutEvidence(place) ? 'govuk-tag--grey' : colours[place.state] });

export const whichSilenceWords: Readonly<Record<WhichSilence, string>> = { quiet: 'Silent, or perhaps', all: 'All', 'too-few': 'Too few to say' };

/** “58 of 60 homes: Walls: solid brick (+4 points)”. */
export const placeReason = ({ words, homes, points }: PlaceReason, of: number): string => `${words}${homes === null || homes === of ? '' : `: ${homes} of ${of} homes`} (+${rounded(points)})`;

export const homeReasons = ({ reasons, isInSilentPlace }: Pick<SilentHome, 'reasons' | 'isInSilentPlace'>): readonly string[] => [
  ...(isInSilentPlace ? ['Its block or estate is silent'] : []), ...reasons.map(({ words, points }) => `${words} (+${rounded(points)})`),
];

/** “3 of 11.4 expected”. */
export const heard = ({ reported, expected }: Pick<SilentPlaceListed, 'reported' | 'expected'>): string => `${reported} of ${rounded(expected)} expected`;

/** “26% (5% to 77%)”, with nothing where too little is expected. */
export function shareHeard({ reported, expected, low, high }: Pick<SilentPlaceListed, 'reported' | 'expected' | 'low' | 'high'>): string {
  if (low === null || high === null) return '–';
  const whole = (share: number) => `${Math.round(share * 100)}%`;
  return `${whole(reported / expected)} (${whole(low)} to ${whole(high)})`;
}

export const auditWords: Readonly<Record<AuditGroup, readonly [one: string, by: string]>> = {
  ward: ['Ward', 'By ward'], estate: ['Estate', 'By estate'], age: ['Built', 'By age'], wall: ['Walls', 'By walls'], heating: ['Heating', 'By heating'], ventilation: ['Ventilation', 'By ventilation'], epc: ['EPC band', 'By EPC band'], form: ['Form', 'By form'],
  deprivation: ['Tenth', 'By deprivation'], 'deprivation-marked': ['Tenth', 'Marked blocks by deprivation'], 'deprivation-marked-adjusted': ['Tenth', 'Marked blocks by deprivation, adjusted for type of building'],
};
/** Of one kind of group those that fill the list, if a few do. */
export const filledBy = (summary: SilenceSummary | undefined, by: AuditGroup): AuditFilled | undefined => summary?.filled?.find((each) => each.by === by);

/** What a row was compared with: where a few groups fill the list, the others with each other. */
export const besideWhat = ({ place }: Pick<AuditRow, 'place'>, filled: AuditFilled | undefined): 'all homes' | 'the others' => (filled === undefined || filled.places.includes(place) ? 'all homes' : 'the others');

/** “Listed far less than the others”. */
export function auditStateInWords(row: Pick<AuditRow, 'place' | 'state'>, filled: AuditFilled | undefined): string {
  return row.state === 'alike' ? 'No large difference shown' : `Listed ${row.state} than ${besideWhat(row, filled)}`;
}
