import type { Tx } from '../platform/database/index.ts';

/** Something counted of cases, month by month, in the words of whoever reads it. */
export interface Measure {
  /** Its name in addresses and tables: small letters, figures and hyphens. */
  readonly key: string;
  /** As in "Promises kept". */
  readonly label: string;
  /** What is counted, and for which month. */
  readonly counts: string;
  /** Of a share: what all of them are, as in "promises kept or broken". One without it is a plain count, and each fact of it a hit. */
  readonly all?: string;
  /** A higher one where it counts otherwise than before: every case is then counted anew. */
  readonly version?: number;
  /** How things stand now: not of a month, but of what is open. */
  readonly isNow?: boolean;
  /** Part of a table of its own, such as a regulator's measure, and not of the list of measures. */
  readonly isApart?: boolean;
  /** Words, after their number, for those that counted otherwise before something that happened later. */
  readonly amended?: string;
  /** What its facts come to is money: the words before the sum. */
  readonly sum?: string;
  /** It stands on the page of each contractor. */
  readonly isOfContractors?: boolean;
  /** One step of how long something took: the middle of all its steps is where half of them were done. */
  readonly took?: { readonly what: string; /** Up to so many hours; null for longer than every other step. */ readonly hours: number | null };
}

/**
 * SQL for the columns measure, case_id, at, hit and amended: one row for each thing that counts. `$1` is the landlord; `which`
 * says of a column with a case's id which cases are meant. Facts of a contractor have the columns contractor_id, order_id and
 * amount as well: they count for that contractor, whoever the case as a whole counts for.
 */
export type Facts = (which: (caseId: string) => string) => string;

export interface FactsOf {
  readonly ofContractor: boolean;
}

const known: Measure[] = [];
const sources: Facts[] = [];
const keyShape = /^[a-z][a-z0-9-]{0,39}$/;

/**
 * Adds measures and the facts behind them, so that every figure opens its rows; said once, at boot. Who counts knows none by
 * name. Without measures it adds facts to those there are.
 */
export function addMeasures(measures: readonly Measure[], facts: Facts, { ofContractor }: FactsOf = { ofContractor: false }): void {
  for (const measure of measures) {
    if (!keyShape.test(measure.key)) throw new Error(`A measure is named in small letters, figures and hyphens, not ${measure.key}`);
    if (known.some(({ key }) => key === measure.key)) throw new Error(`The measure ${measure.key} is there already`);
    known.push(measure);
  }
  const columns = ofContractor ? 'contractor_id, order_id, amount, true as names_contractor' : 'null::uuid as contractor_id, null::uuid as order_id, 0::bigint as amount, false as names_contractor';
  sources.push((which) => `select measure, case_id, at, hit, amended, ${columns} from (${facts(which)}) facts`);
}

/** Every measure, in the order in which they were added. */
export function allMeasures(): readonly Measure[] {
  return known;
}

/** SQL for every fact of the cases meant. */
export function allFacts(which: (caseId: string) => string): string {
  return sources.map((facts) => facts(which)).join(' union all ');
}

/** What else than team and place cases are counted by. */
export type CaseTrait = 'trade' | 'contractor';

const traits: Readonly<Record<CaseTrait, ((caseId: string) => string)[]>> = { trade: [], contractor: [] };

/** Says how a slice knows this trait of its cases: SQL for one value, null where it has none. Said once, at boot. */
export function countCasesBy(trait: CaseTrait, value: (caseId: string) => string): void {
  traits[trait].push(value);
}

/** SQL for the trait of the case with this id. */
export function traitOf(trait: CaseTrait, caseId: string): string {
  return `coalesce(${[...traits[trait].map((value) => value(caseId)), 'null'].join(', ')})`;
}

const related: ((which: (caseId: string) => string) => string)[] = [];

/** Says which other cases count otherwise when these change: SQL for the column id. Said once, at boot. */
export function countWithCases(ids: (which: (caseId: string) => string) => string): void {
  related.push(ids);
}

/** SQL for the ids of cases to be counted together with those meant; undefined when there is no such kind. */
export function idsToCountWith(which: (caseId: string) => string): string | undefined {
  return related.length === 0 ? undefined : related.map((ids) => ids(which)).join(' union ');
}

/** Something else that is kept up from the cases that change: it is handed each that was counted, and those a walk found otherwise. */
export interface KeptUp {
  /** Its name: a new one makes the next walk go over every case. */
  readonly name: string;
  readonly keepUp: (tx: Tx, caseIds: readonly string[]) => Promise<void>;
  /** What of it differs from a full recount, a line for each, leaving out what waits to be counted; `mends` makes it equal. */
  readonly recount: (tx: Tx, mends: boolean) => Promise<readonly string[]>;
}

const keptUp: KeptUp[] = [];

/** Keeps something up in the transaction in which cases are counted. Said once, at boot. */
export function keepUpWithCases(kept: KeptUp): void {
  keptUp.push(kept);
}

/** All that is kept up beside the measures. */
export const allKeptUp = (): readonly KeptUp[] => keptUp;
