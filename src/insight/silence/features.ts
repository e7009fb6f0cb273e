import type { Feature } from '../../statistics/silent-homes/model.ts';
import type { AuditGroup, SilenceFacts } from './model.ts';

/** The facts of a type of building in the order of the facets, with the words before each value. */
export const facetsInOrder = [
  { of: 'age', words: 'Built' }, { of: 'wall', words: 'Walls:' }, { of: 'heating', words: 'Heating:' }, { of: 'ventilation', words: 'Ventilation:' }, { of: 'epc', words: '' }, { of: 'form', words: 'Form:' },
] as const satisfies readonly { readonly of: AuditGroup; readonly words: string }[];

/** A value of fewer homes than this is left out: it would tell of a building and not of a kind of building. */
const fewestHomes = 50;

/** What is not known of a home speaks neither for nor against it. */
export const isKnown = (value: string): boolean => !value.endsWith('not known');

/** A feature with how a home's facts say it. */
export interface SilenceFeature extends Feature {
  readonly of: string;
  readonly valueOf: (facts: SilenceFacts) => number;
}

const ofRepairs: readonly SilenceFeature[] = [
  { name: 'leak', of: 'leaks', words: 'A leak from a pipe, roof or gutter was reported from it', valueOf: ({ leaks }) => Number(leaks >= 1) },
  { name: 'leaks', of: 'leaks', words: 'Leaks from a pipe, roof or gutter were reported from it more than once', valueOf: ({ leaks }) => Number(leaks >= 2) },
  { name: 'stood-empty', of: 'stood-empty', words: 'Stood empty for eight weeks or more', valueOf: (facts) => Number(facts.stoodEmpty) },
];

/** The features that this landlord's homes can be told apart by: each known value of enough homes that not all have, leaks, and standing empty. */
export function featuresOf(homes: readonly { readonly facts: SilenceFacts; readonly homes: number }[]): readonly SilenceFeature[] {
  const all = homes.reduce((sum, row) => sum + row.homes, 0);
  const ofFacets = facetsInOrder.flatMap(({ of, words }, at) => {
    const counts = new Map<string, number>();
    for (const { facts, homes: count } of homes) {
      const value = facts.facets[at];
      if (value !== undefined && isKnown(value)) counts.set(value, (counts.get(value) ?? 0) + count);
    }
    return [...counts].filter(([, count]) => count >= fewestHomes && count < all).toSorted(([one], [other]) => one.localeCompare(other, 'en'))
      .map(([value]): SilenceFeature => ({ name: `${of}: ${value}`, of, words: words === '' ? value : `${words} ${value}`, valueOf: ({ facets }) => Number(facets[at] === value) }));
  });
  return [...ofFacets, ...ofRepairs];
}
