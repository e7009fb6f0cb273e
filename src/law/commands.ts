import { englandAndWales, longDateTime, longDateWithYear, withLondonOffset } from '../clock/index.ts';
import { allRules } from './all-rules.ts';
import { citation } from './because.ts';
import { dueForText } from './due.ts';
import type { Due } from './due.ts';
import { limitInWords, startInWords } from './limit-words.ts';
import { rulebookMarkdown } from './rulebook-markdown.ts';

// The words behind `putright due`, `rules` and `rulebook`: arguments in, text out. A refusal is thrown.

/** `putright due RULE FROM [--json]`: when a duty falls due, and why. */
export function dueCommand(args: readonly string[]): string {
  const { isJson, plain } = readArguments(args);
  const [rule, from, ...rest] = plain;
  if (rule === undefined || from === undefined || rest.length > 0) {
    throw new Error('Usage: putright due RULE FROM [--json], where FROM is 2026-11-30, 2026-11-30T09:15 or 2026-11-30T09:15+00:00');
  }
  const due = dueForText({ rule, from }, englandAndWales);
  return isJson ? json(dueJson(due)) : dueInWords(due);
}

/** `putright rules [--json]`: every rule we hold. */
export function rulesCommand(args: readonly string[]): string {
  const { isJson, plain } = readArguments(args);
  if (plain.length > 0) throw new Error('Usage: putright rules [--json]');
  if (isJson) return json(allRules);
  const width = Math.max(...allRules.map((rule) => rule.id.length));
  return allRules
    .map((rule) => `${rule.id.padEnd(width)}  ${limitInWords(rule.limit)} ${startInWords(rule)} (${citation(rule)})\n`)
    .join('');
}

/** `putright rulebook`: docs/RULEBOOK.md as it should be. */
export const rulebookCommand = (): string => rulebookMarkdown(allRules);

/** The explained due date as JSON gives it; moments carry London's offset so that the hour reads as people saw it. */
function dueJson(due: Due): Record<string, unknown> {
  const { rule, version, source, provision, confidence, because, steps } = due;
  const cited = { rule, version, source, provision, confidence };
  return 'dueAt' in due
    ? { ...cited, countedFrom: withLondonOffset(due.countedFrom), dueAt: withLondonOffset(due.dueAt), because, steps }
    : { ...cited, countedFrom: due.countedFrom, dueOn: due.dueOn, because, steps };
}

function dueInWords(due: Due): string {
  const end = 'dueAt' in due ? longDateTime(due.dueAt) : longDateWithYear(due.dueOn);
  const steps = due.steps.map(({ date, counts, why }) => `  ${date}  ${counts ? '+' : ' '}  ${why}\n`).join('');
  return `${end}\n${due.because}\n${due.duty}.\n${steps}`;
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function readArguments(args: readonly string[]): { isJson: boolean; plain: string[] } {
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--json');
  if (unknown !== undefined) throw new Error(`There is no option ${unknown} here; the only one is --json`);
  return { isJson: args.includes('--json'), plain: args.filter((arg) => arg !== '--json') };
}
