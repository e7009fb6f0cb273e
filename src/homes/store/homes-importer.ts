import type { Tx } from '../../platform/database/index.ts';
import type { CellProblem } from '../../platform/cells/index.ts';
import type { Importer, ImportReading, ImportSession, TakenRow } from '../../platform/importer.ts';
import type { OrganisationId } from '../../staff/index.ts';
import { columns, endColumns, readRow, type HomeRow, type RowContext } from '../forms/index.ts';
import type { PlaceConflict } from './place-conflicts.ts';
import { openPlaces, type Places } from './places.ts';
import { planWithEnds, saveEnds } from './ends-in-file.ts';
import { upsertHomes, type PlacedRow } from './upsert-homes.ts';

/** Homes are known by their UPRN, so the same file again changes nothing. A home missing from a file is left as it is. */
export const homesImporter: Importer<PlacedRow> = { kind: 'homes', columns, optionalColumns: endColumns, open };

async function open(tx: Tx, reading: ImportReading): Promise<ImportSession<PlacedRow>> {
  const context: RowContext = { today: reading.today, organisations: await organisationsByName(tx), keepRoundUprns: reading.choices.keepRoundUprns };
  const places = await openPlaces(tx, reading.newId);
  // As numbers: eight bytes each, where a file may hold hundreds of thousands.
  const seenUprns = new Set<number>();
  let padded = 0;
  return {
    take: (cells): TakenRow<PlacedRow> => {
      const outcome = readRow(cells, context);
      if (!outcome.ok) return outcome;
      const problem = problemBesideOtherRows(outcome.row, seenUprns, places);
      if (problem !== undefined) return { ok: false, problems: [problem] };
      seenUprns.add(Number(outcome.row.uprn));
      if (outcome.row.uprnWasPadded) padded += 1;
      return { ok: true, row: { row: outcome.row, placement: places.place(outcome.row) } };
    },
    plan: (inBatch, rows) => planWithEnds(inBatch, rows, reading.today),
    save: async (inBatch, rows) => {
      await places.save(inBatch);
      await upsertHomes(inBatch, rows.map(({ row }) => row), reading);
      await saveEnds(inBatch, rows.map(({ row }) => row), reading);
    },
    tally: () => ({ padded, ...places.created() }),
  };
}

async function organisationsByName(tx: Tx): Promise<RowContext['organisations']> {
  const rows = await tx.query<{ id: OrganisationId; name: string }>('select id, name from organisations where landlord_id = $1 order by name', [tx.landlordId]);
  return new Map(rows.map((row) => [row.name.toLowerCase(), row]));
}

function problemBesideOtherRows(row: HomeRow, seenUprns: ReadonlySet<number>, places: Places): CellProblem | undefined {
  if (seenUprns.has(Number(row.uprn))) {
    return { field: 'uprn', reason: `An earlier row has the same UPRN, ${row.uprn}.`, mend: 'Keep one row for each home.' };
  }
  const conflict = places.conflictOf(row);
  return conflict === undefined ? undefined : wordsForConflict(conflict);
}

const wordsForConflict = ({ field, place, said }: PlaceConflict): CellProblem => ({
  field,
  reason: `An earlier row says otherwise of ${place}: ${said}.`,
  mend: 'Say the same of a place in every row.',
});
