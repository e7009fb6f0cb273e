import type { SilenceState } from '../statistics/silent-homes/silence.ts';
import { lenses, levels, marks, type Lens, type Level } from './model.ts';
import { moneyOrders, type MoneyOrder } from './money/model.ts';
import { auditGroups, type AuditGroup } from './silence/model.ts';

/** Which marks a list of areas shows. */
export const whichAreas = ['marked', 'all', 'no-evidence'] as const;
export type WhichAreas = (typeof whichAreas)[number];
export const marksOf: Readonly<Record<WhichAreas, readonly (typeof marks)[number][]>> = { marked: ['hotspot', 'watch'], all: marks, 'no-evidence': ['no evidence'] };

/** What a list of areas is narrowed to: words of ours only. */
export interface AreaFilters {
  readonly lens: Lens;
  readonly level: Level;
  readonly which: WhichAreas;
}

type Query = Readonly<Record<string, string | undefined>>;

/** Which places a list of silence shows. */
export const whichSilence = ['quiet', 'all', 'too-few'] as const;
export type WhichSilence = (typeof whichSilence)[number];
export const statesOf: Readonly<Record<WhichSilence, readonly SilenceState[]>> = {
  quiet: ['silent', 'in a silent place', 'perhaps'], all: ['silent', 'in a silent place', 'perhaps', 'as expected', 'too few'], 'too-few': ['too few'],
};

export interface SilenceFilters {
  readonly level: Level;
  readonly which: WhichSilence;
}

export interface MoneyFilters {
  readonly by: MoneyOrder;
  readonly planned: 'all' | 'no';
}

/** The filters of an address; anything it should not hold counts as not said. */
export function readAreaFilters(query: Query): AreaFilters {
  return { lens: said(query, lenses, 'lens', 'unadjusted'), level: said(query, levels, 'level', 'block'), which: said(query, whichAreas, 'which', 'marked') };
}

function said<Word extends string>(query: Query, words: readonly Word[], name: string, usual: Word): Word {
  return words.find((word) => word === query[name]) ?? usual;
}

/** Estates when left out: of a block alone there is seldom enough to say. */
export const readSilenceFilters = (query: Query): SilenceFilters => ({ level: said(query, levels, 'level', 'estate'), which: said(query, whichSilence, 'which', 'quiet') });

export const readAuditGroup = (query: Query): AuditGroup => said(query, auditGroups, 'by', 'ward');

export const readMoneyFilters = (query: Query): MoneyFilters => ({ by: said(query, moneyOrders, 'by', 'parts'), planned: said(query, ['all', 'no'], 'planned', 'all') });

/** An address with these filters. */
export const addressOf = (path: string, filters: object, more: Readonly<Record<string, string>> = {}): string => `${path}?${new URLSearchParams({ ...filters, ...more }).toString()}`;

/** What an address says of them, and of anything else given with them. */
export const areaQuery = (filters: AreaFilters, more: Readonly<Record<string, string>> = {}): string => `?${new URLSearchParams({ ...filters, ...more }).toString()}`;

/** A whole number from 1 up; undefined for anything else. */
export const readNumber = (text: string | undefined): number | undefined => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : undefined);
