import type { When } from './intervals.ts';
import type { Place } from './on-the-globe.ts';

/** What a scan is asked. Tables are place by place, and of each place period after period. */
export interface ScanQuestion {
  readonly places: readonly Place[];
  readonly periods: number;
  /** Cases; may be fractions where the model is Poisson. */
  readonly counts: Float64Array;
  /**
   * `poisson`: cases that would be usual, up to a factor: home-weeks × rate of the type × season, or population × days.
   * `permutation`: nothing but the cases is known; places and times are taken as independent.
   */
  readonly model: { readonly kind: 'poisson'; readonly expected: Float64Array } | { readonly kind: 'permutation' };
  readonly when: When;
  readonly mostPeriods: number;
  /** The largest share of everything expected that a circle may hold, above 0 up to 1. */
  readonly mostShare: number;
  readonly mostNeighbours?: number;
  /** Fewer cases than this are no cluster. */
  readonly leastCases?: number;
}

/** Refuses what cannot be scanned, naming the field and the mend. */
export function checkQuestion(question: ScanQuestion): void {
  const { places, periods, counts, model } = question;
  checkLimits(question);
  checkTable(counts, question, 'counts');
  if (!counts.some((count) => count > 0)) throw new RangeError('counts: there are no cases.');
  if (model.kind === 'permutation') {
    if (counts.some((count) => !Number.isInteger(count))) throw new RangeError('counts: the permutation model needs whole numbers.');
    return;
  }
  checkTable(model.expected, question, 'expected');
  const odd = counts.findIndex((count, at) => count > 0 && model.expected[at] === 0);
  if (odd >= 0) throw new RangeError(`expected: ${places[Math.floor(odd / periods)]?.id} has cases where none can be expected; give it a population, or leave it out.`);
}

function checkLimits({ places, periods, mostShare, mostPeriods }: ScanQuestion): void {
  if (places.length < 2) throw new RangeError('locations: give at least two.');
  if (!Number.isInteger(periods) || periods < 1) throw new RangeError('periods: give at least one.');
  if (!(mostShare > 0 && mostShare <= 1)) throw new RangeError(`maxShare: is ${mostShare}; give a share above 0 up to 1, such as 0.1.`);
  if (!(Number.isInteger(mostPeriods) && mostPeriods >= 1 && mostPeriods <= periods)) throw new RangeError(`maxPeriods: is ${mostPeriods}; give a whole number from 1 to the ${periods} periods.`);
}

function checkTable(table: Float64Array, { places, periods }: ScanQuestion, name: string): void {
  if (table.length !== places.length * periods) throw new RangeError(`${name}: give one number for each location and period.`);
  const wrong = table.findIndex((value) => !(value >= 0 && value < Infinity));
  if (wrong >= 0) throw new RangeError(`${name}: ${places[Math.floor(wrong / periods)]?.id} has ${table[wrong]}; give numbers of nought or more.`);
}
