import type { Measure } from '../../casefile/index.ts';
import { nothingCounted, plus, type Counted, type Month } from '../model.ts';

/** Below this one more or one less changes a share by five points or more. */
const fewerIsSmall = 20;

/** All of them together. */
export const together = (counts: readonly Counted[]): Counted => counts.reduce(plus, nothingCounted);

/** '92%', or '–' where there is nothing to take a share of. Never 100% while one is missing, nor nought while there is one. */
export function shareInWords({ total, hits }: Counted): string {
  if (total === 0) return '–';
  if (hits === total) return '100%';
  if (hits === 0) return '0%';
  return `${Math.min(99, Math.max(1, Math.round((hits / total) * 100)))}%`;
}

/** As a share where the measure is one, and else as a number. */
export function shortly(measure: Measure, counted: Counted): string {
  return measure.all === undefined ? String(counted.total) : shareInWords(counted);
}

/** "92% (23 of 25)", or the number alone. */
export function inFull(measure: Measure, counted: Counted): string {
  if (measure.all === undefined) return String(counted.total);
  return counted.total === 0 ? 'None to count' : `${shareInWords(counted)} (${counted.hits} of ${counted.total})`;
}

/** Whether so few were counted that the share says little. */
export const isSmall = (measure: Measure, { total }: Counted): boolean => measure.all !== undefined && total > 0 && total < fewerIsSmall;

/** The counts of each month of a list, nothing where the list has none. */
export function ofMonth(rows: readonly (Counted & { readonly month: Month })[], month: Month): Counted {
  return together(rows.filter((row) => row.month === month));
}

const sterling = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** "£1,250.00". */
export const poundsInWords = (pence: number): string => sterling.format(pence / 100).replace('-', '−');
