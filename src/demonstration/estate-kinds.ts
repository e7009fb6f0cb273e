import type { Chance } from './seeded.ts';

/** How an estate of its time was built: what its homes have in common. */
export interface EstateKind {
  readonly built: readonly [from: number, until: number];
  readonly walls: readonly (readonly [string, number])[];
  readonly heatings: readonly (readonly [string, number])[];
  readonly ventilations: readonly (readonly [string, number])[];
  readonly epcBands: readonly (readonly [string, number])[];
  readonly houseForms: readonly (readonly [string, number])[];
  /** Storeys of its blocks; empty where there are only houses. */
  readonly storeys: readonly number[];
  /** How much of the estate is blocks, 0 to 1. */
  readonly blockShare: number;
}

const betweenTheWars: EstateKind = {
  built: [1920, 1939],
  walls: [['solid brick', 4], ['unfilled cavity', 3], ['filled cavity', 5]],
  heatings: [['gas combi boiler', 18], ['gas system boiler', 3], ['air source heat pump', 1]],
  ventilations: [['windows and vents', 5], ['extractor fans', 5]],
  epcBands: [['C', 5], ['D', 9], ['E', 3]],
  houseForms: [['semi-detached house', 5], ['terraced house', 4], ['end-terraced house', 2]],
  storeys: [],
  blockShare: 0,
};

const afterTheWar: EstateKind = {
  built: [1946, 1964],
  walls: [['filled cavity', 8], ['unfilled cavity', 3], ['steel frame', 1]],
  heatings: [['gas combi boiler', 16], ['gas system boiler', 4], ['electric storage heaters', 1]],
  ventilations: [['extractor fans', 7], ['windows and vents', 3], ['positive input', 1]],
  epcBands: [['C', 9], ['D', 8], ['E', 2]],
  houseForms: [['terraced house', 5], ['semi-detached house', 5], ['end-terraced house', 2], ['bungalow', 2]],
  storeys: [3, 3, 4],
  blockShare: 0.35,
};

const systemBuilt: EstateKind = {
  built: [1964, 1974],
  walls: [['concrete panel', 5], ['insulated concrete panel', 4], ['filled cavity', 2]],
  heatings: [['communal heating', 5], ['electric storage heaters', 4], ['gas combi boiler', 3]],
  ventilations: [['extractor fans', 5], ['mechanical extract', 4], ['windows and vents', 2]],
  epcBands: [['B', 1], ['C', 8], ['D', 6], ['E', 1]],
  houseForms: [['terraced house', 3], ['maisonette', 2]],
  storeys: [4, 9, 12, 14],
  blockShare: 0.8,
};

const eighties: EstateKind = {
  built: [1976, 1992],
  walls: [['filled cavity', 8], ['timber frame', 2]],
  heatings: [['gas combi boiler', 10], ['communal heating', 2], ['electric panel heaters', 2]],
  ventilations: [['extractor fans', 8], ['windows and vents', 1]],
  epcBands: [['C', 9], ['D', 4]],
  houseForms: [['bungalow', 6], ['terraced house', 4], ['semi-detached house', 3]],
  storeys: [2, 3],
  blockShare: 0.45,
};

const recent: EstateKind = {
  built: [2006, 2022],
  walls: [['timber frame', 3], ['filled cavity', 4]],
  heatings: [['gas combi boiler', 4], ['air source heat pump', 3], ['communal heating', 1]],
  ventilations: [['mechanical extract', 5], ['heat recovery', 3]],
  epcBands: [['A', 1], ['B', 9], ['C', 1]],
  houseForms: [['semi-detached house', 5], ['terraced house', 5], ['detached house', 1]],
  storeys: [3, 4, 6],
  blockShare: 0.4,
};

/** The first estate of any landlord is system built, and its first block a tower where one fits, so that even a small demonstration has one. */
export function estateKind(index: number, chance: Chance): EstateKind {
  if (index === 0) return systemBuilt;
  return chance.weighted([[betweenTheWars, 5], [afterTheWar, 7], [systemBuilt, 4], [eighties, 4], [recent, 2]]);
}
