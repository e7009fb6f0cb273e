import { causeNotKnown, meterKinds, readingInWords } from '../../repairs/index.ts';
import type { CauseFound, FoundInDetail, NeighbourSide, RoomFound, Sign, Size, Sureness } from '../model.ts';

export const sizeInWords: Readonly<Record<Size, string>> = {
  none: 'Nothing found', small: 'Small: up to 1 square metre, as much as a small table', medium: 'Medium: 1 to 3 square metres, as much as two doors', large: 'Large: more than 3 square metres',
};
/** What is seen, as it stands after "We saw". */
export const signInWords: Readonly<Record<Sign, string>> = {
  mould: 'mould', 'damp-patch': 'damp patches', 'tide-mark': 'tide marks or salts', condensation: 'water on cold surfaces', peeling: 'peeling paper, paint or plaster', rot: 'rotten wood', water: 'dripping or standing water',
  cold: 'cold that the heating does not end', broken: 'something loose or broken', missing: 'something missing', fire: 'scorch marks, smoke or bare wires', other: 'something else',
};
export const surenessInWords: Readonly<Record<Sureness, string>> = {
  certain: 'Certain: it was opened up, tested or measured', likely: 'Likely: what was seen and measured fits, and little else does', possible: 'Possible: other causes would fit as well',
};
export const neighbourInWords: Readonly<Record<NeighbourSide, string>> = { above: 'The home above', below: 'The home below', beside: 'The homes beside', block: 'The whole block' };

/** "mould, damp patches and tide marks". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** "Medium, about 2 square metres: mould and damp patches". */
export function roomInWords({ size, squareMetres, signs }: RoomFound): string {
  if (size === 'none') return 'Nothing found';
  const area = squareMetres === null ? '' : `, about ${squareMetres} m²`;
  const seen = signs.length === 0 ? '' : `: ${listed(signs.map((sign) => signInWords[sign]))}`;
  return `${(sizeInWords[size].split(':')[0] ?? size)}${area}${seen}`;
}

/** Its readings in words, each with its instrument. */
export const roomReadingsInWords = ({ readings }: RoomFound): readonly string[] => readings.map(readingInWords);

/** "Rain coming in: Gutter or downpipe. Likely: what was seen …". */
export const causeFoundInWords = ({ words, sureness }: CauseFound): string => (sureness === null ? words : `${words}. ${surenessInWords[sureness]}`);

/** Whether the cause says anything that can be told and acted upon. */
export const isCauseKnown = (cause: FoundInDetail['cause']): cause is CauseFound => cause !== null && cause.mechanism !== causeNotKnown;

/** "Surface moisture, %". */
export const meterLabel = { moisture: `Surface moisture, ${meterKinds.moisture.unit}`, temperature: `Air temperature, ${meterKinds.temperature.unit}`, humidity: `Relative humidity, ${meterKinds.humidity.unit}` } as const;
