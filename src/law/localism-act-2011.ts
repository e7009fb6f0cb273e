import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

export const localismAct2011 = [
  {
    ...usual,
    id: 'exchanges.decision',
    duty: 'Give each tenant notice, with particulars, of any Schedule 14 ground for refusing a mutual exchange; after this no ground can be relied on',
    limit: { calendarDays: 42 },
    countedFrom: 'we received the request',
    firstDay: 'beginning with the day',
    source: { kind: 'law', title: 'Localism Act 2011' },
    provision: 's.159(3)',
    url: 'https://www.legislation.gov.uk/ukpga/2011/20/section/159',
    confidence: 'P',
    inForce: { from: plainDate('2012-04-01'), fromConfidence: 'M' },
  },
] as const satisfies readonly Rule[];
