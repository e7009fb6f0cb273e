import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DatabaseError, escapeIdentifier, type Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { ArchiveRefused, FILES_FOLDER, moveFilesInto } from '../backup/index.ts';
import type { Tx } from '../database/index.ts';
import { csvName, LANDLORDS_FOLDER, type PortableLandlord, type PortableTable } from './contents.ts';
import { landlordTables, type LandlordTable } from './landlord-tables.ts';
import { becomeLandlord, copySession } from './session.ts';

export interface Importing {
  readonly ownerUrl: string;
  readonly filesFolder: string;
  /** Where the archive was unpacked, every hash checked. */
  readonly unpacked: string;
  readonly landlords: readonly PortableLandlord[];
  /** Tables that there were once: their rows are left out. */
  readonly dropped: ReadonlySet<string>;
  /** Another end for the address, where theirs is taken. */
  readonly as?: string;
  /** Looks at each landlord when all its rows are there; throwing undoes everything. */
  readonly check: (tx: Tx, landlord: PortableLandlord) => Promise<void>;
}

/**
 * Takes in landlords from an unpacked archive: all of it in one transaction, or nothing. It goes through row-level security
 * like any other work, so a row that says it is somebody else's is refused.
 */
export async function importLandlords(importing: Importing): Promise<void> {
  await copySession(importing.ownerUrl, 'begin', async (client) => {
    const known = new Map((await landlordTables(client)).map((table) => [table.name, table]));
    for (const landlord of importing.landlords) {
      const tx = await becomeLandlord(client, landlord.id);
      await refuseTaken(client, landlord, importing.as ?? landlord.slug);
      for (const step of stepsFor(landlord, known, importing.dropped)) await importTable({ client, importing, landlord }, step);
      await importing.check(tx, landlord);
      // Before the commit, so that no row ever points at a file that is missing; files without rows are never seen.
      await moveFilesInto(join(importing.unpacked, FILES_FOLDER, landlord.id), join(importing.filesFolder, landlord.id));
    }
  });
}

async function refuseTaken(client: Client, { id, name }: PortableLandlord, slug: string): Promise<void> {
  const { rows } = await client.query<{ id: string; name: string }>('select id, name from landlords where id = $1 or slug = $2', [id, slug]);
  const itself = rows.find((row) => row.id === id);
  if (itself !== undefined) throw new ArchiveRefused(`${itself.name} is here already (the same landlord, with the id ${id}). A landlord is never merged into itself: import into another installation.`);
  if (rows.length > 0) throw new ArchiveRefused(`The address /l/${slug} belongs to ${rows[0]?.name} here. Give ${name} another: --as NEW-SLUG`);
}

interface Step {
  readonly table: LandlordTable;
  readonly given: PortableTable;
}

/** The archive's tables in the order this database needs them. Refuses what it could not take in whole, before it begins. */
function stepsFor(landlord: PortableLandlord, known: ReadonlyMap<string, LandlordTable>, dropped: ReadonlySet<string>): Step[] {
  for (const given of landlord.tables.filter(({ name }) => !dropped.has(name))) {
    const table = known.get(given.name);
    const lost = table === undefined ? given.name : given.columns.find((column) => !table.columns.includes(column));
    if (lost !== undefined) throw cannotTake(landlord, table === undefined ? `a table "${lost}"` : `"${lost}" of ${given.name}`, 'is not known here any more');
    const missing = table?.required.find((column) => !given.columns.includes(column));
    if (missing !== undefined && given.rows > 0) throw cannotTake(landlord, `"${missing}" of ${given.name}`, 'is needed here and was not there yet');
  }
  return [...known.values()].flatMap((table) => landlord.tables.filter(({ name }) => name === table.name).map((given) => ({ table, given })));
}

function cannotTake({ name }: PortableLandlord, what: string, why: string): ArchiveRefused {
  return new ArchiveRefused(`${name} was exported from an older Putright: ${what} ${why}. Import into the version that made the archive, upgrade that, and export again.`);
}

interface Hands {
  readonly client: Client;
  readonly importing: Importing;
  readonly landlord: PortableLandlord;
}

// COPY writes past row-level security or not at all, so the rows land in a table of this transaction and are inserted from it.
async function importTable({ client, importing, landlord }: Hands, { table, given }: Step): Promise<void> {
  const [name, columns] = [`public.${escapeIdentifier(table.name)}`, given.columns.map(escapeIdentifier).join(', ')];
  try {
    await client.query(`create temporary table incoming on commit drop as select ${columns} from ${name} with no data`);
    const rows = client.query(copyFrom(`copy pg_temp.incoming (${columns}) from stdin (format csv, header match, encoding 'UTF8')`));
    await pipeline(createReadStream(join(importing.unpacked, LANDLORDS_FOLDER, csvName(landlord.id, table.name))), rows);
    if (importing.as !== undefined && table.name === 'landlords') await client.query('update pg_temp.incoming set slug = $1', [importing.as]);
    const { rowCount } = await client.query(`insert into ${name} (${columns}) select ${columns} from pg_temp.incoming`);
    await client.query('drop table pg_temp.incoming');
    if (rowCount !== given.rows) throw new ArchiveRefused(`The archive promises ${given.rows} rows of ${table.name} and holds ${rowCount}.`);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    throw new ArchiveRefused(`The rows of ${table.name} cannot be taken in: ${[error.message, error.detail].filter(Boolean).join('. ')}. Nothing was imported.`, { cause: error });
  }
}
