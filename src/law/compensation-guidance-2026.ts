import { plainDate, type PlainDate } from '../clock/index.ts';
import type { Confidence, InForce } from './rule.ts';

/** A sum that guidance names for something that went wrong. Guidance, not a tariff: what a resident lived through counts as well. */
export interface RemedySum {
  readonly id: string;
  readonly what: string;
  readonly pence: number;
  readonly per: 'each' | 'day' | 'week';
  readonly source: string;
  readonly url: string;
  readonly confidence: Confidence;
  readonly inForce: InForce;
}

// The guidance was published on 3 February 2026. Its text could not be read: these five sums are as two law firms report
// them. Its ranges for distress and inconvenience are not known here. No sum is known for the time before it.
const guidance = {
  source: 'Housing Ombudsman, Compensation guidance',
  url: 'https://blog.anthonycollins.com/post/102mi3i',
  confidence: 'S',
  inForce: { from: plainDate('2026-04-01') },
} as const;

export const compensationGuidance2026: readonly RemedySum[] = [
  { ...guidance, id: 'missed-appointment', what: 'An appointment that the landlord missed', pence: 1_500, per: 'each' },
  { ...guidance, id: 'no-heating-and-hot-water', what: 'No heating and no hot water', pence: 1_500, per: 'day' },
  { ...guidance, id: 'no-heating-or-hot-water', what: 'No heating, or no hot water', pence: 800, per: 'day' },
  { ...guidance, id: 'no-power', what: 'No electric power at all', pence: 1_000, per: 'day' },
  { ...guidance, id: 'no-lighting', what: 'No lighting', pence: 1_000, per: 'week' },
];

/** The sum in force on a day; undefined where none is known. */
export function remedySumOn(id: string, on: PlainDate): RemedySum | undefined {
  return compensationGuidance2026.find((sum) => sum.id === id && sum.inForce.from <= on && (sum.inForce.until === undefined || on <= sum.inForce.until));
}

/** "Housing Ombudsman, Compensation guidance, in force from 1 April 2026: an appointment that the landlord missed". */
export function citationOfSum({ source, what, inForce }: RemedySum, dateInWords: (on: PlainDate) => string): string {
  return `${source}, in force from ${dateInWords(inForce.from)}: ${what.replace(/^[A-Z]/, (letter) => letter.toLowerCase())}`;
}
