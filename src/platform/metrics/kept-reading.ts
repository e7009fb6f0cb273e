/** The same reading for everybody who asks within `forMs`: however often figures are fetched, the database is asked once. */
export function keptReading<T>(read: () => Promise<T>, forMs = 15_000): () => Promise<T> {
  let kept: { readonly until: number; readonly reading: Promise<T> } | undefined;
  return () => {
    const now = performance.now();
    if (kept === undefined || now >= kept.until) {
      const reading = read();
      kept = { until: now + forMs, reading };
      reading.catch(() => (kept = undefined));
    }
    return kept.reading;
  };
}
