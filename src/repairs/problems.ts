import type { HazardKindId, RightToRepairDefect } from '../law/index.ts';
import type { Trade } from './model.ts';

/** A problem as residents name it, with what an adviser needs to know of it at once. */
export interface Problem {
  readonly id: string;
  readonly words: string;
  readonly trade: Trade;
  /** The hazards it could be: marked with them, it is never booked as an ordinary job unseen (model/danger-questions.ts says what is asked first). */
  readonly couldBe: readonly HazardKindId[];
  readonly rightToRepair: RightToRepairDefect | null;
}

export const problems: readonly Problem[] = [
  { id: 'leak', words: 'Water is leaking from a pipe, tank, radiator or tap', trade: 'plumber', couldBe: [], rightToRepair: 'leaking-pipe' },
  { id: 'ceiling-leak', words: 'Water is coming through the ceiling or wall', trade: 'plumber', couldBe: ['damp-and-mould', 'structural-collapse'], rightToRepair: null },
  { id: 'no-water', words: 'There is no water', trade: 'plumber', couldBe: ['domestic-hygiene'], rightToRepair: 'no-water' },
  { id: 'damp-or-mould', words: 'There is damp or mould', trade: 'damp surveyor', couldBe: ['damp-and-mould'], rightToRepair: null },
  { id: 'no-heating', words: 'There is no heating', trade: 'heating engineer', couldBe: ['excess-cold'], rightToRepair: 'loss-of-heating' },
  { id: 'no-hot-water', words: 'There is no hot water', trade: 'heating engineer', couldBe: [], rightToRepair: 'loss-of-heating' },
  { id: 'no-electricity', words: 'There is no electricity in all or part of the home', trade: 'electrician', couldBe: ['electrical'], rightToRepair: 'no-electric-power' },
  { id: 'unsafe-electrics', words: 'A socket, switch or light is loose, hot, sparking or wet', trade: 'electrician', couldBe: ['electrical', 'fire-and-explosions'], rightToRepair: 'unsafe-electrics' },
  { id: 'light-or-socket', words: 'A light or socket does not work', trade: 'electrician', couldBe: [], rightToRepair: null },
  { id: 'smoke-alarm', words: 'A smoke, heat or carbon monoxide alarm does not work', trade: 'electrician', couldBe: ['fire-and-explosions'], rightToRepair: null },
  { id: 'toilet', words: 'The toilet is blocked or does not flush', trade: 'plumber', couldBe: [], rightToRepair: 'toilet-not-flushing' },
  { id: 'blocked-drain', words: 'A drain, sink, bath or basin is blocked', trade: 'drainage', couldBe: ['domestic-hygiene'], rightToRepair: 'blocked-sink' },
  { id: 'tap', words: 'A tap drips or will not turn', trade: 'plumber', couldBe: [], rightToRepair: 'tap-not-turning' },
  { id: 'outside-door-or-window', words: 'An outside door, window or lock is not secure', trade: 'carpenter', couldBe: [], rightToRepair: 'insecure-outside' },
  { id: 'window', words: 'A window is draughty, stuck or misted', trade: 'glazier', couldBe: [], rightToRepair: null },
  { id: 'inside-door', words: 'An inside door, cupboard or worktop is damaged', trade: 'carpenter', couldBe: [], rightToRepair: null },
  { id: 'floor-or-stairs', words: 'A floor, stair or banister is loose or broken', trade: 'carpenter', couldBe: ['falls-on-stairs', 'falls-on-the-level'], rightToRepair: 'rotten-floor' },
  { id: 'ceiling-or-plaster', words: 'Plaster or a ceiling is cracked, loose or coming down', trade: 'plasterer', couldBe: ['structural-collapse'], rightToRepair: null },
  { id: 'roof-or-gutter', words: 'The roof or a gutter leaks', trade: 'roofer', couldBe: ['damp-and-mould'], rightToRepair: 'leaking-roof' },
  { id: 'extractor-fan', words: 'An extractor fan does not work', trade: 'electrician', couldBe: [], rightToRepair: 'extractor-fan' },
  { id: 'entryphone', words: 'The door entryphone does not work', trade: 'electrician', couldBe: [], rightToRepair: 'door-entryphone' },
  { id: 'fence-or-path', words: 'A fence, gate or path is damaged', trade: 'multi-skilled', couldBe: [], rightToRepair: null },
  { id: 'something-else', words: 'Something else', trade: 'multi-skilled', couldBe: [], rightToRepair: null },
];

export const extents = ['One small spot', 'Part of the room', 'Most of the room', 'More than one room'] as const;
export const sinces = ['Today', 'In the last week', 'In the last month', 'Longer than a month', 'It has come back'] as const;

export function problemOf(id: string): Problem | undefined {
  return problems.find((problem) => problem.id === id);
}

/** Words a person uses of a danger, whatever they chose from the list. A hint for a person to judge, never a verdict. */
const hints: readonly { readonly pattern: RegExp; readonly couldBe: HazardKindId }[] = [
  { pattern: /\b(mou?ld|mildew|damp|black spots?|wheez\w*)\b/i, couldBe: 'damp-and-mould' },
  { pattern: /\b(spark\w*|electric shocks?|burning smell|scorch\w*)\b/i, couldBe: 'electrical' },
  { pattern: /\b(smell(s|ing)? (of )?gas|gas leak|carbon monoxide)\b/i, couldBe: 'fire-and-explosions' },
  { pattern: /\b(ceiling (is |has )?(fall\w*|fell|com(e|ing) down|collaps\w*)|collaps\w*)\b/i, couldBe: 'structural-collapse' },
  { pattern: /\b(freezing|no heat(ing)?)\b/i, couldBe: 'excess-cold' },
  { pattern: /\b(fell|fallen|tripped|slipped)\b.{0,40}\b(stairs?|steps?|staircase)\b|\b(stairs?|steps?|handrail|bann?ister)\b.{0,40}\b(fell|tripped|slipped|gave way)\b/i, couldBe: 'falls-on-stairs' },
  { pattern: /\b(tripped|slipped) (on|over)\b|\btrip(ping)? hazard\b/i, couldBe: 'falls-on-the-level' },
  { pattern: /\b(fell|fall|falling) (out of|from|off) (the |a |our |my )?(window|balcony|roof)\b|\b(balcony|railings?) (is |are )?(loose|broken|coming away)\b/i, couldBe: 'falls-between-levels' },
  { pattern: /\b(sewage|foul water|human waste)\b|\btoilet (is |keeps |has )?(overflow\w*|back(ing|ed) up)\b|\bcame up in the (shower|bath|sink)\b/i, couldBe: 'domestic-hygiene' },
];

/** The hazards that words hint at. */
export function hazardsInWords(words: string): readonly HazardKindId[] {
  return hints.filter(({ pattern }) => pattern.test(words)).map(({ couldBe }) => couldBe);
}

/** Every hazard the report could be, by its problem or by its words, with the reason in words. */
export function possibleHazards(problemId: string, words: string): { readonly hazards: readonly HazardKindId[]; readonly because: string } {
  const problem = problemOf(problemId);
  const byProblem = problem?.couldBe ?? [];
  const hazards = [...new Set([...byProblem, ...hazardsInWords(words)])];
  const because = byProblem.length > 0 ? `the problem was given as “${problem?.words ?? ''}”` : 'of the words used to describe it';
  return { hazards, because };
}
