import { Client } from 'pg';
import { currentInstant } from '../clock.ts';
import { FORMAT, VERSION, type ArchiveHeader } from './archive-header.ts';
import { machine, productVersion } from './product-version.ts';

/** The header of an archive of this database, made now. Refuses a database that Putright has never set up. */
export async function makeHeader(ownerUrl: string, kind: ArchiveHeader['kind']): Promise<ArchiveHeader> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'putright backup' });
  await client.connect();
  try {
    const { rows: [found] } = await client.query<{ is_there: boolean; version: number }>(
      `select to_regclass('public.putright_migrations') is not null as is_there, current_setting('server_version_num')::int as version`,
    );
    if (found?.is_there !== true) throw new Error('Putright has never been started on this database: there is nothing to take away.');
    const { rows } = await client.query<{ name: string }>('select name from public.putright_migrations order by name');
    return {
      format: FORMAT,
      version: VERSION,
      kind,
      madeAt: currentInstant(),
      madeBy: productVersion(),
      postgresMajor: Math.floor(found.version / 10_000),
      machine,
      migrations: rows.map(({ name }) => name),
    };
  } finally {
    await client.end();
  }
}
