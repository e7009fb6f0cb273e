import { fewestPoints, pointsOf } from '../../statistics/silent-homes/score-card.ts';
import { qualityOf } from '../../statistics/silent-homes/quality.ts';
import type { SilenceState } from '../../statistics/silent-homes/silence.ts';
import { tenthsOf } from '../../statistics/silent-homes/tenths.ts';
import type { Level } from '../model.ts';
import { auditFound } from './audit.ts';
import { facetsInOrder, isKnown } from './features.ts';
import type { GatheredSilence } from './gather.ts';
import { homesFound, likelyEnough } from './homes.ts';
import type { SilenceFound, SilenceSummary, SilentPlace, WeighedFact } from './model.ts';
import { placesFound } from './places.ts';
import { predict, type Prediction } from './predict.ts';

/** Where nobody is heard from though damp is likely: the places, the homes, and how the list deals with each group. */
export function silenceFound(gathered: GatheredSilence): SilenceFound {
  const prediction = predict(gathered);
  const summary = summaryOf(gathered);
  if (prediction === null) return { summary, places: [], homes: [], audit: [] };
  const places = placesFound(prediction);
  const { homes, likely } = homesFound(prediction, places);
  const { rows, hidden, filled } = auditFound(prediction, homes);
  const quality = qualityOf(prediction.rows.flatMap(({ risk, alike }) => Array.from({ length: alike.homes }, (_, at) => ({ risk, isDamp: at < alike.reported }))));
  return {
    places, homes, audit: rows,
    summary: {
      ...summary, state: 'worked out', weeksBefore: prediction.hasHistory ? gathered.from : 0, likely, listed: homes.length, listedFrom: averageRisk(prediction) * likelyEnough.elsewhere,
      tenths: tenthsOf(prediction.rows.map(({ risk, alike }) => ({ risk, homes: alike.homes, damp: alike.reported }))),
      areaUnderCurve: quality?.areaUnderCurve ?? null, calibrationSlope: quality?.calibrationSlope ?? null, weighed: weighedBy(prediction), pull: prediction.fit.model.pull, counts: countsOf(places), hidden, filled,
    },
  };
}

const averageRisk = ({ rows }: Prediction): number => rows.reduce((sum, { risk, alike }) => sum + risk * alike.homes, 0) / rows.reduce((sum, { alike }) => sum + alike.homes, 0);

function summaryOf({ weeks, from, blocks, homesWithoutTenancy }: GatheredSilence): SilenceSummary {
  const alikes = [...blocks.values()].flatMap(({ alike }) => [...alike.values()]);
  const epc = facetsInOrder.findIndex(({ of }) => of === 'epc');
  const count = (of: (alike: (typeof alikes)[number]) => number) => alikes.reduce((sum, alike) => sum + of(alike), 0);
  return {
    state: 'too few', weeks: weeks.count - from, weeksBefore: 0, homes: count(({ homes }) => homes), reported: count(({ reported }) => reported), homesWithoutTenancy,
    homesWithEpc: count(({ facts, homes }) => (isKnown(facts.facets[epc] ?? 'not known') ? homes : 0)),
    likely: 0, listed: 0, listedFrom: 0, tenths: [], areaUnderCurve: null, calibrationSlope: null, weighed: [], pull: null, counts: countsOf([]), hidden: [],
  };
}

/** Every fact that the model weighs, the weightiest first, with how many homes have it: nothing is weighed that is not on this list. */
function weighedBy({ features, fit: { model }, rows }: Prediction): readonly WeighedFact[] {
  return features.map(({ words }, at) => ({ words, points: Math.round(pointsOf(model.weights[at] ?? 0) * 10) / 10, homes: rows.reduce((sum, { alike, facts }) => sum + alike.homes * (facts[at] ?? 0), 0) }))
    .filter(({ points }) => Math.abs(points) >= fewestPoints).toSorted((one, other) => other.points - one.points);
}

function countsOf(places: readonly SilentPlace[]): SilenceSummary['counts'] {
  const of = (level: Level) => {
    const count = (state: SilenceState) => places.filter((place) => place.level === level && place.state === state).length;
    return { silent: count('silent'), 'in a silent place': count('in a silent place'), perhaps: count('perhaps'), 'as expected': count('as expected'), 'too few': count('too few') };
  };
  return { ward: of('ward'), estate: of('estate'), block: of('block') };
}
