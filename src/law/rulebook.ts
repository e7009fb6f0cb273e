import { longDateWithYear } from '../clock/index.ts';
import { allRules } from './all-rules.ts';
import { limitInWords, startInWords } from './limit-words.ts';
import type { Confidence, Effect, Rule, SourceKind } from './rule.ts';

/** One duty in words, ready for a page. */
export type RulebookEntry = {
  id: string;
  duty: string;
  limit: string;
  countedFrom: string;
  provision: string;
  url: string | null;
  confidence: Confidence;
  inForce: string;
  pause: string;
};

/** One source and the duties it sets. */
export type RulebookSource = { title: string; kind: SourceKind; entries: RulebookEntry[] };

export const confidenceWords = {
  P: 'read on an official page',
  S: 'read in a secondary source',
  I: 'inferred here',
  M: 'from memory, to be checked',
} as const satisfies Record<Confidence, string>;

export const sourceKindWords = { law: 'law', code: 'code or guidance', policy: 'policy default' } as const;

/** Every duty in words, grouped by source in reading order. */
export function rulebookEntries(rules: readonly Rule[] = allRules): RulebookSource[] {
  const sources = new Map<string, RulebookSource>();
  for (const rule of rules) {
    const { title, kind } = rule.source;
    const source = sources.get(title) ?? { title, kind, entries: [] };
    source.entries.push(entryOf(rule));
    sources.set(title, source);
  }
  return [...sources.values()];
}

function entryOf(rule: Rule): RulebookEntry {
  const { id, duty, provision, url, confidence } = rule;
  return {
    id,
    duty,
    limit: `${effectWords[rule.effect]}${limitInWords(rule.limit)}`,
    countedFrom: startInWords(rule),
    provision,
    url,
    confidence,
    inForce: inForceWords(rule),
    pause: rule.pausable ? `${rule.pause.when} (${rule.pause.provision})` : 'never',
  };
}

const effectWords = { 'act by': '', 'open until': 'open for ', 'not before': 'not before ' } as const satisfies Record<Effect, string>;

function inForceWords({ inForce, confidence }: Rule): string {
  const start = `from ${longDateWithYear(inForce.from)}`;
  const end = inForce.until === undefined ? '' : ` until ${longDateWithYear(inForce.until)}`;
  const sure = inForce.fromConfidence ?? confidence;
  return sure === confidence ? start + end : `${start}${end} (start: ${sure})`;
}
