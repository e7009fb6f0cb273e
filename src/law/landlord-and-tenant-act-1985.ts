import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

// Sections 21 and 22 are to be replaced once the Leasehold and Freehold Reform Act 2024 is commenced:
// check before relying on them for a new request. Sections 11 and 9A say only "a reasonable time" for the work,
// so hold no clock for it; section 11(6) has the notice.
const act = {
  ...usual,
  source: { kind: 'law', title: 'Landlord and Tenant Act 1985' },
  inForce: { from: plainDate('1986-04-01'), fromConfidence: 'M' },
} as const;

const section21 = {
  ...act,
  provision: 's.21',
  url: 'https://www.legislation.gov.uk/ukpga/1985/70/section/21',
  confidence: 'S',
} as const;

const section22 = {
  ...act,
  provision: 's.22',
  url: 'https://www.legislation.gov.uk/ukpga/1985/70/section/22',
  confidence: 'P',
} as const;

export const landlordAndTenantAct1985 = [
  {
    ...act,
    id: 'repairs.entry-notice',
    duty: 'Enter to look at the state of a home, or to repair it, only after giving 24 hours of notice in writing',
    limit: { hours: 24 },
    countedFrom: 'the occupier was given notice in writing',
    effect: 'not before',
    provision: 's.11(6)',
    url: 'https://www.legislation.gov.uk/ukpga/1985/70/section/11',
    confidence: 'M',
  },
  {
    ...section21,
    id: 'charges.summary',
    duty: 'Send the summary of service charge costs by the later of this and charges.summary-period-end',
    limit: { months: 1 },
    countedFrom: 'we received the request for a summary',
  },
  {
    ...section21,
    id: 'charges.summary-period-end',
    duty: 'Send the summary of service charge costs by the later of this and charges.summary',
    limit: { months: 6 },
    countedFrom: 'the accounting period ended',
  },
  {
    ...section22,
    id: 'charges.inspection-request',
    duty: 'A resident may ask to inspect the accounts and receipts in this window',
    limit: { months: 6 },
    countedFrom: 'the resident got the summary of costs',
    effect: 'open until',
  },
  {
    ...section22,
    id: 'charges.inspection',
    duty: 'Open the accounts and receipts for inspection, free of charge',
    limit: { months: 1 },
    countedFrom: 'we received the request to inspect',
  },
  {
    ...section22,
    id: 'charges.inspection-open',
    duty: 'Keep the accounts and receipts open for inspection',
    limit: { months: 2 },
    countedFrom: 'we opened them for inspection',
    effect: 'open until',
  },
  {
    ...act,
    id: 'charges.consultation',
    duty: 'Take observations on a consultation notice for works over £250 a payer, or a long-term agreement over £100 a payer a year',
    limit: { calendarDays: 30 },
    countedFrom: 'the notice was given',
    effect: 'open until',
    provision: 's.20 and the 2003 consultation regulations',
    url: 'https://www.legislation.gov.uk/ukpga/1985/70/section/20',
    confidence: 'M',
    inForce: { from: plainDate('2003-10-31') },
  },
  {
    ...act,
    id: 'charges.late-demand',
    duty: 'Demand a service charge cost, or give notice that it will be demanded',
    limit: { months: 18 },
    countedFrom: 'the cost was incurred',
    provision: 's.20B',
    url: 'https://www.legislation.gov.uk/ukpga/1985/70/section/20B',
    confidence: 'M',
    inForce: { from: plainDate('1988-09-01') },
  },
] as const satisfies readonly Rule[];
