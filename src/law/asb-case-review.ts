import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

// The 2014 Act (ss.104-105) makes agencies review a case that meets the local threshold and leaves the
// clocks to each area. These are one published local procedure; replace them with your own area's.
const localProcedure = {
  ...usual,
  source: { kind: 'policy', title: 'Local antisocial behaviour case review procedure' },
  url: null,
  confidence: 'S',
  inForce: { from: plainDate('2014-10-20'), fromConfidence: 'M' },
} as const;

export const asbCaseReview = [
  {
    ...localProcedure,
    id: 'antisocial.review-acknowledge',
    duty: 'Acknowledge the application for a case review',
    limit: { workingDays: 10 },
    countedFrom: 'we received the application',
    provision: 'acknowledgement',
  },
  {
    ...localProcedure,
    id: 'antisocial.review-threshold',
    duty: 'Decide whether the local threshold is met and tell the applicant',
    limit: { workingDays: 15 },
    countedFrom: 'we acknowledged the application',
    provision: 'threshold decision',
  },
  {
    ...localProcedure,
    id: 'antisocial.review-panel',
    duty: 'Hold the review panel',
    limit: { workingDays: 20 },
    countedFrom: 'the threshold was found to be met',
    provision: 'review panel',
  },
  {
    ...localProcedure,
    id: 'antisocial.review-report-incident',
    duty: 'An incident counts towards the local threshold when it is reported in this window',
    limit: { months: 1 },
    countedFrom: 'the incident',
    effect: 'open until',
    provision: 'local threshold',
  },
  {
    ...localProcedure,
    id: 'antisocial.review-qualifying-period',
    duty: 'Three reports in this window meet the usual local threshold',
    limit: { months: 6 },
    countedFrom: 'the first of the reports',
    effect: 'open until',
    provision: 'local threshold',
  },
] as const satisfies readonly Rule[];
