/** The columns of a homes file, in this order. The table in docs/how-to/import-your-homes.md says what each holds. */
export const columns = [
  'uprn', 'address_line', 'town', 'postcode', 'neighbourhood', 'estate', 'block', 'block_storeys', 'communal_areas',
  'ward_code', 'ward_name', 'local_authority', 'tenure', 'owning_organisation', 'managing_organisation', 'bedrooms',
  'floor', 'form', 'built_from', 'built_until', 'wall', 'heating', 'ventilation', 'epc_band', 'facts_source', 'facts_on',
] as const;
export type Column = (typeof columns)[number];

/** One sentence for each thing wrong with a file's first row; none when it is exactly as it must be. */
export function problemsWithHeader(header: readonly string[]): readonly string[] {
  const only = header[0] ?? '';
  if (header.length === 1 && /[;\t]/.test(only)) {
    const separator = only.includes(';') ? 'semicolons' : 'tabs';
    return [`The columns are separated by ${separator}. Save the file as CSV with commas.`];
  }
  const known: ReadonlySet<string> = new Set(columns);
  const missing = columns.filter((name) => !header.includes(name)).map((name) => `The column "${name}" is missing.`);
  const extra = header.filter((name) => !known.has(name)).map((name) => wordsForExtra(name, header));
  const twice = header.filter((name, index) => known.has(name) && header.indexOf(name) !== index)
    .map((name) => `The column "${name}" is there more than once.`);
  const problems = [...missing, ...extra, ...twice];
  return problems.length > 0 ? problems : misplaced(header);
}

function wordsForExtra(name: string, header: readonly string[]): string {
  const shown = name.slice(0, 60).toWellFormed();
  const meant = columns.find((column) => column === name.trim().toLowerCase().replaceAll(/[\s-]+/g, '_'));
  if (meant !== undefined && !header.includes(meant)) return `The column "${shown}" must be written "${meant}".`;
  return name === '' ? 'A column has no name.' : `The column "${shown}" is not one we know. Remove it.`;
}

function misplaced(header: readonly string[]): readonly string[] {
  return columns.flatMap((name, index) =>
    header[index] === name
      ? []
      : [`The column "${name}" is number ${header.indexOf(name) + 1} and must be number ${index + 1}.`],
  );
}
