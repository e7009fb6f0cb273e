import { isCauseKnown, listed, signInWords } from '../views/found-words.ts';
import type { FoundInDetail, Hazard, RoomFound, Sureness } from '../model.ts';

/** What a summary begins with: the facts of the investigation in everyday words, for its writer to mend. */
export interface FirstWords {
  readonly found: string;
  readonly safetyWords: string;
  readonly preventionWords: string;
  readonly nothingBecause: string;
}

export function firstWords({ investigation, madeSafeAt, preventionFinishedAt }: Hazard): FirstWords {
  if (investigation === null) return { found: '', safetyWords: '', preventionWords: '', nothingBecause: '' };
  const { words, detail, safetyWork, prevention, noPreventionBecause } = investigation;
  return {
    found: [words, ...(detail === undefined ? [] : fromDetail(detail))].map(ended).join(' '),
    safetyWords: madeSafeAt === null ? safetyWork : '',
    preventionWords: preventionFinishedAt === null ? prevention : '',
    nothingBecause: noPreventionBecause,
  };
}

function fromDetail({ rooms, cause }: FoundInDetail): readonly string[] {
  const seen = rooms.filter(({ size }) => size !== 'none').map(inARoom);
  const none = rooms.filter(({ size }) => size === 'none').map(({ room }) => `the ${room.toLowerCase()}`);
  return [...seen, ...(none.length === 0 ? [] : [`We found nothing in ${listed(none)}`]), ...(isCauseKnown(cause) ? [`${because[cause.sureness ?? 'possible']}: ${cause.words.replace(': ', ', ').toLowerCase()}`] : cause === null ? [] : ['We looked for the cause and have not found it yet'])];
}

function inARoom({ room, signs, squareMetres, readings }: RoomFound): string {
  const what = signs.length === 0 ? 'signs of it' : listed(signs.map((sign) => signInWords[sign]));
  const area = squareMetres === null ? '' : ` over about ${squareMetres} square metres`;
  const wet = readings.find(({ kind }) => kind === 'moisture');
  return `In the ${room.toLowerCase()} we saw ${what}${area}${wet === undefined ? '' : ` and measured ${wet.value} % moisture`}`;
}

const because: Readonly<Record<Sureness, string>> = { certain: 'The cause is', likely: 'The cause is most likely', possible: 'The cause may be' };

const ended = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
