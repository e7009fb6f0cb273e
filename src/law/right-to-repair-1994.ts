import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

// Never a reason to wait where the hazards regulations give 24 hours.
const regulations = {
  ...usual,
  countedFrom: 'we were told of the defect, or the second contractor was told of it',
  source: {
    kind: 'law',
    title: 'Secure Tenants of Local Housing Authorities (Right to Repair) Regulations 1994',
  },
  provision: 'Schedule',
  url: 'https://www.legislation.gov.uk/uksi/1994/133/schedules/made',
  confidence: 'P',
  inForce: { from: plainDate('1994-04-01'), fromConfidence: 'M' },
} as const;

export const rightToRepair1994 = [
  {
    ...regulations,
    id: 'repairs.right-to-repair-1',
    duty: 'Complete a qualifying repair that the schedule gives one working day',
    limit: { workingDays: 1 },
  },
  {
    ...regulations,
    id: 'repairs.right-to-repair-3',
    duty: 'Complete a qualifying repair that the schedule gives three working days',
    limit: { workingDays: 3 },
  },
  {
    ...regulations,
    id: 'repairs.right-to-repair-7',
    duty: 'Complete a qualifying repair that the schedule gives seven working days',
    limit: { workingDays: 7 },
  },
] as const satisfies readonly Rule[];
