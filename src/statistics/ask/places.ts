import { Type, type Static, type TProperties } from 'typebox';
import { clustersOf, type Cluster } from '../scan/clusters.ts';
import { prepareScan } from '../scan/prepare.ts';
import type { ScanQuestion } from '../scan/question.ts';
import { refuseTooManyToDeal } from '../scan/runs-of-chance.ts';
import { significanceOf } from '../scan/significance.ts';
import { id, share, whole } from './parts.ts';
import type { Answer } from './question.ts';

// What both scans have in common.

/** A place on the earth, in degrees. */
export const position = {
  id: id('The name of the place.'),
  lat: Type.Number({ minimum: -90, maximum: 90, title: 'degrees north, from -90 to 90', description: 'Degrees north.' }),
  lon: Type.Number({ minimum: -360, maximum: 360, title: 'degrees east, negative to the west', description: 'Degrees east. Distances are along great circles.' }),
} satisfies TProperties;

/** How far a scan looks, and how often chance is tried. */
export const effort = {
  maxShare: share('The largest share of all population, or of all cases, that a circle may hold.', '0.5'),
  simulations: whole(0, 1_000_000, 'Runs of chance, such as 999. With none, p is null.'),
  seed: whole(0, Number.MAX_SAFE_INTEGER, 'Where chance begins: the same seed gives the same answer.'),
} satisfies TProperties;

const anId = Type.Union([Type.String(), Type.Number()]);

/** What is told of a cluster. */
export const told = {
  members: Type.Array(anId, { description: 'The centre first, then from near to far.' }),
  cases: Type.Number(),
  expected: Type.Number(),
  logLikelihoodRatio: Type.Number(),
  p: Type.Union([Type.Number(), Type.Null()], { description: '(1 + runs as good) ÷ (1 + runs).' }),
  gumbelP: Type.Union([Type.Number(), Type.Null()], { description: 'The same from a Gumbel curve through the runs; null with fewer than two.' }),
};

/** When a cluster was. */
export const when = { from: anId, to: anId };

const clusterType = Type.Object({ ...told });
type ToldCluster = Static<typeof clusterType>;

/** A place with what it had in each period. */
export interface CountedPlace {
  readonly name: string | number;
  readonly lat: number;
  readonly lon: number;
  /** Exposure in each period; null where only cases are known. */
  readonly exposure: readonly number[] | null;
  readonly counts: readonly number[];
}

/** A scan to be made: what is asked but the places. */
export type ScanSettings = Pick<ScanQuestion, 'periods' | 'when' | 'mostPeriods' | 'mostShare'> & { readonly runs: number; readonly seed: number };

/**
 * Makes a scan ready. Places are put in order by where they are and what they had, never by their place in the list or their name, so that
 * neither changes what chance deals out. Where there are no cases at all there is no cluster.
 */
export function scanOf(places: readonly CountedPlace[], settings: ScanSettings, tell: (cluster: Cluster, told: ToldCluster) => object): Answer {
  if (!places.some(({ counts }) => counts.some((count) => count > 0))) return { kind: 'told', told: { seed: settings.seed, clusters: [] } };
  const ordered = places.toSorted(inOrder);
  const { runs, seed, ...rest } = settings;
  if (runs > 0) refuseTooManyToDeal(places.reduce((sum, { counts }) => sum + counts.reduce((held, count) => held + count, 0), 0));
  const scan = prepareScan({
    ...rest, places: ordered.map(({ name, lat, lon }) => ({ id: String(name), lat, lon })), counts: tableOf(ordered, ({ counts }) => counts),
    model: ordered.some(({ exposure }) => exposure === null) ? { kind: 'permutation' } : { kind: 'poisson', expected: tableOf(ordered, ({ exposure }) => exposure ?? []) },
  });
  const names = new Map(places.map(({ name }) => [String(name), name]));
  const toldOf = (cluster: Cluster, maxima: Float64Array): ToldCluster => {
    const { p, gumbelP } = significanceOf(cluster, maxima);
    const { cases, expected, logLikelihoodRatio } = cluster;
    return { members: cluster.members.map((member) => names.get(member) ?? member), cases, expected, logLikelihoodRatio, p: maxima.length === 0 ? null : p, gumbelP };
  };
  return { kind: 'runs', scan, seed, runs, tell: (maxima) => ({ clusters: clustersOf(scan).map((cluster) => tell(cluster, toldOf(cluster, maxima))) }) };
}

const tableOf = (places: readonly CountedPlace[], of: (place: CountedPlace) => readonly number[]) => Float64Array.from(places.flatMap((place) => of(place)));

function inOrder(one: CountedPlace, other: CountedPlace): number {
  const apart = one.lat - other.lat || one.lon - other.lon;
  if (apart !== 0) return apart;
  const numbers = (place: CountedPlace) => [...(place.exposure ?? []), ...place.counts];
  const others = numbers(other);
  const different = numbers(one).findIndex((number, at) => number !== others[at]);
  if (different >= 0) return (numbers(one)[different] ?? 0) - (others[different] ?? 0);
  return String(one.name) < String(other.name) ? -1 : 1;
}
