import { dateInLondon, endOfDay, type Calendar, type Instant } from '../../clock/index.ts';
import { dueFor, hazardPhases, policyDue, ruleOn, type Due, type Limit, type PolicyDuty, type Rule, type RuleId } from '../../law/index.ts';
import type { Basis } from '../model.ts';
import { ownLimitsOn, type OwnLimits } from '../model/own-limits.ts';

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

/** The landlord's own clock, where the regulations do not run: of the same length, or shorter where it has set so. */
export const policyOfDuty = (duty: HazardDuty): string => lawOfDuty[duty].replace(/^hazards\./, 'hazards-policy.');

/** The landlord's own, shorter clock beside the law's. It has a name of its own, so that what is counted of the law's duties counts each once. */
export const besideLawOfDuty = (duty: HazardDuty): string => lawOfDuty[duty].replace(/^hazards\./, 'hazards-policy.beside-');

/** The rule of a duty under a basis. */
export const ruleOf = (duty: HazardDuty, basis: Basis): string => (basis === 'law' ? lawOfDuty[duty] : policyOfDuty(duty));

/** Both rules of each duty: whichever of them runs. */
export const rulesOf = (...duties: readonly HazardDuty[]): string[] => duties.flatMap((duty) => [lawOfDuty[duty], policyOfDuty(duty)]);

/** As `rulesOf`, with the landlord's own beside the law's. */
export const everyRuleOf = (...duties: readonly HazardDuty[]): string[] => [...rulesOf(...duties), ...duties.map(besideLawOfDuty)];

/** Somebody says how grave it is: the landlord's own limit, since no source has one. */
export const triageRule = 'hazards-policy.triage';
export const secondPersonRule = 'hazards-policy.second-person';

/** Duties with a limit that no source sets: what comes with the product, which a landlord may shorten. */
export const usualOfOurs = {
  triage: { id: triageRule, duty: 'Weigh the hazard: its kind, how grave it is, and for whom', limit: { workingDays: 1 }, countedFrom: 'we became aware of it' },
  'second-person': { id: secondPersonRule, duty: 'Somebody else decides whether the hazard is less grave', limit: { workingDays: 1 }, countedFrom: 'it was proposed' },
} as const satisfies Record<string, PolicyDuty>;
export type DutyOfOurs = keyof typeof usualOfOurs;

/** What a clock counts from, and the versions of the landlord's own limits, where those may run. */
interface Counting {
  readonly from: Instant;
  readonly own?: readonly OwnLimits[];
}

/**
 * When a duty is due. Policy takes the law's own limit as it stood that day, or as it first came; or the landlord's own of that
 * day, where that ends sooner.
 */
export function dueOfDuty(duty: HazardDuty, { basis, from, own = [] }: Counting & { readonly basis: Basis }, calendar: Calendar): Due {
  if (basis === 'law') return dueFor({ rule: lawOfDuty[duty], from }, calendar);
  return soonestOf({ ...lawAsPolicy(duty, from), id: policyOfDuty(duty) }, duty, { from, own }, calendar);
}

/** Whether the landlord has a limit of its own beside the law's, of the day that a clock counts from. */
export const hasOwnBesideLaw = (duty: HazardDuty, { from, own = [] }: Counting): boolean => ownBesideLaw(duty, { from, own }) !== undefined;

function ownBesideLaw(duty: HazardDuty, { from, own = [] }: Counting): { readonly version: string; readonly limit: Limit } | undefined {
  const version = ownLimitsOn(own, dateInLondon(from));
  const limit = version?.scope === 'every-hazard' ? version.limits[duty] : undefined;
  return version === undefined || limit === undefined ? undefined : { version: version.from, limit };
}

/** When the landlord's own limit beside the law's is due: where it has one of that day, and else when the law's is. */
export function dueBesideLaw(duty: HazardDuty, counting: Counting, calendar: Calendar): Due {
  const law = lawAsPolicy(duty, counting.from);
  const words = `Our own limit: ${law.duty.replace(/^./, (first) => first.toLowerCase())}`;
  return policyDue({ ...law, id: besideLawOfDuty(duty), duty: words, ...ownBesideLaw(duty, counting) }, counting.from, calendar);
}

/** When a duty that no source has is due. */
export const dueOfOurs = (duty: DutyOfOurs, counting: Counting, calendar: Calendar): Due => soonestOf(usualOfOurs[duty], duty, counting, calendar);

function soonestOf(usual: PolicyDuty, duty: HazardDuty | DutyOfOurs, { from, own = [] }: Counting, calendar: Calendar): Due {
  const due = policyDue(usual, from, calendar);
  const version = ownLimitsOn(own, dateInLondon(from));
  const limit = version?.limits[duty];
  if (version === undefined || limit === undefined) return due;
  const ours = policyDue({ ...usual, limit, version: version.from }, from, calendar);
  return lastMoment(ours) < lastMoment(due) ? ours : due;
}

/** Text that sorts, also where one is a day and the other a moment. */
export const lastMoment = (due: Due): string => ('dueAt' in due ? due.dueAt : endOfDay(due.dueOn));

function lawAsPolicy(duty: HazardDuty, from: Instant): Pick<Rule, 'duty' | 'limit' | 'countedFrom' | 'firstDay'> {
  const day = dateInLondon(from);
  const { limit, duty: words, countedFrom, firstDay } = ruleOn(lawOfDuty[duty], day < hazardPhases[1] ? hazardPhases[1] : day);
  return { duty: words, limit, countedFrom, firstDay };
}

/** An emergency has its own day: nothing slower is set beside it. */
export function triageClock({ awareAt, saidEmergency }: { readonly awareAt: Instant; readonly saidEmergency: boolean }, { calendar, own }: { readonly calendar: Calendar; readonly own: readonly OwnLimits[] }) {
  return saidEmergency ? [] : [{ kind: 'policy' as const, due: dueOfOurs('triage', { from: awareAt, own }, calendar) }];
}
