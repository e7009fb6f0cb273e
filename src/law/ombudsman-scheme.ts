import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

const scheme = {
  ...usual,
  source: { kind: 'code', title: 'Housing Ombudsman Scheme' },
  url: 'https://www.housing-ombudsman.org.uk/about-us/corporate-information/governance/the-housing-ombudsman-scheme/',
  confidence: 'S',
  inForce: { from: plainDate('2024-04-01'), fromConfidence: 'I' },
} as const;

const submission = {
  ...scheme,
  source: { kind: 'code', title: 'Housing Ombudsman annual submissions' },
  url: 'https://www.housing-ombudsman.org.uk/landlords-info/complaint-handling-code/',
  confidence: 'P',
} as const;

export const ombudsmanScheme = [
  {
    ...scheme,
    id: 'complaints.window-to-ombudsman',
    duty: 'A resident may take the complaint to the Ombudsman in this window',
    limit: { months: 12 },
    countedFrom: 'we sent the stage 2 response',
    effect: 'open until',
    provision: 'time limit for referral',
  },
  {
    ...submission,
    id: 'complaints.annual-submission',
    duty: 'A landlord with more than 1,000 homes sends the Ombudsman its annual complaints submission',
    limit: { everyYearOn: { month: 9, day: 30 } },
    countedFrom: 'the year being reported ended',
    provision: 'landlords with more than 1,000 homes',
  },
  {
    ...submission,
    id: 'complaints.annual-submission-small',
    duty: 'A landlord with fewer than 1,000 homes sends the Ombudsman its annual complaints submission',
    limit: { months: 6 },
    countedFrom: 'our financial year ended',
    provision: 'landlords with fewer than 1,000 homes',
  },
] as const satisfies readonly Rule[];
