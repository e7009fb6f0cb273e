import { readFileSync } from 'node:fs';

// What established programs give for small public inputs: test/fixtures/statistics/README.md says which and under what licence.

const textOf = (name: string) => readFileSync(new URL(`fixtures/statistics/${name}`, import.meta.url), 'utf8');

/** A file of known answers in JSON. */
export const knownAnswers = <Shape>(name: string): Shape => JSON.parse(textOf(name)) as Shape;

/** The lines of a file whose columns are parted by spaces or tabs. */
export const knownColumns = (name: string): readonly (readonly string[])[] => textOf(name).trim().split('\n').map((line) => line.trim().split(/\s+/));

/** A row of a CSV by its header's names; `NA` is undefined. */
export interface KnownRow {
  text(column: string): string;
  number(column: string): number;
  numberOrNone(column: string): number | undefined;
}

/** The rows of a CSV without commas inside its cells. */
export function knownRows(name: string): readonly KnownRow[] {
  const [header = '', ...lines] = textOf(name).trim().split('\n');
  const columns = header.split(',').map(unquoted);
  return lines.map((line) => {
    const cells = line.split(',').map(unquoted);
    const text = (column: string) => {
      const cell = cells[columns.indexOf(column)];
      if (cell === undefined) throw new Error(`${name} has no column ${column}`);
      return cell;
    };
    const numberOrNone = (column: string) => (text(column) === 'NA' ? undefined : Number(text(column)));
    return { text, numberOrNone, number: (column) => numberOrNone(column) ?? Number.NaN };
  });
}

const unquoted = (cell: string) => cell.replaceAll('"', '');
