import { judgeSilence, silenceStates, type HeardPlace, type JudgedPlace, type SilenceState } from '../../statistics/silent-homes/silence.ts';
import { fewestPoints, pointsOf } from '../../statistics/silent-homes/score-card.ts';
import { logit } from '../../statistics/silent-homes/ridge-logistic.ts';
import { blockKey, levels, type AreaKey, type Level } from '../model.ts';
import type { PlaceReason, SilentPlace } from './model.ts';
import type { Predicted, Prediction } from './predict.ts';

interface PlaceSums {
  readonly id: string;
  readonly level: Level;
  readonly parent: string | null;
  readonly key: AreaKey;
  readonly rows: Predicted[];
}

/** `ward`, `ward/estate` and `ward/estate/block`. */
const pathsOf = (block: string): readonly string[] => {
  const [ward = '', estate = ''] = block.split('/');
  return [ward, `${ward}/${estate}`, block];
};

/** Wards, estates and blocks, each judged by what is heard from its homes beside what is expected, the surest to be silent first. */
export function placesFound(prediction: Prediction): readonly SilentPlace[] {
  const sums = sumsOfPlaces(prediction.rows);
  const heard = (place: PlaceSums): HeardPlace => ({ id: place.id, parent: place.parent, reported: reportedOf(place.rows), expected: place.rows.reduce((sum, row) => sum + row.alike.homes * row.risk, 0) });
  const byLevel = levels.map((level) => sums.filter((place) => place.level === level));
  const judged = judgeSilence(byLevel.map((places) => places.map(heard)));
  return byLevel.flatMap((places) => places.map((place) => ({ p: judged.get(place.id)?.silence?.p ?? 1, found: foundOf(place, heard(place), judged.get(place.id), prediction) }))
    .toSorted(surestFirst).map(({ found }, at) => ({ ...found, place: at + 1 })));
}

const reportedOf = (rows: readonly Predicted[]): number => rows.reduce((sum, { alike }) => sum + alike.reported, 0);

type Unplaced = Omit<SilentPlace, 'place'>;

interface Judged {
  readonly p: number;
  readonly found: Unplaced;
}

function surestFirst(one: Judged, other: Judged): number {
  const rank = ({ found: { state } }: Judged) => silenceStates.indexOf(state);
  const key = ({ found: { wardCode, estateId, blockId, postcodeKey } }: Judged) => blockKey({ wardCode, estateId, blockId, postcodeKey });
  return rank(one) - rank(other) || one.p - other.p || other.found.expected - one.found.expected || (key(one) < key(other) ? -1 : 1);
}

function foundOf({ level, key, rows }: PlaceSums, { reported, expected }: HeardPlace, judged: JudgedPlace | undefined, prediction: Prediction): Unplaced {
  const state: SilenceState = judged?.state ?? 'too few';
  const homes = rows.reduce((sum, { alike }) => sum + alike.homes, 0);
  return {
    ...key, level, state, homes, reported, expected, low: judged?.silence?.low ?? null, high: judged?.silence?.high ?? null,
    inspected: rows.reduce((sum, { alike }) => sum + alike.inspected, 0), reasons: reasonsOf(rows, homes, prediction),
  };
}

function sumsOfPlaces(rows: readonly Predicted[]): readonly PlaceSums[] {
  const found = new Map<string, PlaceSums>();
  for (const row of rows) {
    const paths = pathsOf(row.blockId);
    paths.forEach((id, depth) => {
      const level = levels[depth] ?? 'block';
      const place = found.get(id) ?? { id, level, parent: depth === 0 ? null : (paths[depth - 1] ?? null), key: keyAt(level, row.block), rows: [] };
      found.set(id, place);
      place.rows.push(row);
    });
  }
  return [...found.values()];
}

const keyAt = (level: Level, { wardCode, estateId, blockId, postcodeKey }: AreaKey): AreaKey =>
  ({ wardCode, estateId: level === 'ward' ? null : estateId, blockId: level === 'block' ? blockId : null, postcodeKey: level === 'block' ? postcodeKey : null });

const mostReasons = 4;
export const blockBefore = 'More was reported from its block in earlier years than its type of building predicts';

/** What leads to expect more of its homes than of the average home, in points that its homes have on average; ten points double the odds. */
function reasonsOf(rows: readonly Predicted[], homes: number, { features, fit: { model }, usual }: Prediction): readonly PlaceReason[] {
  const ofFacts = features.map(({ words }, at): PlaceReason => {
    const having = rows.reduce((sum, { alike, facts }) => sum + alike.homes * (facts[at] ?? 0), 0);
    return { words, homes: having, points: pointsOf((model.weights[at] ?? 0) * (having / homes - (model.averages[at] ?? 0))) };
  }).filter(({ homes: having }, at) => (having ?? 0) > 0 && (model.weights[at] ?? 0) > 0);
  const before = rows.reduce((sum, { alike, given }) => sum + alike.homes * pointsOf(logit(given) - logit(usual * (alike.quarters / 4))), 0) / homes;
  return [...ofFacts, { words: blockBefore, homes: null, points: before }].filter(({ points }) => points >= fewestPoints).toSorted((one, other) => other.points - one.points).slice(0, mostReasons)
    .map((reason) => ({ ...reason, points: Math.round(reason.points * 10) / 10 }));
}
