import type { Aim, Figure, Numbers } from './figure.ts';

/** Rounded to what a reader can use: whole from a hundred up, else three figures. */
export function rounded(value: number): number {
  if (!Number.isFinite(value)) return value;
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** "p95Ms 23 (aim at most 50)", "perSecond 0.62 of the reference (aim at least 0.5)". */
export function aimInWords(aim: Aim, figure: Figure): string {
  const hoped = 'atMost' in aim ? `at most ${aim.atMost}` : `at least ${aim.atLeast}`;
  if ('number' in aim) return `${aim.number} ${rounded(figure.numbers[aim.number] ?? Number.NaN)} (aim ${hoped})`;
  const name = aim.timesReference;
  const times = (figure.numbers[name] ?? Number.NaN) / (figure.reference?.numbers[name] ?? Number.NaN);
  return `${name} ${rounded(times)} of the reference (aim ${hoped})`;
}

/** A figure as lines of a table: itself, then its reference, then what we hoped for. */
export function figureRows(figure: Figure): Readonly<Record<string, string | number>>[] {
  const rows = [{ what: figure.what, ...roundedNumbers(figure.numbers) }];
  if (figure.reference !== undefined) rows.push({ what: `  beside: ${figure.reference.what}`, ...roundedNumbers(figure.reference.numbers) });
  return rows;
}

/** A table in Markdown, as it goes into docs/performance.md, with the aims below it. */
export function figuresInWords(figures: readonly Figure[]): string {
  const rows = figures.flatMap(figureRows);
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const lines = rows.map((row) => `| ${columns.map((column) => row[column] ?? '').join(' | ')} |`);
  const aims = figures.flatMap((figure) => [
    ...(figure.aims ?? []).map((aim) => `- ${figure.what}: ${aimInWords(aim, figure)}`),
    ...(figure.note === undefined ? [] : [`- ${figure.what}: ${figure.note}`]),
  ]);
  return [`| ${columns.join(' | ')} |`, `|${columns.map(() => '---|').join('')}`, ...lines, '', ...aims].join('\n');
}

/** The same figure with its numbers cut to what can be read, for the JSON. */
export function roundedFigure(figure: Figure): Figure {
  const { reference } = figure;
  return {
    ...figure,
    numbers: roundedNumbers(figure.numbers),
    ...(reference === undefined ? {} : { reference: { ...reference, numbers: roundedNumbers(reference.numbers) } }),
  };
}

function roundedNumbers(numbers: Numbers): Record<string, number> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, rounded(value)]));
}
