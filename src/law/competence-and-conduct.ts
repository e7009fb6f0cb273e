import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

// The sources give months without a day. The first of the month is used: the strictest reading.
const standard = {
  ...usual,
  countedFrom: 'the standard took effect',
  source: { kind: 'code', title: 'Competence and Conduct Standard' },
  provision: 'qualification transition period',
  url: 'https://www.gov.uk/government/collections/social-housing-regulation-act',
  confidence: 'S',
} as const;

export const competenceAndConduct = [
  {
    ...standard,
    id: 'staff.qualifications',
    duty: 'Have senior housing managers and executives qualified or working towards it, at a landlord with 1,000 homes or more',
    limit: { onDate: plainDate('2029-10-01') },
    inForce: { from: plainDate('2026-10-01'), until: plainDate('2029-10-01'), fromConfidence: 'I' },
  },
  {
    ...standard,
    id: 'staff.qualifications-small',
    duty: 'Have senior housing managers and executives qualified or working towards it, at a landlord with fewer than 1,000 homes',
    limit: { onDate: plainDate('2030-10-01') },
    inForce: { from: plainDate('2026-10-01'), until: plainDate('2030-10-01'), fromConfidence: 'I' },
  },
] as const satisfies readonly Rule[];
