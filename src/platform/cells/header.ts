/** The columns that a file of rejected rows has before its own, so that it can be mended and sent again as it is. */
export const rejectionColumns = ['row', 'field', 'reason', 'mend'] as const;

/** How many columns at the front of a file tell why its rows were rejected before: none, or all of them. */
export function columnsToLeaveOut(header: readonly string[]): number {
  return rejectionColumns.every((name, index) => header[index] === name) ? rejectionColumns.length : 0;
}

/**
 * The first row with each name as it is known: capitals and spaces round a name are forgiven, unless another column then
 * has that name too. Two that would be the same are both left as they are, and told of.
 */
export function namesAsMeant(columns: readonly string[], header: readonly string[]): readonly string[] {
  const plain = header.map((name) => name.trim().toLowerCase());
  const known: ReadonlySet<string> = new Set(columns);
  const held = Map.groupBy(plain, (name) => name);
  return header.map((name, index) => {
    const meant = plain[index] ?? name;
    return known.has(meant) && held.get(meant)?.length === 1 ? meant : name;
  });
}

/** One sentence for each thing wrong with a file's first row; none when it is exactly as it must be. */
export function problemsWithHeader(columns: readonly string[], header: readonly string[]): readonly string[] {
  if (/^sep=.?$/i.test(header.join(','))) return ['The first line, which begins with "sep=", is for a spreadsheet only. Remove that line.'];
  const other = otherSeparator(header);
  if (other !== undefined) return [`The columns are separated by ${other}. Save the file as CSV with commas.`];
  const known: ReadonlySet<string> = new Set(columns);
  const absent = columns.filter((name) => !header.includes(name));
  if (absent.length > columns.length / 2) return [`Most of the columns are missing. The first row must be exactly: ${columns.join(',')}.`];
  const missing = absent.map((name) => `The column "${name}" is missing.`);
  const extra = header.filter((name) => !known.has(name)).map((name) => wordsForExtra(columns, name, header));
  const twice = header.filter((name, index) => known.has(name) && header.indexOf(name) !== index)
    .map((name) => `The column "${name}" is there more than once.`);
  const problems = [...missing, ...extra, ...twice];
  return firstOf(problems.length > 0 ? problems : misplaced(columns, header));
}

const mostTold = 20;

/** A file of another kind may have a hundred thousand columns: nobody reads a sentence about each. */
function firstOf(problems: readonly string[]): readonly string[] {
  const more = problems.length - mostTold;
  return more < 2 ? problems : [...problems.slice(0, mostTold), `So it is with ${more} more columns.`];
}

function otherSeparator(header: readonly string[]): string | undefined {
  const only = header.length === 1 ? (header[0] ?? '') : '';
  if (only.includes(';')) return 'semicolons';
  return only.includes('\t') ? 'tabs' : undefined;
}

function wordsForExtra(columns: readonly string[], name: string, header: readonly string[]): string {
  const shown = name.slice(0, 60).toWellFormed();
  const meant = columns.find((column) => column === name.trim().toLowerCase().replaceAll(/[\s-]+/g, '_'));
  if (meant !== undefined && !header.includes(meant)) return `The column "${shown}" must be written "${meant}".`;
  return name === '' ? 'A column has no name.' : `The column "${shown}" is not one we know. Remove it.`;
}

function misplaced(columns: readonly string[], header: readonly string[]): readonly string[] {
  return columns.flatMap((name, index) =>
    header[index] === name
      ? []
      : [`The column "${name}" is number ${header.indexOf(name) + 1} and must be number ${index + 1}.`],
  );
}
