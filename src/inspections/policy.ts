import type { PlainDate } from '../clock/index.ts';
import { trades } from '../repairs/index.ts';

/** Who or what a rule is about. The first that picks a job is the one recorded, in this order. */
const ruleKinds = ['trade', 'person', 'team', 'organisation'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** "Of the jobs of this trade, person, team or organisation, this many in a hundred." */
export interface SamplingRule {
  readonly kind: RuleKind;
  /** A trade by its name; others by their id. */
  readonly of: string;
  readonly name: string;
  readonly percent: number;
}

/** What a landlord has checked of its finished repairs, from a day on. Damp and hazard work always is: that is no setting. */
export interface SamplingRules {
  /** Who set them; nobody did the usual ones. */
  readonly setBy?: string;
  readonly from: PlainDate;
  readonly withinWorkingDays: number;
  /** Of work that came back, or that the resident said before was not fixed. */
  readonly cameBackPercent: number;
  /** Of work that cost as much as this or more; null where value does not matter. */
  readonly valueFromPence: number | null;
  readonly valuePercent: number;
  readonly rules: readonly SamplingRule[];
  /** Of everything, whatever it is. */
  readonly everythingPercent: number;
  /** With it anybody can draw again what was drawn. */
  readonly seed: string;
}

/** A guide until the landlord has set its own: no source gives a figure. */
export const usualRules: SamplingRules = {
  from: '2000-01-01' as PlainDate,
  withinWorkingDays: 10,
  cameBackPercent: 100,
  valueFromPence: null,
  valuePercent: 100,
  rules: [],
  everythingPercent: 5,
  seed: 'usual',
};

/** The name of a rule's field in a form. */
export const fieldOfRule = (kind: RuleKind, of: string): string => `${kind}-${of.replaceAll(' ', '-')}`;

/** Every version there is, the newest first. */
export function allRules(settings: Readonly<Record<string, unknown>>): readonly SamplingRules[] {
  const own = settings['inspections'];
  const versions = typeof own === 'object' && own !== null && 'versions' in own && Array.isArray(own.versions) ? (own.versions as Partial<SamplingRules>[]) : [];
  return [...versions.map((version) => ({ ...usualRules, ...version })).toSorted((one, other) => (one.from < other.from ? 1 : -1)), usualRules];
}

/** The versions with this one among them; another from the same day gives way to it. */
export function withVersion(settings: Readonly<Record<string, unknown>>, version: SamplingRules): { readonly versions: readonly SamplingRules[] } {
  return { versions: [version, ...allRules(settings).filter(({ from, seed }) => from !== version.from && seed !== usualRules.seed)] };
}

/** The rules in force on a day: those that began last. */
export function rulesOn(settings: Readonly<Record<string, unknown>>, on: PlainDate): SamplingRules {
  return allRules(settings).find(({ from }) => from <= on) ?? usualRules;
}

/** Every way these rules may not stand, by field; none when they may. */
export function rulesProblems(rules: SamplingRules, today: PlainDate): Readonly<Record<string, string>> {
  const whole = (field: string, value: number, [least, most]: readonly [number, number]) =>
    Number.isInteger(value) && value >= least && value <= most ? [] : [[field, `Enter a whole number from ${least} to ${most}`] as const];
  return Object.fromEntries([
    ...(rules.from < today ? [['from', 'Enter today or a later day: what was drawn stays as it was'] as const] : []),
    ...whole('withinWorkingDays', rules.withinWorkingDays, [1, 40]),
    ...whole('cameBackPercent', rules.cameBackPercent, [0, 100]),
    ...whole('valuePercent', rules.valuePercent, [0, 100]),
    ...whole('everythingPercent', rules.everythingPercent, [0, 100]),
    ...rules.rules.flatMap(({ kind, of, percent }) => whole(kind === 'person' ? 'person1' : fieldOfRule(kind, of), percent, [0, 100])),
    ...rules.rules.filter(({ kind, of }) => kind === 'trade' && !trades.some((trade) => trade === of)).map(({ of }) => [fieldOfRule('trade', of), 'There is no such trade'] as const),
  ]);
}
