import { Type, type Static } from 'typebox';
import { gammaPoisson, type AreaBelief, type GammaPoisson } from '../empirical-bayes/gamma-poisson.ts';
import { levelsOf, marshallThrough, type AreaWithin } from '../empirical-bayes/levels.ts';
import { aboveNought, counted, countOf, id, idOrNone, list, refuseTwice } from './parts.ts';
import { notes, question } from './question.ts';

const area = Type.Object({
  id: id('The name of the area.'),
  count: counted('Homes with an episode, or any count; may be a fraction.'),
  expected: aboveNought('What a rate is to be per: expected cases, home-weeks or homes.', ', or leave the area out'),
  parent: idOrNone('What the area lies in. May be another area of the list; else it has the sum of what lies in it.'),
});

const input = Type.Object({
  areas: list(area, 'areas'),
  above: Type.Optional(aboveNought('The relative rate whose chance of being passed is told; 1.5 where left out.', ', such as 1.5')),
});

const spread = { m: Type.Number(), a: Type.Number() };
const likelihood = { theta: Type.Union([Type.Number(), Type.Null()]), mu: Type.Number(), logLikelihood: Type.Number() };
const anId = Type.Union([Type.String(), Type.Number()]);

const output = Type.Object({
  marshall: Type.Object({
    ...spread, areas: Type.Array(Type.Object({ id: anId, rate: Type.Number() })), levels: Type.Optional(Type.Array(Type.Object(spread))),
  }),
  gammaPoisson: Type.Object({
    ...likelihood,
    areas: Type.Array(Type.Object({ id: anId, relativeRate: Type.Number(), lower: Type.Number(), upper: Type.Number(), probabilityAbove: Type.Number() })),
    levels: Type.Optional(Type.Array(Type.Object(likelihood))),
  }),
  notes,
});

type Asked = Static<typeof input>;

/** Marshall's rates, through all levels there are, and the gamma-Poisson fit of each level by itself. */
export const empiricalBayes = question('empirical-bayes', input, output, ({ areas, above = 1.5 }) => {
  refuseTwice(areas.map((each) => each.id), (at) => `areas[${at}].id`);
  const levels = inOrder(levelsOf(areas.map(named)));
  const { spreads, rates } = marshallThrough(levels);
  const fits = levels.map((level) => gammaPoisson(level, above));
  const beliefs = new Map(fits.flatMap((fit) => fit.areas.map((belief) => [belief.id, belief] as const)));
  const narrowest = fits.at(-1);
  const widest = spreads[0];
  return {
    marshall: { m: widest?.mean ?? 0, a: widest?.variance ?? 0, areas: areas.map((each) => ({ id: each.id, rate: rates.get(String(each.id)) ?? 0 })), ...(levels.length > 1 ? { levels: spreads.map(({ mean, variance }) => ({ m: mean, a: variance })) } : {}) },
    gammaPoisson: { ...likelihoodOf(narrowest), areas: areas.map((each) => beliefOf(each, beliefs)), ...(levels.length > 1 ? { levels: fits.map(likelihoodOf) } : {}) },
    ...notesOf(spreads, fits, parentTooSmall(areas)),
  };
});

const named = ({ id: name, count, expected, parent }: Asked['areas'][number]): AreaWithin =>
  ({ id: String(name), count: countOf(count), expected, parent: parent === undefined || parent === null ? null : String(parent) });

/** By what they hold and never by their place in the list, so that sums round alike however the list is ordered. */
const inOrder = (levels: readonly (readonly AreaWithin[])[]) =>
  levels.map((level) => level.toSorted((one, other) => one.count - other.count || one.expected - other.expected || (one.id < other.id ? -1 : 1)));

/** Where areas do not differ there is no theta: it would be without end. */
const likelihoodOf = (fit: GammaPoisson | undefined) => ({ theta: fit !== undefined && fit.theta < Infinity && fit.mu > 0 ? fit.theta : null, mu: fit?.mu ?? 0, logLikelihood: fit?.logLikelihood ?? 0 });

function beliefOf({ id: name }: Asked['areas'][number], beliefs: ReadonlyMap<string, AreaBelief>) {
  const { relativeRate, lower, upper, probabilityAbove } = beliefs.get(String(name)) ?? { relativeRate: 0, lower: 0, upper: 0, probabilityAbove: 0 };
  return { id: name, relativeRate, lower, upper, probabilityAbove };
}

/** An area that says it has fewer cases than the areas in it have together. */
function parentTooSmall(areas: Asked['areas']): readonly string[] {
  const within = Map.groupBy(areas.filter(({ parent }) => parent !== undefined && parent !== null), ({ parent }) => String(parent));
  const inside = (name: string) => (within.get(name) ?? []).reduce((sum, { count }) => sum + count, 0);
  const at = areas.findIndex(({ id: name, count }) => inside(String(name)) > count * (1 + 1e-9));
  const found = areas[at];
  return found === undefined ? [] : [`areas[${at}].count: is ${found.count}, but what lies in ${JSON.stringify(found.id)} has ${inside(String(found.id))} together; it is taken at its word.`];
}

function notesOf(spreads: readonly { readonly variance: number }[], fits: readonly GammaPoisson[], before: readonly string[]): { readonly notes?: string[] } {
  const found = [
    ...before,
    ...(spreads.every(({ variance }) => variance === 0) ? ['marshall: chance alone explains what is seen (a is nought): no difference between areas can be shown.'] : []),
    ...(fits.some((fit) => likelihoodOf(fit).theta === null) ? ['gammaPoisson: a theta of null means that no difference between areas can be shown; all of them have the mean.'] : []),
  ];
  return found.length === 0 ? {} : { notes: found };
}
