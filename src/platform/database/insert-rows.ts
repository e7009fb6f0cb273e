import type { Tx } from './database.ts';

const mostParameters = 30_000;

/**
 * Inserts many rows of one table in as few statements as PostgreSQL's parameter limit allows. Every row must have the
 * same columns as the first. Table and column names come from code, never from input.
 */
export async function insertRows(
  tx: Tx,
  table: string,
  rows: readonly object[],
  onConflict = '',
): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.keys(first);
  const perStatement = Math.max(1, Math.floor(mostParameters / columns.length));
  for (let start = 0; start < rows.length; start += perStatement) {
    const batch = rows.slice(start, start + perStatement) as readonly Record<string, unknown>[];
    const values = batch.flatMap((row) => columns.map((column) => asParameter(row[column])));
    const places = batch.map(
      (_, row) => `(${columns.map((_column, index) => `$${row * columns.length + index + 1}`).join(',')})`,
    );
    await tx.query(
      `insert into ${table} (${columns.map((name) => `"${name}"`).join(',')}) values ${places.join(',')} ${onConflict}`,
      values,
    );
  }
}

/** Plain objects and arrays of objects are jsonb; Buffers and arrays of scalars go as they are. */
function asParameter(value: unknown): unknown {
  if (value === undefined) return null;
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value;
  if (Array.isArray(value) && value.every((entry) => typeof entry !== 'object')) return value;
  return JSON.stringify(value);
}
