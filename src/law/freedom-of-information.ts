import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

// The 2000 Act leaves out bank holidays in any part of the United Kingdom. We count those of England
// and Wales only, so our date can be a day early and never late.
const act = {
  ...usual,
  source: { kind: 'law', title: 'Freedom of Information Act 2000' },
  url: 'https://www.legislation.gov.uk/ukpga/2000/36/section/10',
  confidence: 'M',
  inForce: { from: plainDate('2005-01-01') },
} as const;

const environmental = {
  ...act,
  source: { kind: 'law', title: 'Environmental Information Regulations 2004' },
} as const;

export const freedomOfInformation = [
  {
    ...act,
    id: 'information.foi',
    duty: 'Answer a freedom of information request',
    limit: { workingDays: 20 },
    countedFrom: 'we received the request',
    provision: 's.10',
    pausable: true,
    pause: { when: 'between sending a fees notice and being paid', provision: 's.10(2)' },
  },
  {
    ...act,
    id: 'information.foi-review',
    duty: 'Answer a request to review how we dealt with a freedom of information request',
    limit: { workingDays: 20 },
    countedFrom: 'we received the request for a review',
    source: { kind: 'code', title: 'Information Commissioner’s guidance on internal reviews' },
    provision: 'time for an internal review',
    url: 'https://ico.org.uk/for-organisations/foi/',
  },
  {
    ...environmental,
    id: 'information.environmental',
    duty: 'Answer a request for environmental information',
    limit: { workingDays: 20 },
    countedFrom: 'we received the request',
    provision: 'reg. 5(2)',
    url: 'https://www.legislation.gov.uk/uksi/2004/3391/regulation/5',
  },
  {
    ...environmental,
    id: 'information.environmental-extended',
    duty: 'Answer a complex and large request for environmental information, having told the requester it was extended',
    limit: { workingDays: 20 },
    countedFrom: 'the answer was first due',
    provision: 'reg. 7',
    url: 'https://www.legislation.gov.uk/uksi/2004/3391/regulation/7',
  },
  {
    ...environmental,
    id: 'information.environmental-review',
    duty: 'Answer a request to reconsider an environmental information decision',
    limit: { workingDays: 40 },
    countedFrom: 'we received the request to reconsider',
    provision: 'reg. 11',
    url: 'https://www.legislation.gov.uk/uksi/2004/3391/regulation/11',
  },
] as const satisfies readonly Rule[];
