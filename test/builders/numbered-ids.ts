/** UUIDs in order, so that a failing test names the same thing every time it runs. `family` keeps two lists apart. */
export function numberedIds(family = 0): () => string {
  let made = 0;
  return () => numberedId((made += 1), family);
}

/** The id with this number, for things a test wants to name before it makes them. */
export function numberedId(number: number, family = 0): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return `01990000-${hex(family, 4)}-7000-8000-${hex(number, 12)}`;
}
