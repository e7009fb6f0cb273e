import type { Tx } from '../platform/database/index.ts';

/** Homes that somebody chose on another page, and where they came from in words. */
export interface HomesChosen {
  readonly words: string;
  readonly homeIds: readonly string[];
}

/** What an address asks for. */
export interface SelectionAsked {
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Boxes that were ticked, by their name. */
  readonly everyQueryValue: ReadonlyMap<string, readonly string[]>;
  /** Only homes that it owns or manages. */
  readonly organisationId: string;
  /** One more than can be asked at once, so that too many shows. */
  readonly most: number;
}

/** Finds the homes; undefined where there is nothing of that name. */
export type Selection = (tx: Tx, asked: SelectionAsked) => Promise<HomesChosen | undefined>;

const known = new Map<string, Selection>();

/** Lets a slice above hand its homes over to be asked, under the name that its links say as “from”; said once, at boot. */
export function addSelection(from: string, selection: Selection): void {
  known.set(from, selection);
}

export const selectionNamed = (from: string): Selection | undefined => known.get(from);
