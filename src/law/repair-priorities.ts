import { plainDate } from '../clock/index.ts';
import { usual } from './rule.ts';
import type { Rule } from './rule.ts';

// Usual landlord priorities, from memory of common policies. A landlord's own settings replace them
// (see policy.ts) and drive the share of repairs done on time.
const policy = {
  ...usual,
  countedFrom: 'the repair was reported',
  source: { kind: 'policy', title: 'Landlord policy: repair priorities' },
  url: null,
  confidence: 'M',
  inForce: { from: plainDate('2012-01-01'), fromConfidence: 'I' },
} as const;

export const repairPriorities = [
  {
    ...policy,
    id: 'repairs.priority-emergency',
    duty: 'Attend an emergency repair and make it safe',
    limit: { hours: 24 },
    provision: 'emergency',
  },
  {
    ...policy,
    id: 'repairs.priority-urgent',
    duty: 'Complete an urgent repair',
    limit: { workingDays: 5 },
    provision: 'urgent',
  },
  {
    ...policy,
    id: 'repairs.priority-routine',
    duty: 'Complete a routine repair',
    limit: { workingDays: 20 },
    provision: 'routine',
  },
  {
    ...policy,
    id: 'repairs.priority-planned',
    duty: 'Complete a planned repair',
    limit: { workingDays: 60 },
    provision: 'planned',
  },
] as const satisfies readonly Rule[];
