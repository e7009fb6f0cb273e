import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

const guidance = {
  ...usual,
  countedFrom: 'the person first contacted us',
  source: { kind: 'code', title: 'Disabled Facilities Grant delivery guidance 2022' },
  provision: 'good practice timescales',
  url: 'https://www.gov.uk/government/publications/disabled-facilities-grant-dfg-delivery-guidance-for-local-authorities-in-england',
  confidence: 'M',
  inForce: { from: plainDate('2022-03-28') },
} as const;

export const grantDeliveryGuidance2022 = [
  {
    ...guidance,
    id: 'adaptations.good-practice-urgent-simple',
    duty: 'Complete an urgent and simple adaptation, from first contact to finished work',
    limit: { workingDays: 55 },
  },
  {
    ...guidance,
    id: 'adaptations.good-practice-simple',
    duty: 'Complete a simple adaptation that is not urgent, from first contact to finished work',
    limit: { workingDays: 130 },
  },
  {
    ...guidance,
    id: 'adaptations.good-practice-urgent-complex',
    duty: 'Complete an urgent and complex adaptation, from first contact to finished work',
    limit: { workingDays: 130 },
  },
  {
    ...guidance,
    id: 'adaptations.good-practice-complex',
    duty: 'Complete a complex adaptation that is not urgent, from first contact to finished work',
    limit: { workingDays: 180 },
  },
] as const satisfies readonly Rule[];
