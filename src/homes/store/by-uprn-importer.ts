import type { Tx } from '../../platform/database/index.ts';
import type { Importer, ImportReading, ImportSession, RowPlan, TakenRow } from '../../platform/importer.ts';
import type { RowOutcome } from '../../platform/cells/index.ts';
import type { Uprn } from '../model.ts';

/** A fact of a home that is here already, in a row that names it by its UPRN. */
interface RowOfHome {
  readonly uprn: Uprn;
}

/** What a home is said to be before a file. */
export interface KnownBefore<Fact> {
  readonly uprn: string;
  readonly homeId: string;
  /** Null where nothing is said. */
  readonly before: Fact | null;
}

/** What is particular to a kind of fact. */
export interface FactByUprn<Row extends RowOfHome> {
  readonly kind: string;
  readonly columns: readonly string[];
  readonly readRow: (cells: readonly string[], choices: { readonly keepRoundUprns: boolean }) => RowOutcome<Row>;
  readonly known: (tx: Tx, uprns: readonly string[]) => Promise<readonly KnownBefore<Omit<Row, 'uprn'>>[]>;
  readonly isSame: (before: Omit<Row, 'uprn'>, row: Row) => boolean;
  readonly save: (tx: Tx, rows: readonly (Row & { readonly homeId: string })[], now: string) => Promise<void>;
  /** Which list has every address of the country, for whoever sends it whole. */
  readonly wholeList: string;
}

/** Facts known by UPRN: the same file again changes nothing, and a home that a file lacks keeps what it has. */
export function byUprnImporter<Row extends RowOfHome>(fact: FactByUprn<Row>): Importer<Row> {
  return { kind: fact.kind, columns: fact.columns, open: async (_tx, reading) => open(fact, reading) };
}

function open<Row extends RowOfHome>(fact: FactByUprn<Row>, { choices, now }: ImportReading): ImportSession<Row> {
  // As numbers: eight bytes each, where a file may hold hundreds of thousands.
  const seen = new Set<number>();
  return {
    take: (cells): TakenRow<Row> => {
      const outcome = fact.readRow(cells, choices);
      if (!outcome.ok) return outcome;
      const uprn = Number(outcome.row.uprn);
      if (seen.has(uprn)) return { ok: false, problems: [{ field: 'uprn', reason: `An earlier row has the same UPRN, ${outcome.row.uprn}.`, mend: 'Keep one row for each home.' }] };
      seen.add(uprn);
      return { ok: true, row: outcome.row };
    },
    plan: async (tx, rows) => (await homesOf(fact, tx, rows)).map(({ row, home }) => planOf(fact, row, home)),
    save: async (tx, planned) => fact.save(tx, (await homesOf(fact, tx, planned.map(({ row }) => row))).flatMap(({ row, home }) => (home === undefined ? [] : [{ ...row, homeId: home.homeId }])), now),
    tally: () => ({}),
  };
}

interface HomeOfRow<Row extends RowOfHome> {
  readonly row: Row;
  /** Undefined where there is no home with this UPRN. */
  readonly home: KnownBefore<Omit<Row, 'uprn'>> | undefined;
}

async function homesOf<Row extends RowOfHome>(fact: FactByUprn<Row>, tx: Tx, rows: readonly Row[]): Promise<readonly HomeOfRow<Row>[]> {
  const byUprn = new Map((await fact.known(tx, rows.map(({ uprn }) => uprn))).map((home) => [home.uprn, home]));
  return rows.map((row) => ({ row, home: byUprn.get(row.uprn) }));
}

function planOf<Row extends RowOfHome>({ isSame, wholeList }: FactByUprn<Row>, row: Row, home: KnownBefore<Omit<Row, 'uprn'>> | undefined): RowPlan {
  if (home === undefined) return { problems: [{ field: 'uprn', reason: 'There is no home with this UPRN.', mend: `Import the home first, or leave the row out: ${wholeList} every address of the country.` }] };
  if (home.before === null) return 'new';
  return isSame(home.before, row) ? 'unchanged' : 'changed';
}
