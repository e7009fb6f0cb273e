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
    const key = networkKey(network);
    const known = windows.get(key);
    const window = known === undefined || at - known.startedAt >= hourInMs ? { startedAt: at, sent: 0 } : known;
    window.sent += 1;
    windows.delete(key);
    windows.set(key, window);
    const oldest = windows.keys().next().value;
    if (windows.size > mostNetworks && oldest !== undefined) windows.delete(oldest);
    return window.sent <= most;
  };
}

/** One subscriber may choose among all addresses of an IPv6 /64, so those count as one. */
function networkKey(network: string): string {
  return network.includes(':') && !network.includes('.') ? network.split(':').slice(0, 4).join(':') : network;
}
