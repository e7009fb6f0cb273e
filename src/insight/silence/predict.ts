import type { KnownHomes, RiskFit } from '../../statistics/silent-homes/model.ts';
import { fitRisk, riskOf } from '../../statistics/silent-homes/ridge-logistic.ts';
import { featuresOf, type SilenceFeature } from './features.ts';
import type { AlikeHomes, GatheredSilence, QuietBlock } from './gather.ts';
import { timesBefore } from './history.ts';

/** Homes of one block that are alike, with what is expected of each. */
export interface Predicted {
  readonly blockId: string;
  readonly block: QuietBlock;
  readonly alike: AlikeHomes;
  readonly facts: readonly number[];
  readonly given: number;
  readonly part: number;
  /** That a home like it reports in the weeks looked at, by the model of all other parts. */
  readonly risk: number;
}

export interface Prediction {
  readonly features: readonly SilenceFeature[];
  readonly fit: RiskFit;
  readonly rows: readonly Predicted[];
  /** Of all homes, the share that reported. */
  readonly usual: number;
  readonly hasHistory: boolean;
}

const parts = 5;
/** With fewer estates, blocks are dealt to the parts. */
const fewestEstates = 10;

/** What is expected of every home, each foretold from homes of other estates only: an estate that is quiet does not make itself expected to be. Null where too little is known. */
export function predict(gathered: GatheredSilence): Prediction | null {
  const times = timesBefore(gathered);
  const partOf = partsOf(gathered);
  const alikes = [...gathered.blocks].flatMap(([blockId, block]) => [...block.alike.values()].map((alike) => ({ blockId, block, alike })));
  const features = featuresOf(alikes.map(({ alike }) => alike));
  const usual = usualOf(alikes.map(({ alike }) => alike));
  if (usual === null) return null;
  const rows = alikes.map(({ blockId, block, alike }) => {
    const given = Math.min(0.9, usual * (times.get(blockId) ?? 1) * (alike.quarters / 4));
    return { blockId, block, alike, facts: features.map(({ valueOf }) => valueOf(alike.facts)), given, part: partOf(blockId, block) };
  });
  const fit = fitRisk(together(rows), features);
  if (fit === null) return null;
  return { features, fit, usual, hasHistory: times.size > 0, rows: rows.map((row) => ({ ...row, risk: riskOf(row, fit.ofOthers.get(row.part) ?? fit.model) })) };
}

/** As many of homes lived in all the time as reported, in all. */
function usualOf(alikes: readonly AlikeHomes[]): number | null {
  const exposure = alikes.reduce((sum, { homes, quarters }) => sum + homes * (quarters / 4), 0);
  const reported = alikes.reduce((sum, alike) => sum + alike.reported, 0);
  return reported === 0 ? null : Math.min(0.9, reported / exposure);
}

/** Homes of one part with the same facts count as one row: a fit takes as long as there are kinds of homes, and not as there are homes. */
function together(rows: readonly Omit<Predicted, 'risk'>[]): readonly KnownHomes[] {
  const found = new Map<string, { facts: readonly number[]; given: number; part: number; homes: number; damp: number }>();
  for (const { alike, facts, given, part } of rows) {
    const key = `${part}|${given}|${facts.join('')}`;
    const known = found.get(key) ?? { facts, given, part, homes: 0, damp: 0 };
    found.set(key, known);
    known.homes += alike.homes;
    known.damp += alike.reported;
  }
  return [...found.values()];
}

function partsOf({ blocks }: GatheredSilence): (blockId: string, block: QuietBlock) => number {
  const estates = [...new Set([...blocks.values()].map(({ estateId }) => estateId ?? ''))].toSorted();
  const byEstate = estates.length >= fewestEstates;
  const names = byEstate ? estates : [...blocks.keys()].toSorted();
  const numbers = new Map(names.map((name, at) => [name, at % parts]));
  return (blockId, { estateId }) => numbers.get(byEstate ? (estateId ?? '') : blockId) ?? 0;
}
