import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

// The Act says only "in the ordinary course of post". The count of days is the courts' for first class post (Queen’s Bench
// Practice Direction of 8 March 1985); second class was four. Both from memory.
export const interpretationAct1978 = [
  {
    ...usual,
    id: 'notices.by-post',
    duty: 'Count a notice sent by first class post as given on this day, and not before',
    limit: { workingDays: 2 },
    countedFrom: 'the letter was posted',
    effect: 'not before',
    source: { kind: 'law', title: 'Interpretation Act 1978' },
    provision: 's.7',
    url: 'https://www.legislation.gov.uk/ukpga/1978/30/section/7',
    confidence: 'M',
    inForce: { from: plainDate('1985-03-08'), fromConfidence: 'M' },
  },
] as const satisfies readonly Rule[];
