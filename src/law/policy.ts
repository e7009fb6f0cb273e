import { plainDate, readMoment } from '../clock/index.ts';
import type { Calendar } from '../clock/index.ts';
import { dueUnder } from './due.ts';
import type { Due } from './due.ts';
import type { FirstDay, Limit, Rule } from './rule.ts';
import { usual } from './rule.ts';

/** A limit a landlord set for itself. `version` says which edition of its settings, such as the date it took effect. */
export type PolicyDuty = {
  id: string;
  duty: string;
  limit: Limit;
  /** The event it counts from, in words that follow 'after'. */
  countedFrom: string;
  firstDay?: FirstDay;
  version?: string;
};

/** When a landlord's own limit falls due, explained in the same shape as the law. */
export function policyDue(policy: PolicyDuty, from: string, calendar: Calendar): Due {
  const due = dueUnder(ruleOfPolicy(policy), readMoment(from), calendar);
  return { ...due, version: policy.version ?? 'policy' };
}

// P, because a landlord's settings are the primary source for what the landlord promised.
const ruleOfPolicy = ({ id, duty, limit, countedFrom, firstDay }: PolicyDuty): Rule => ({
  ...usual,
  id,
  duty,
  limit,
  countedFrom,
  firstDay: firstDay ?? usual.firstDay,
  source: { kind: 'policy', title: 'landlord policy' },
  provision: '',
  url: null,
  confidence: 'P',
  inForce: { from: plainDate('0001-01-01') },
});
