/** How many reports one network may send in an hour: a household needs one, a library or a phone company's network a few. */
export const mostAnHour = 30;
const mostNetworks = 5000;
const hourInMs = 3_600_000;

interface Window {
  readonly startedAt: number;
  sent: number;
}

/**
 * Counts reports by network, in this process alone: with several processes the limit is that many times as high, which
 * still stops a flood. It never grows past a fixed size; the network seen first is forgotten first.
 */
export function sendingLimit(most = mostAnHour): (network: string, now: string) => boolean {
  const windows = new Map<string, Window>();
  return (network, now) => {
    const at = Temporal.Instant.from(now).epochMilliseconds;
    const known = windows.get(network);
    const window = known === undefined || at - known.startedAt >= hourInMs ? { startedAt: at, sent: 0 } : known;
    window.sent += 1;
    windows.delete(network);
    windows.set(network, window);
    const oldest = windows.keys().next().value;
    if (windows.size > mostNetworks && oldest !== undefined) windows.delete(oldest);
    return window.sent <= most;
  };
}
