import { Client } from 'pg';
import { isUuid } from '../../platform/uuid.ts';
import { endCopy, openCopy, writeCopy } from './copy-into.ts';
import type { CopyText } from './copy-text.ts';
import type { HistoryStore } from './history-store.ts';

/**
 * Into a database that is in use: each chapter in one transaction, under row-level security and past every index and
 * foreign key, as any other change. PostgreSQL copies into no table that row-level security guards, so the rows come by way
 * of a table of this session.
 */
export async function openOrdinaryStore(ownerUrl: string): Promise<HistoryStore> {
  const client = new Client({ connectionString: ownerUrl, options: '-c statement_timeout=0 -c TimeZone=UTC' });
  client.on('error', () => undefined);
  await client.connect();
  const tables = new Set<string>();
  let before: Promise<void> = Promise.resolve();
  const saveAll = async (landlordId: string, texts: readonly CopyText[]): Promise<void> => {
    if (!isUuid(landlordId)) throw new Error('A landlord is named by its UUID.');
    await client.query(`begin; set local app.landlord_id = '${landlordId}'`);
    try {
      for (const text of texts) await saveOne(client, text);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
    for (const { table } of texts) tables.add(table);
  };
  return {
    save: (landlordId, texts) => {
      before = before.then(() => saveAll(landlordId, texts));
      return before;
    },
    finish: async () => {
      await before;
      for (const table of tables) await client.query(`analyze ${table}`);
      await client.end();
    },
    abandon: () => client.end().catch(() => undefined),
  };
}

async function saveOne(client: Client, text: CopyText): Promise<void> {
  const { table, columns } = text;
  const names = columns.map((name) => `"${name}"`).join(',');
  await client.query(`create temporary table if not exists coming_${table} (like ${table} including defaults) on commit delete rows`);
  const stream = openCopy(client, `coming_${table}`, columns);
  await writeCopy(stream, text);
  await endCopy(stream);
  await client.query(`insert into ${table} (${names}) select ${names} from coming_${table}`);
}
