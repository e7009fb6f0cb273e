import { addMonths, monthOf, plainDate, yearOf, type PlainDate } from '../clock/index.ts';
import type { Confidence } from './rule.ts';

/** A measure that a regulator defines: how it is worked out, and how sure we are of it. */
export interface RegulatorsMeasure {
  readonly code: string;
  readonly title: string;
  readonly numerator: string;
  readonly denominator: string;
  /** What it leaves out, and our reading where the source does not say. */
  readonly readings: readonly { readonly words: string; readonly confidence: Confidence }[];
  readonly source: string;
  readonly url: string;
  readonly confidence: Confidence;
  readonly inForce: { readonly from: PlainDate; readonly until: PlainDate };
  /** What we know of it after that. */
  readonly since: string;
}

/** Repairs completed within target timescale: of homes let at low cost, by the year from April to March. */
export const repairsWithinTarget: RegulatorsMeasure = {
  code: 'RP02',
  title: 'Repairs completed within target timescale',
  numerator: 'Responsive repairs completed in the period, within the landlord’s own target for their kind.',
  denominator: 'All responsive repairs completed in the period, whenever they were reported.',
  readings: [
    { words: 'The target is the one on the repair’s record: what the landlord promised for its priority when that was set.', confidence: 'S' },
    { words: 'Repairs to homes and to communal areas count.', confidence: 'S' },
    { words: 'Repairs to leasehold and shared ownership homes are left out: the measure is of low cost rental accommodation.', confidence: 'S' },
    { words: 'Work given the priority “planned” is left out: it is not a responsive repair.', confidence: 'I' },
    { words: 'A repair is completed when the work was done; one the resident then says is not fixed counts when it is done again, and within target only if each target it had was met.', confidence: 'I' },
    { words: 'An emergency is within target when it was attended and made safe in time, where that is what the landlord promises.', confidence: 'I' },
    { words: 'Repairs without a target on record are left out, and counted below.', confidence: 'I' },
  ],
  source: 'Regulator of Social Housing, Tenant Satisfaction Measures: technical requirements, RP02 (1) and (2)',
  url: 'https://www.gov.uk/government/publications/tenant-satisfaction-measures-technical-requirements',
  confidence: 'S',
  inForce: { from: plainDate('2023-04-01'), until: plainDate('2026-09-30') },
  since: 'From 1 October 2026 the requirement stands in a Direction. We have not been able to check whether its formula changed, and go on with this one.',
};

/** The first day of the regulator's year that a date lies in: 1 April. */
export function reportingYearStart(on: PlainDate): PlainDate {
  return plainDate(`${monthOf(on) >= 4 ? yearOf(on) : yearOf(on) - 1}-04-01`);
}

/** The first day of the last month of that year: March. */
export const lastMonthOfYear = (start: PlainDate): PlainDate => addMonths(start, 11);
