import { refuse } from '../../casefile/index.ts';
import { causeInWords, causeNotKnown, familyOfCause, isCauseOffered, meterKinds, type MeterReading } from '../../repairs/index.ts';
import { sizeOf, type CauseFound, type FoundInDetail, type Hazard, type RoomFound, type Sureness } from '../model.ts';
import type { HazardContext, Refused } from './context.ts';
import { isDamp } from './dry/facts.ts';

/** What whoever investigated says of each room and of the cause: causes by their place in the list. */
export interface ToldInDetail extends Omit<FoundInDetail, 'cause' | 'contributing'> {
  /** Null where nobody has said. */
  readonly causeId: string | null;
  readonly sureness: Sureness | null;
  readonly contributingIds: readonly string[];
}

export interface SaidOfIt {
  readonly detail?: ToldInDetail | undefined;
  readonly how: string;
  readonly found: string;
}

/** Damp that somebody stood before has rooms, a cause (if only that it is not known) and neighbours who may have it too. */
export function whyNotInDetail(hazard: Hazard, { detail, how, found }: SaidOfIt, context: HazardContext): Refused | undefined {
  const isDampSeen = isDamp(hazard) && how === 'in person' && found !== 'neither';
  if (detail === undefined) return isDampSeen ? refuse('rooms-missing') : undefined;
  const wrongRoom = detail.rooms.map(whyNotRoom).find((refusal) => refusal !== undefined);
  return (isDampSeen && detail.rooms.length === 0 ? refuse('rooms-missing') : wrongRoom) ?? whyNotCause(detail, isDampSeen, context) ?? (isDampSeen ? whyNotNeighbours(detail) : undefined);
}

const whyNotNeighbours = ({ neighbours, neighboursBecause }: ToldInDetail): Refused | undefined => (neighbours.length === 0 && neighboursBecause === '' ? refuse('neighbours-unsaid') : undefined);

function whyNotRoom({ room, size, squareMetres, readings }: RoomFound): Refused | undefined {
  if (squareMetres !== null && sizeOf(squareMetres) !== size) return refuse('size-and-area-differ', { room });
  if (readings.some(({ instrument }) => instrument === '')) return refuse('instrument-missing', { room });
  return readings.some(isNotPossible) ? refuse('reading-not-possible', { room }) : undefined;
}

const isNotPossible = ({ kind, value }: MeterReading): boolean => !(value >= meterKinds[kind].least && value <= meterKinds[kind].most);

function whyNotCause({ causeId, sureness, contributingIds }: ToldInDetail, isNeeded: boolean, { causes, today }: HazardContext): Refused | undefined {
  if (causeId === null && isNeeded) return refuse('cause-unsaid');
  if ([...(causeId === null ? [] : [causeId]), ...contributingIds].some((id) => !isCauseOffered(id, causes, today))) return refuse('unknown-cause');
  return causeId !== null && causeId !== causeNotKnown && sureness === null ? refuse('sureness-missing') : undefined;
}

/** As it goes on the record: causes with the words that the list has for them today. */
export function foundInDetail({ causeId, sureness, contributingIds, ...told }: ToldInDetail, { causes }: Pick<HazardContext, 'causes'>): FoundInDetail {
  const words = (id: string) => causeInWords(id, causes) ?? id;
  return {
    ...told,
    cause: causeId === null ? null : causeFound(causeId, causeId === causeNotKnown ? null : sureness, causes),
    contributing: [...new Set(contributingIds)].filter((id) => id !== causeId).map((id) => ({ id, words: words(id) })),
  };
}

function causeFound(id: string, sureness: Sureness | null, causes: HazardContext['causes']): CauseFound {
  const mechanism = familyOfCause(id, causes) ?? id;
  return { mechanism, root: mechanism === id ? null : id, words: causeInWords(id, causes) ?? id, sureness };
}
