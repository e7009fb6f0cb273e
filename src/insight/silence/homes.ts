import { scoreOf } from '../../statistics/silent-homes/score-card.ts';
import { blockKey } from '../model.ts';
import type { SilentHome, SilentPlace } from './model.ts';
import { blockBefore } from './places.ts';
import type { Predicted, Prediction } from './predict.ts';

/** A home is likely enough from twice the usual on; in a silent place, where nothing is heard from anybody, from half. */
export const likelyEnough = { elsewhere: 2, inSilentPlace: 0.5 } as const;
/** A list that somebody can visit: of a hundred homes lived in, and in all. */
const most = { share: 0.05, homes: 2000 } as const;
const mostReasons = 3;

export interface HomesFound {
  readonly homes: readonly SilentHome[];
  /** Likely enough, before the list was cut to its length. */
  readonly likely: number;
}

/**
 * Homes where damp is likely, from which nobody reported it in any year on record and at which nobody looked: those of silent places first, then the
 * likeliest. Only ever a list of where to look as well: it lowers nothing, and a home that is not on it is not thereby dry.
 */
export function homesFound(prediction: Prediction, places: readonly SilentPlace[]): HomesFound {
  const silent = new Set(places.filter(({ level, state }) => level !== 'ward' && (state === 'silent' || state === 'in a silent place')).map((place) => placeKey(place)));
  const isInSilence = ({ block }: Predicted) => silent.has(placeKey(block)) || silent.has(placeKey({ ...block, blockId: null, postcodeKey: null }));
  const usual = prediction.rows.reduce((sum, { risk, alike }) => sum + risk * alike.homes, 0) / prediction.rows.reduce((sum, { alike }) => sum + alike.homes, 0);
  const likely = prediction.rows.flatMap((row) => {
    const isInSilentPlace = isInSilence(row);
    const from = usual * (isInSilentPlace ? likelyEnough.inSilentPlace : likelyEnough.elsewhere);
    // A hair under, so that a home that is exactly usual is not left out by rounding.
    return row.alike.unheard.length > 0 && row.risk >= from - 1e-9 ? [{ row, isInSilentPlace }] : [];
  }).toSorted((one, other) => Number(other.isInSilentPlace) - Number(one.isInSilentPlace) || other.row.risk - one.row.risk || (one.row.blockId < other.row.blockId ? -1 : 1));
  const all = prediction.rows.reduce((sum, { alike }) => sum + alike.homes, 0);
  const homes: SilentHome[] = [];
  for (const { row, isInSilentPlace } of likely) {
    const left = Math.min(most.homes, Math.ceil(all * most.share)) - homes.length;
    if (left <= 0) break;
    const reasons = reasonsOf(row, prediction);
    homes.push(...row.alike.unheard.slice(0, left).map((homeId) => ({ homeId, risk: row.risk, isInSilentPlace, reasons })));
  }
  return { homes, likely: likely.reduce((sum, { row }) => sum + row.alike.unheard.length, 0) };
}

const placeKey = ({ wardCode, estateId, blockId, postcodeKey }: Parameters<typeof blockKey>[0]): string => blockKey({ wardCode, estateId, blockId, postcodeKey });

/** What speaks for looking at it, the weightiest first. What speaks against it is left out: nobody is told that their home is surely dry. */
function reasonsOf(row: Predicted, { fit, usual }: Prediction): SilentHome['reasons'] {
  const model = fit.ofOthers.get(row.part) ?? fit.model;
  const { reasons } = scoreOf(row, model, usual * (row.alike.quarters / 4), blockBefore);
  return reasons.filter(({ points, words }) => points > 0 && !words.startsWith('Not: ')).slice(0, mostReasons).map(({ words, points }) => ({ words, points: Math.round(points * 10) / 10 }));
}
