import type { Reference } from './model.ts';

/** What a kind of case calls itself and its stages; its slice says so once, at boot. */
export interface CaseKindWords {
  readonly kind: string;
  readonly name: string;
  readonly stages: Readonly<Record<string, string>>;
  readonly priorities: Readonly<Record<string, string>>;
}

interface KnownKind extends CaseKindWords {
  readonly path: string;
}

const kinds = new Map<string, KnownKind>();

/** Gives a kind of case its own page: REP-2026-00412 then lives at `path`/REP-2026-00412. */
export function registerCaseKind(prefix: string, path: string, words: CaseKindWords): void {
  kinds.set(prefix, { ...words, path });
}

/** Gives the same kind of case a second series of references, such as those that came from another system. */
export function registerReferenceSeries(prefix: string, kind: string): void {
  const known = [...kinds.values()].find((each) => each.kind === kind);
  if (known === undefined) throw new Error(`There is no kind of case "${kind}" to give the series ${prefix} to.`);
  kinds.set(prefix, known);
}

/** Where the page of a case is. */
export function casePath(reference: string): string {
  return `${ownPathOf(reference) ?? '/cases'}/${reference}`;
}

/** The path its kind gave it; undefined when the general page of a case is all there is. */
export function ownPathOf(reference: string): string | undefined {
  return kinds.get(reference.slice(0, reference.indexOf('-')))?.path;
}

/** The kinds of case of this installation. */
export function knownKinds(): readonly CaseKindWords[] {
  return [...new Set(kinds.values())];
}

export function kindInWords(kind: string): string {
  return knownKinds().find((known) => known.kind === kind)?.name ?? capitalised(kind);
}

export function stageInWords(kind: string, stage: string): string {
  return knownKinds().find((known) => known.kind === kind)?.stages[stage] ?? capitalised(stage);
}

export function priorityInWords(kind: string, priority: string): string {
  return knownKinds().find((known) => known.kind === kind)?.priorities[priority] ?? capitalised(priority);
}

const referenceShape = /^[A-Z]{3}-\d{4}-\d{5,9}$/;

/** The reference a text is, however it was typed: "rep 2026 412" is REP-2026-00412. */
export function readReference(text: string): Reference | undefined {
  const match = /^([a-z]{3})[\s-]*(\d{4})[\s-]+(\d{1,9})$/i.exec(text.trim());
  const written = match === null ? text.trim().toUpperCase() : `${(match[1] ?? '').toUpperCase()}-${match[2] ?? ''}-${(match[3] ?? '').padStart(5, '0')}`;
  return referenceShape.test(written) ? (written as Reference) : undefined;
}

const capitalised = (word: string): string => word.replace(/^./, (first) => first.toUpperCase());
