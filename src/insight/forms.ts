import { lenses, levels, marks, type Lens, type Level } from './model.ts';

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

/** The filters of an address; anything it should not hold counts as not said. */
export function readAreaFilters(query: Query): AreaFilters {
  const said = <Word extends string>(words: readonly Word[], name: string, usual: Word): Word => words.find((word) => word === query[name]) ?? usual;
  return { lens: said(lenses, 'lens', 'unadjusted'), level: said(levels, 'level', 'block'), which: said(whichAreas, 'which', 'marked') };
}

/** What an address says of them, and of anything else given with them. */
export const areaQuery = (filters: AreaFilters, more: Readonly<Record<string, string>> = {}): string => `?${new URLSearchParams({ ...filters, ...more }).toString()}`;

/** A whole number from 1 up; undefined for anything else. */
export const readNumber = (text: string | undefined): number | undefined => (/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : undefined);
