import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

export const stairs = [
  {
    ...usual,
    id: 'information.stairs',
    duty: 'Answer a tenant’s request for information about the management of their housing (private registered providers; councils answer under freedom of information)',
    limit: { calendarDays: 30 },
    countedFrom: 'we received the request',
    source: { kind: 'code', title: 'Social Tenant Access to Information Requirements' },
    provision: 'chapter 2, information requests',
    url: 'https://www.gov.uk/government/collections/social-housing-regulation-act',
    // The start date is from an official page; the 30 days come from one secondary source.
    confidence: 'S',
    inForce: { from: plainDate('2027-04-01'), fromConfidence: 'P' },
  },
] as const satisfies readonly Rule[];
