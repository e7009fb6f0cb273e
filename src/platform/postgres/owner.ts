import { Client, DatabaseError } from 'pg';

/** The role and the database that the product uses: it never connects as the superuser. */
export const OWNER = 'putright';
export const DATABASE = 'putright';

/** Two starts may race to create the same thing; the loser's error is one of these. */
const ALREADY_EXISTS = new Set(['42710', '42P04', '23505']);

/** Makes the product's role and database when they are missing. True when the database is new. */
export async function prepareDatabase(superuserUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    if (!(await exists(client, `select from pg_roles where rolname = '${OWNER}'`))) {
      await createOnce(client, `create role ${OWNER} login nosuperuser createrole nobypassrls`);
    }
    if (await exists(client, `select from pg_database where datname = '${DATABASE}'`)) return false;
    return await createOnce(client, `create database ${DATABASE} owner ${OWNER}`);
  } finally {
    await client.end();
  }
}

async function exists(client: Client, question: string): Promise<boolean> {
  return (await client.query(question)).rowCount === 1;
}

async function createOnce(client: Client, statement: string): Promise<boolean> {
  try {
    await client.query(statement);
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && ALREADY_EXISTS.has(error.code ?? '')) return false;
    throw error;
  }
}
