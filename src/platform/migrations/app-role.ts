import type { Client } from 'pg';
import { DatabaseError } from 'pg';

/** The role the product works under: row-level security binds it, and it can change no table's shape. */
export const APP_ROLE = 'putright_app';

const FOR_AN_ADMINISTRATOR = `CREATE ROLE ${APP_ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS;`;
const NOT_ALLOWED = '42501';
/** Another database of the same server is being migrated at the same moment: roles belong to the server. */
const JUST_MADE = new Set(['42710', '23505']);

/** The same connection, working under the role that row-level security binds. */
export function asAppRole(ownerUrl: string): string {
  const separator = ownerUrl.includes('?') ? '&' : '?';
  return `${ownerUrl}${separator}options=${encodeURIComponent(`-c role=${APP_ROLE}`)}`;
}

/** Makes sure that the role exists, that row-level security binds it, and that the current user may work under it. */
export async function prepareAppRole(client: Client): Promise<void> {
  const found = await client.query<{ unbound: boolean }>(
    `select rolsuper or rolbypassrls as unbound from pg_roles where rolname = '${APP_ROLE}'`,
  );
  if (found.rows[0]?.unbound) {
    throw new Error(`Role ${APP_ROLE} can see past row-level security. An administrator must run: ALTER ROLE ${APP_ROLE} NOSUPERUSER NOBYPASSRLS;`);
  }
  if (found.rowCount === 0) await runOrAskAdministrator(client, FOR_AN_ADMINISTRATOR);
  if (!(await mayWorkUnder(client))) await runOrAskAdministrator(client, `GRANT ${APP_ROLE} TO CURRENT_USER;`);
}

async function mayWorkUnder(client: Client): Promise<boolean> {
  try {
    await client.query(`set role ${APP_ROLE}`);
    await client.query('reset role');
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === NOT_ALLOWED) return false;
    throw error;
  }
}

async function runOrAskAdministrator(client: Client, statement: string): Promise<void> {
  try {
    await client.query(statement);
  } catch (error) {
    if (error instanceof DatabaseError && JUST_MADE.has(error.code ?? '')) return;
    if (!(error instanceof DatabaseError && error.code === NOT_ALLOWED)) throw error;
    const { rows } = await client.query<{ name: string }>('select quote_ident(current_user) as name');
    throw new Error(
      `This database user may not set up the role ${APP_ROLE}. An administrator must run once: ` +
        `${FOR_AN_ADMINISTRATOR} GRANT ${APP_ROLE} TO ${rows[0]?.name};`,
      { cause: error },
    );
  }
}
