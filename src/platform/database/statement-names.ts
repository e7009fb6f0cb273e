const mostNamedStatements = 800;
/** Longer texts are put together for one occasion: not worth remembering. */
const longestNamed = 8000;
const names = new Map<string, string>();
let named = true;

/** pgbouncer in transaction mode cannot keep named statements: the setting PREPARED_STATEMENTS=off ends here. */
export function useNamedStatements(use: boolean): void {
  named = use;
}

/** A short name for a statement's text, so PostgreSQL plans it once per connection; undefined when there are too many. */
export function statementName(sql: string): string | undefined {
  if (!named || sql.length > longestNamed) return undefined;
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= mostNamedStatements) return undefined;
  const name = `p${names.size + 1}`;
  names.set(sql, name);
  return name;
}
