import { monthOf, type PlainDate } from '../clock/index.ts';
import { problems, type Priority } from '../repairs/index.ts';
import type { Chance } from './seeded.ts';

/** What one problem is like: how often, when, how urgent, and where in the home. */
interface ProblemRate {
  readonly often: number;
  /** Months in which it is so many times as likely. */
  readonly inMonths?: Readonly<Record<number, number>>;
  /** And on days of storm. */
  readonly inStorm?: number;
  readonly priority?: Priority;
  readonly room?: string;
  /** How often it comes back in the same home. */
  readonly comesBack?: number;
}

const landing = 'Hall, stairs or landing';
const winter = { 10: 1.8, 11: 2.2, 12: 2.6, 1: 2.8, 2: 2.2, 3: 1.4, 6: 0.2, 7: 0.1, 8: 0.1 };

const rates: Readonly<Record<string, ProblemRate>> = {
  leak: { often: 12, priority: 'urgent', comesBack: 0.1, inMonths: { 12: 1.3, 1: 1.5, 2: 1.3 } },
  'ceiling-leak': { often: 1.6, priority: 'urgent', comesBack: 0.08, inStorm: 3 },
  'no-water': { often: 1, priority: 'emergency', room: 'Whole home', inMonths: { 1: 3, 2: 2 } },
  'damp-or-mould': { often: 2.6, comesBack: 0.16, inMonths: { 11: 2, 12: 2.5, 1: 3, 2: 2.5, 3: 1.6, 6: 0.4, 7: 0.3, 8: 0.3 } },
  'no-heating': { often: 7, priority: 'urgent', room: 'Whole home', comesBack: 0.12, inMonths: winter },
  'no-hot-water': { often: 6, priority: 'urgent', room: 'Whole home', comesBack: 0.1 },
  'no-electricity': { often: 2, priority: 'emergency', room: 'Whole home', inStorm: 3 },
  'unsafe-electrics': { often: 2, priority: 'emergency' },
  'light-or-socket': { often: 7, inMonths: { 10: 1.4, 11: 1.5, 12: 1.5 } },
  'smoke-alarm': { often: 4, priority: 'urgent', room: landing },
  toilet: { often: 8, priority: 'urgent', room: 'Toilet', comesBack: 0.06 },
  'blocked-drain': { often: 7, priority: 'urgent', comesBack: 0.1, inMonths: { 10: 1.4, 11: 1.4 } },
  tap: { often: 6 },
  'outside-door-or-window': { often: 6, priority: 'urgent', inMonths: { 11: 1.5, 12: 1.5, 1: 1.5 }, inStorm: 3 },
  window: { often: 5, inStorm: 2 },
  'inside-door': { often: 6 },
  'floor-or-stairs': { often: 2 },
  'ceiling-or-plaster': { often: 2 },
  'roof-or-gutter': { often: 4, room: 'Outside', comesBack: 0.1, inMonths: { 10: 1.6, 11: 1.8, 12: 1.8, 1: 1.6 }, inStorm: 9 },
  'extractor-fan': { often: 2, room: 'Bathroom' },
  entryphone: { often: 2, room: landing },
  'fence-or-path': { often: 4, priority: 'planned', room: 'Outside', inMonths: { 1: 2, 2: 2 }, inStorm: 11 },
  'something-else': { often: 4 },
};

export const usualPriority = (problem: string): Priority => rates[problem]?.priority ?? 'routine';

export const comesBack = (problem: string): number => rates[problem]?.comesBack ?? 0.03;

export const roomFor = (problem: string, chance: Chance): string =>
  rates[problem]?.room ?? chance.pick(['Kitchen', 'Bathroom', 'Living room', 'Main bedroom', 'Other bedroom']);

export type ProblemWeights = readonly (readonly [problem: string, weight: number])[];

/** How likely each problem is on a day. */
export function problemsOn(date: PlainDate, isStorm: boolean): ProblemWeights {
  return problems.map(({ id }) => [id, weightOf(rates[id] ?? { often: 1 }, monthOf(date), isStorm)] as const);
}

const weightOf = ({ often, inMonths, inStorm }: ProblemRate, month: number, isStorm: boolean): number =>
  often * (inMonths?.[month] ?? 1) * (isStorm ? (inStorm ?? 1) : 1);

const total = (weights: ProblemWeights): number => weights.reduce((sum, [, weight]) => sum + weight, 0);
const usualDay = Object.values(rates).reduce((sum, { often }) => sum + often, 0);

/** How many times as busy as usual a day of these problems is: a cold month is, and the morning after a gale. */
export const busynessOf = (weights: ProblemWeights): number => total(weights) / usualDay;
