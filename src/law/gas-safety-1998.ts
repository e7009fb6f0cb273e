import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

export const gasSafety1998 = [
  {
    ...usual,
    id: 'gas.safety-check',
    duty: 'Have every gas appliance and flue we provide checked again',
    limit: { months: 12 },
    countedFrom: 'the last gas safety check',
    source: { kind: 'law', title: 'Gas Safety (Installation and Use) Regulations 1998' },
    provision: 'reg. 36',
    url: 'https://www.legislation.gov.uk/uksi/1998/2451/regulation/36',
    confidence: 'M',
    inForce: { from: plainDate('1998-10-31') },
  },
] as const satisfies readonly Rule[];
