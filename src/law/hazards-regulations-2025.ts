import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

// Regulation numbers differ between the secondary sources we could read, so each provision is named
// by its subject. From 30 November 2026 more kinds of hazard join (see hazard-kinds.ts); the clocks stay the same.
const regulations = {
  ...usual,
  source: { kind: 'law', title: 'Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025' },
  url: 'https://www.legislation.gov.uk/uksi/2025/1042',
  confidence: 'S',
  inForce: { from: plainDate('2025-10-27') },
} as const;

export const hazardsRegulations2025 = [
  {
    ...regulations,
    id: 'hazards.emergency',
    duty: 'Investigate an emergency hazard and complete the safety work, as soon as possible and within 24 hours of any day or night',
    limit: { hours: 24 },
    countedFrom: 'we became aware of the emergency hazard',
    provision: 'emergency hazards',
  },
  {
    ...regulations,
    id: 'hazards.alternative-accommodation-emergency',
    duty: 'Offer suitable alternative accommodation at our cost when the safety work for an emergency hazard cannot be completed in time',
    limit: { hours: 24 },
    countedFrom: 'we became aware of the emergency hazard',
    provision: 'alternative accommodation',
  },
  {
    ...regulations,
    id: 'hazards.investigate',
    duty: 'Conclude the standard investigation of a potential significant hazard',
    limit: { workingDays: 10 },
    countedFrom: 'we became aware of the potential hazard',
    provision: 'standard investigation (guidance 4.1.1)',
  },
  {
    ...regulations,
    id: 'hazards.renewed-investigation',
    duty: 'Conclude a renewed investigation in person when the tenant asks for one after a remote investigation',
    limit: { workingDays: 10 },
    countedFrom: 'the tenant asked for an investigation in person',
    provision: 'renewed investigation',
  },
  {
    ...regulations,
    id: 'hazards.emergency-found-on-investigation',
    duty: 'Complete the safety work for an emergency hazard found by a standard investigation',
    limit: { hours: 24 },
    countedFrom: 'the investigation that found the emergency hazard concluded',
    provision: 'emergency hazard found on investigation',
  },
  {
    ...regulations,
    id: 'hazards.alternative-accommodation-emergency-found',
    duty: 'Offer suitable alternative accommodation at our cost when the safety work for an emergency hazard found by a standard investigation cannot be completed in time',
    limit: { hours: 24 },
    countedFrom: 'the investigation that found the emergency hazard concluded',
    provision: 'alternative accommodation',
  },
  {
    ...regulations,
    id: 'hazards.summary',
    duty: 'Send the tenant a written summary of the findings, unless all required work is finished by then and the tenant has been told; the day it is sent counts',
    limit: { workingDays: 3 },
    countedFrom: 'the investigation concluded',
    provision: 'written summary',
  },
  {
    ...regulations,
    id: 'hazards.make-safe',
    duty: 'Complete the safety work for a significant hazard',
    limit: { workingDays: 5 },
    countedFrom: 'the investigation concluded',
    provision: 'safety work',
  },
  {
    ...regulations,
    id: 'hazards.alternative-accommodation',
    duty: 'Offer suitable alternative accommodation at our cost when the safety work for a significant hazard cannot be completed in time',
    limit: { workingDays: 5 },
    countedFrom: 'the investigation concluded',
    provision: 'alternative accommodation',
  },
  {
    ...regulations,
    id: 'hazards.prevent-begin',
    duty: 'Begin the supplementary preventative work, or take steps to begin it',
    limit: { workingDays: 5 },
    countedFrom: 'the investigation concluded',
    provision: 'supplementary preventative work',
  },
  {
    ...regulations,
    id: 'hazards.prevent-backstop',
    duty: 'Physically start the supplementary preventative work that could not begin sooner; 12 weeks is read as 84 calendar days',
    limit: { weeks: 12 },
    countedFrom: 'the investigation concluded',
    provision: 'supplementary preventative work, latest start',
    confidence: 'I',
  },
  {
    ...regulations,
    id: 'hazards.entry-notice',
    duty: 'Enter to inspect or do the work only after giving at least 24 hours of written notice',
    limit: { hours: 24 },
    countedFrom: 'the tenant was given written notice',
    effect: 'not before',
    provision: 'implied covenant to allow entry',
  },
] as const satisfies readonly Rule[];
