import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

const act = {
  ...usual,
  source: { kind: 'law', title: 'Housing Grants, Construction and Regeneration Act 1996' },
  confidence: 'P',
  inForce: { from: plainDate('1996-12-17'), fromConfidence: 'M' },
} as const;

export const housingGrantsAct1996 = [
  {
    ...act,
    id: 'adaptations.grant-decision',
    duty: 'Decide a valid application for a disabled facilities grant and tell the applicant',
    limit: { months: 6 },
    countedFrom: 'the valid application was made',
    provision: 's.34',
    url: 'https://www.legislation.gov.uk/ukpga/1996/53/section/34',
  },
  {
    ...act,
    id: 'adaptations.grant-payment',
    duty: 'Pay the disabled facilities grant on completion or on the date in the decision, and never later than this',
    limit: { months: 12 },
    countedFrom: 'the application was made',
    provision: 's.36',
    url: 'https://www.legislation.gov.uk/ukpga/1996/53/section/36',
  },
] as const satisfies readonly Rule[];
