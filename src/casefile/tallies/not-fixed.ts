const types = new Set<string>();

/** Counts these events of a slice as residents saying that it is not put right; said once, at boot. */
export function countAsNotFixed(eventType: string): void {
  types.add(eventType);
}

/** The types of event that mean it is not put right. */
export function notFixedTypes(): readonly string[] {
  return [...types];
}
