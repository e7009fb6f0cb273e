import type { PlainDate } from '../../clock/index.ts';

/** How the people answerable for a clock are chased as it runs out. */
export interface ChaseLadder {
  /** The owner is reminded so long before: working days for a date, hours for a moment. */
  readonly remindWorkingDaysBefore: number;
  readonly remindHoursBefore: number;
  /** The managers of the team hear so many working days after it ran out; 0 is at once. A moment's always do at once. */
  readonly escalateAfterWorkingDays: number;
  /** Owner and managers hear again, every so many working days, until it is done. A moment's every 24 hours. */
  readonly repeatEveryWorkingDays: number;
  /** The resident hears from us at least so often, in working days; sooner where the case itself asks for it, as by its priority. */
  readonly tellResidentEveryWorkingDays: number;
}

/** A ladder for one kind of case and one stage; '' stands for every. */
export interface LadderRule extends ChaseLadder {
  readonly kind: string;
  readonly stage: string;
}

/** A landlord's ladders from a day on. */
export interface ChasePolicy {
  readonly from: PlainDate;
  readonly setBy?: string;
  readonly ladders: readonly LadderRule[];
}

/** What people are told where the landlord has set nothing: a guide from practice, not a rule of law. */
export const usualLadder: ChaseLadder = { remindWorkingDaysBefore: 2, remindHoursBefore: 4, escalateAfterWorkingDays: 0, repeatEveryWorkingDays: 5, tellResidentEveryWorkingDays: 60 };

type Settings = Readonly<Record<string, unknown>>;

/** Every version a landlord has set, the one that begins last first. */
export function chasePolicies(settings: Settings): readonly ChasePolicy[] {
  const own = settings['chasing'];
  const versions = typeof own === 'object' && own !== null && 'versions' in own && Array.isArray(own.versions) ? (own.versions as ChasePolicy[]) : [];
  // A version of before a figure existed has the usual one.
  const whole = versions.map((version) => ({ ...version, ladders: version.ladders.map((ladder) => ({ ...usualLadder, ...ladder })) }));
  return whole.toSorted((one, other) => (one.from < other.from ? 1 : -1));
}

/** The version in force on a day; undefined where the landlord has set none. */
export function chasePolicyOn(settings: Settings, on: PlainDate): ChasePolicy | undefined {
  return chasePolicies(settings).find(({ from }) => from <= on);
}

/** The ladder for a case: of its kind and stage, else of its kind, else of all. */
export function ladderFor(policy: ChasePolicy | undefined, { kind, stage }: { readonly kind: string; readonly stage: string }): ChaseLadder {
  const find = (ofKind: string, ofStage: string) => policy?.ladders.find((rule) => rule.kind === ofKind && rule.stage === ofStage);
  return find(kind, stage) ?? find(kind, '') ?? find('', '') ?? usualLadder;
}

/** How often the resident of a case hears from us, in working days: the stricter of what its kind and stage and what itself asks for. */
export function tellEvery(policy: ChasePolicy | undefined, file: { readonly kind: string; readonly stage: string; readonly updateEvery: number }): number {
  return Math.min(file.updateEvery, ladderFor(policy, file).tellResidentEveryWorkingDays);
}

/** How far a landlord may stretch each: what runs out is never left unsaid for longer than a month. */
export const ladderBounds: Readonly<Record<keyof ChaseLadder, readonly [least: number, most: number]>> = {
  remindWorkingDaysBefore: [1, 20], remindHoursBefore: [1, 72], escalateAfterWorkingDays: [0, 20], repeatEveryWorkingDays: [1, 20], tellResidentEveryWorkingDays: [1, 60],
};
const ladderFields = Object.keys(ladderBounds) as readonly (keyof ChaseLadder)[];

/** Every way a ladder may not stand, by field, in words. */
export function ladderProblems(ladder: ChaseLadder): Readonly<Partial<Record<keyof ChaseLadder, string>>> {
  return Object.fromEntries(ladderFields.flatMap((field) => {
    const [least, most] = ladderBounds[field];
    return Number.isInteger(ladder[field]) && ladder[field] >= least && ladder[field] <= most ? [] : [[field, `Enter a whole number from ${least} to ${most}`]];
  }));
}
