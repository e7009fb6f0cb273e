import { dateInLondon, type Calendar, type Instant } from '../../clock/index.ts';
import { dueFor, hazardPhases, policyDue, ruleOn, type Due, type RuleId } from '../../law/index.ts';
import type { Basis } from '../model.ts';

/** The duties of the hazards regulations that have a clock, by our names. */
export const lawOfDuty = {
  emergency: 'hazards.emergency',
  'accommodation-emergency': 'hazards.alternative-accommodation-emergency',
  investigate: 'hazards.investigate',
  renewed: 'hazards.renewed-investigation',
  'emergency-found': 'hazards.emergency-found-on-investigation',
  'accommodation-emergency-found': 'hazards.alternative-accommodation-emergency-found',
  summary: 'hazards.summary',
  'make-safe': 'hazards.make-safe',
  accommodation: 'hazards.alternative-accommodation',
  'prevent-begin': 'hazards.prevent-begin',
  'prevent-backstop': 'hazards.prevent-backstop',
} as const satisfies Record<string, RuleId>;
export type HazardDuty = keyof typeof lawOfDuty;
export const hazardDuties = Object.keys(lawOfDuty) as readonly HazardDuty[];

/** The landlord's own clock of the same length, where the regulations do not run. */
export const policyOfDuty = (duty: HazardDuty): string => lawOfDuty[duty].replace(/^hazards\./, 'hazards-policy.');

/** The rule of a duty under a basis. */
export const ruleOf = (duty: HazardDuty, basis: Basis): string => (basis === 'law' ? lawOfDuty[duty] : policyOfDuty(duty));

/** Both rules of each duty: whichever of them runs. */
export const rulesOf = (...duties: readonly HazardDuty[]): string[] => duties.flatMap((duty) => [lawOfDuty[duty], policyOfDuty(duty)]);

/** Somebody says how grave it is: the landlord's own limit, since no source has one. */
export const triageRule = 'hazards-policy.triage';
export const secondPersonRule = 'hazards-policy.second-person';

/** When a duty is due. Policy takes the law's own limit as it stood that day, or as it first came. */
export function dueOfDuty(duty: HazardDuty, { basis, from }: { readonly basis: Basis; readonly from: Instant }, calendar: Calendar): Due {
  if (basis === 'law') return dueFor({ rule: lawOfDuty[duty], from }, calendar);
  const day = dateInLondon(from);
  const { limit, duty: words, countedFrom, firstDay } = ruleOn(lawOfDuty[duty], day < hazardPhases[1] ? hazardPhases[1] : day);
  return policyDue({ id: policyOfDuty(duty), duty: words, limit, countedFrom, firstDay }, from, calendar);
}

/** An emergency has its own day: nothing slower is set beside it. */
export function triageClock({ awareAt, saidEmergency }: { readonly awareAt: Instant; readonly saidEmergency: boolean }, { calendar }: { readonly calendar: Calendar }) {
  if (saidEmergency) return [];
  const due = policyDue({ id: triageRule, duty: 'Weigh the hazard: its kind, how grave it is, and for whom', limit: { workingDays: 1 }, countedFrom: 'we became aware of it' }, awareAt, calendar);
  return [{ kind: 'policy' as const, due }];
}
