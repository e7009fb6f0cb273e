import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

export const energyEfficiency = [
  {
    ...usual,
    id: 'homes.energy-rating',
    duty: 'Bring every social rented home to energy band C or its equivalent',
    limit: { onDate: plainDate('2030-04-01') },
    countedFrom: 'the policy statement was published',
    source: { kind: 'code', title: 'Minimum energy efficiency standard for social rented homes, policy statement of January 2026' },
    provision: 'compliance date',
    url: 'https://www.gov.uk/government/consultations/improving-the-energy-efficiency-of-socially-rented-homes-in-england',
    confidence: 'S',
    inForce: { from: plainDate('2026-01-28'), until: plainDate('2030-04-01'), fromConfidence: 'P' },
  },
] as const satisfies readonly Rule[];
