import type { RowsToInsert } from '../../platform/database/index.ts';

/** Rows of one table as PostgreSQL's COPY reads them. */
export interface CopyText {
  readonly table: string;
  readonly columns: readonly string[];
  readonly text: Uint8Array<ArrayBuffer>;
}

/** Every table's rows, in the order they came; tables without rows are left out. */
export function copyTexts(tables: readonly RowsToInsert[]): CopyText[] {
  return tables.filter(({ rows }) => rows.length > 0).map(({ table, rows }) => {
    const columns = Object.keys(rows[0] ?? {});
    return { table, columns, text: new TextEncoder().encode(linesOf(rows)) };
  });
}

function linesOf(rows: readonly object[]): string {
  let text = '';
  for (const row of rows) text += `${Object.values(row).map(fieldOf).join('\t')}\n`;
  return text;
}

const special = /[\\\t\n\r]/;
const written: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function fieldOf(value: unknown): string {
  if (typeof value === 'string') return special.test(value) ? value.replaceAll(/[\\\t\n\r]/g, (letter) => written[letter] ?? letter) : value;
  if (value === null || value === undefined) return '\\N';
  if (typeof value !== 'object') return String(value);
  return Buffer.isBuffer(value) ? `\\\\x${value.toString('hex')}` : fieldOf(JSON.stringify(value));
}
