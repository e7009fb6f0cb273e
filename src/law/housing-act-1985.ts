import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

export const housingAct1985 = [
  {
    ...usual,
    id: 'exchanges.assignment-decision',
    duty: 'Give notice of any Schedule 3 ground for refusing an exchange by assignment; after this no ground can be relied on',
    limit: { calendarDays: 42 },
    countedFrom: 'the tenant applied for consent',
    source: { kind: 'law', title: 'Housing Act 1985' },
    provision: 's.92(4)',
    url: 'https://www.legislation.gov.uk/ukpga/1985/68/section/92',
    confidence: 'M',
    inForce: { from: plainDate('1986-04-01') },
  },
] as const satisfies readonly Rule[];
