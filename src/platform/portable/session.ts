import { Client } from 'pg';
import { APP_ROLE } from '../migrations/index.ts';
import { ourTypes } from '../database/types.ts';
import type { Tx } from '../database/index.ts';
import { isUuid } from '../uuid.ts';

// The same text whatever the server is set to.
const TEXT_FORM = `set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set intervalstyle = 'iso_8601'; set bytea_output = 'hex'; set extra_float_digits = 1`;

// A search shows only the rows that it finds, and nothing is seen without one: this one finds every row.
const SEARCH_FOR_ALL = `set app.search_words = '!''copied'''`;

/** A connection for copying, bound by row-level security as the product is, and without the product's time limits. */
export async function copySession<T>(ownerUrl: string, begin: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'putright copying', types: ourTypes });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`set role ${APP_ROLE}; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; ${TEXT_FORM}; ${SEARCH_FOR_ALL}`);
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    // Ending the connection rolls back what was not committed.
    await client.end();
  }
}

/** From here the transaction sees and writes this landlord's rows only. What it gives is for looking at them. */
export async function becomeLandlord(client: Client, landlordId: string): Promise<Tx> {
  if (!isUuid(landlordId)) throw new Error('A landlord is named by its UUID.');
  await client.query(`set local app.landlord_id = '${landlordId}'`);
  return {
    landlordId,
    query: async <Row>(sql: string, parameters: readonly unknown[] = []) => (await client.query(sql, [...parameters])).rows as Row[],
    send: refuseToChange,
    wake: refuseToChange,
  };
}

function refuseToChange(): never {
  throw new Error('Whoever looks over copied rows changes none.');
}
