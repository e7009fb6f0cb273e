import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { PoolClient } from 'pg';
import { statementName } from './statement-names.ts';

/** Kysely on one pooled client whose transaction we opened ourselves, so that BEGIN and the landlord go in one trip. */
export function singleConnectionDialect(client: PoolClient): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const name = statementName(query.sql);
      const result = await client.query({
        text: query.sql,
        values: [...query.parameters],
        ...(name === undefined ? {} : { name }),
      });
      const changed = result.command === 'SELECT' ? undefined : BigInt(result.rowCount ?? 0);
      return { rows: result.rows as R[], ...(changed === undefined ? {} : { numAffectedRows: changed }) };
    },
    streamQuery() {
      throw new Error('Streaming is not offered inside a request transaction.');
    },
  };
  const driver: Driver = {
    async init() {},
    async acquireConnection() {
      return connection;
    },
    async beginTransaction() {
      throw new Error('The transaction is already open: use the one you were given.');
    },
    async commitTransaction() {},
    async rollbackTransaction() {},
    async releaseConnection() {},
    async destroy() {},
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}
