import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

// In force first as the EU regulation, kept as UK law from the end of 2020 with the same limit.
const gdpr = {
  ...usual,
  source: { kind: 'law', title: 'UK GDPR' },
  provision: 'art. 12(3)',
  url: 'https://www.legislation.gov.uk/eur/2016/679/article/12',
  confidence: 'M',
  inForce: { from: plainDate('2018-05-25') },
  pausable: true,
  pause: { when: 'while we wait for proof of identity or for what we need to know to find the data', provision: 'art. 12(6)' },
} as const;

export const ukGdpr = [
  {
    ...gdpr,
    id: 'information.subject-access',
    duty: 'Answer a person’s request for their own data',
    limit: { months: 1 },
    countedFrom: 'we received the request',
  },
  {
    ...gdpr,
    id: 'information.subject-access-extended',
    duty: 'Answer a complex request for a person’s own data, having told them within the first month that it was extended and why',
    limit: { months: 3 },
    countedFrom: 'we received the request',
  },
] as const satisfies readonly Rule[];
