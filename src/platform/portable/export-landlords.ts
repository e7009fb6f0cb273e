import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { escapeIdentifier, type Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { addFolderOfFiles, FILES_FOLDER, makeHeader, writeArchive, type ArchiveWriter } from '../backup/index.ts';
import { newSecret } from '../ids.ts';
import { csvName, LANDLORDS_FOLDER, type LeftBehind, type PortableContents, type PortableLandlord, type PortableTable } from './contents.ts';
import { landlordTables, type LandlordTable } from './landlord-tables.ts';
import { becomeLandlord, copySession } from './session.ts';

export interface Exporting {
  readonly ownerUrl: string;
  /** Where files of records lie, each landlord's in a folder named by its id. */
  readonly filesFolder: string;
  readonly target: string;
  /** One landlord; every one when it is left out. */
  readonly slug?: string;
  readonly leave: LeftBehind;
}

/** Writes landlords, all as they were at one moment, into one archive that any Putright of the same or a newer schema can import. */
export async function exportLandlords(exporting: Exporting): Promise<PortableContents> {
  const header = await makeHeader(exporting.ownerUrl, 'portable');
  return copySession(exporting.ownerUrl, 'begin isolation level repeatable read read only', async (client) => {
    // Asked before the file is begun, so that a wrong name leaves none.
    const landlords = await landlordsToExport(client, exporting.slug);
    const tables = await landlordTables(client);
    return writeArchive(exporting.target, header, async (archive) => {
      const written: PortableLandlord[] = [];
      for (const landlord of landlords) written.push(await exportLandlord({ client, archive, tables, exporting }, landlord));
      return { landlords: written };
    });
  });
}

type Named = Pick<PortableLandlord, 'id' | 'slug' | 'name'>;

async function landlordsToExport(client: Client, slug: string | undefined): Promise<Named[]> {
  const { rows } = await client.query<Named>('select id, slug, name from landlords where $1::text is null or slug = $1 order by id', [slug ?? null]);
  if (rows.length === 0) throw new Error(slug === undefined ? 'There is no landlord here.' : `There is no landlord "${slug}" here.`);
  return rows;
}

interface Hands {
  readonly client: Client;
  readonly archive: ArchiveWriter;
  readonly tables: readonly LandlordTable[];
  readonly exporting: Exporting;
}

async function exportLandlord(hands: Hands, landlord: Named): Promise<PortableLandlord> {
  const { client, archive, exporting: { leave, filesFolder } } = hands;
  await becomeLandlord(client, landlord.id);
  const tables: PortableTable[] = [];
  for (const table of hands.tables) if (!leave.tables.includes(table.name)) tables.push(await exportTable(hands, landlord.id, table));
  // After the rows: a photo's file is on the disk before its row is.
  const files = await addFolderOfFiles(archive, `${FILES_FOLDER}/${landlord.id}`, join(filesFolder, landlord.id));
  const leftBehind = [...leave.tables, ...Object.entries(leave.columns).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`))];
  return { ...landlord, leftBehind, tables, files };
}

/** An archive wants to know a file's length before its first byte, so the rows wait in a file of their own. */
async function exportTable({ client, archive, exporting }: Hands, landlordId: string, table: LandlordTable): Promise<PortableTable> {
  const left = exporting.leave.columns[table.name] ?? [];
  const columns = table.columns.filter((column) => !left.includes(column));
  const waiting = `${exporting.target}.${newSecret(6)}.unfinished.csv`;
  try {
    const rows = client.query(copyTo(copySql(table, columns, landlordId)));
    await pipeline(rows, createWriteStream(waiting, { flags: 'wx', mode: 0o600 }));
    await archive.addFile(`${LANDLORDS_FOLDER}/${csvName(landlordId, table.name)}`, waiting);
    return { name: table.name, columns, rows: rows.rowCount };
  } finally {
    await rm(waiting, { force: true });
  }
}

// COPY takes no parameters: the id was checked to be a UUID, and the names come from the catalogue.
function copySql({ name, key, owner }: LandlordTable, columns: readonly string[], landlordId: string): string {
  const order = key.length === 0 ? '' : ` order by ${key.map(escapeIdentifier).join(', ')}`;
  const select = `select ${columns.map(escapeIdentifier).join(', ')} from public.${escapeIdentifier(name)} where ${owner} = '${landlordId}'${order}`;
  return `copy (${select}) to stdout (format csv, header true, encoding 'UTF8')`;
}
