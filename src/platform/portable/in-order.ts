/** Something that can come only after what it needs. */
export interface Needing {
  readonly name: string;
  readonly needs: readonly string[];
}

/** Each after all that it needs, and otherwise by name. What is not in the list is there already. */
export function inOrder<T extends Needing>(things: readonly T[]): T[] {
  const waiting = new Map(things.map((thing) => [thing.name, thing]));
  const ordered: T[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ name, needs }) => needs.every((need) => need === name || !waiting.has(need)));
    if (ready.length === 0) throw new Error(`These need each other, so none can come first: ${[...waiting.keys()].join(', ')}.`);
    for (const thing of ready.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      ordered.push(thing);
      waiting.delete(thing.name);
    }
  }
  return ordered;
}
