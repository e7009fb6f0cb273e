import type { Tx } from './transaction.ts';
import type { RowsToInsert, WriteStep } from './write-step.ts';

/**
 * Writes rows of several tables in one statement and one round trip: all or none, foreign keys checked when all of them
 * are there. The text is the same however many rows there are, so PostgreSQL plans it once. Table and column names come
 * from code, never from input.
 */
export async function writeTogether(tx: Tx, steps: readonly WriteStep[]): Promise<void> {
  const [text, values] = statementFor(steps);
  if (text !== '') await tx.query(text, values);
}

/** As `writeTogether`, without waiting for the answer: see `Tx.send`. */
export function sendTogether(tx: Tx, steps: readonly WriteStep[]): void {
  if (tx.gather !== undefined) {
    tx.gather(steps);
    return;
  }
  const [text, values] = statementFor(steps);
  if (text !== '') tx.send(text, values);
}

function statementFor(steps: readonly WriteStep[]): readonly [text: string, values: readonly string[]] {
  const wanted = steps.filter(({ rows }) => rows.length > 0);
  if (wanted.length === 0) return ['', []];
  const parts = wanted.map((step, index) => `w${index} as (${textOf(step).replace('{rows}', `$${index + 1}::json`)})`);
  return [`with ${parts.join(', ')} select 1`, wanted.map(({ rows }) => asJson(rows))];
}

function textOf(step: WriteStep): string {
  return 'sql' in step ? step.sql : textOfInsert(step);
}

function textOfInsert({ table, rows, onConflict = '' }: RowsToInsert): string {
  const columns = Object.keys(rows[0] ?? {}).map((name) => `"${name}"`).join(',');
  return `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, {rows}) ${onConflict}`;
}

function asJson(rows: readonly object[]): string {
  const hasBytes = Object.values(rows[0] ?? {}).some((value) => Buffer.isBuffer(value));
  return hasBytes ? JSON.stringify(rows, bytesAsHex) : JSON.stringify(rows);
}

function bytesAsHex(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const raw = this[key];
  return Buffer.isBuffer(raw) ? bytesInText(raw.toString('hex')) : value;
}

/** Bytes as PostgreSQL reads them from text. */
export function bytesInText(hex: string): string {
  return `\\x${hex}`;
}
