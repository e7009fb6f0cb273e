/** The three known ids that take the fewest single-letter edits to reach from a mistyped one. */
export function nearestIds(typed: string, known: readonly string[]): string[] {
  const wanted = typed.toLowerCase().slice(0, 80);
  return known
    .map((id) => ({ id, edits: distance(wanted, id) }))
    .toSorted((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ id }) => id);
}

function distance(wanted: string, id: string): number {
  // Somebody who typed only the end of an id, or only its slice, meant that id more than a short unrelated one.
  if (wanted !== '' && id.includes(wanted)) return 0;
  return edits(wanted, id);
}

/** Levenshtein's distance, one row at a time. */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [fromIndex, letter] of [...from].entries()) {
    const next = [fromIndex + 1];
    for (const [toIndex, other] of [...to].entries()) {
      const replace = (row[toIndex] ?? 0) + (letter === other ? 0 : 1);
      const remove = (row[toIndex + 1] ?? 0) + 1;
      const insert = (next[toIndex] ?? 0) + 1;
      next.push(Math.min(replace, remove, insert));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
