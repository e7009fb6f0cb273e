/** How many times in an hour: a household reports once, a library or a phone company's network a few times. */
const mostAnHour = 30;
const mostSenders = 5000;
const hourInMs = 3_600_000;

interface Window {
  readonly startedAt: number;
  sent: number;
}

/**
 * Counts what strangers send by who sends (a network, a link), in this process alone: with several processes the limit is that many times as high, which
 * still stops a flood. It never grows past a fixed size; the one seen first is forgotten first.
 */
export function sendingLimit(most = mostAnHour): (sender: string, now: string) => boolean {
  const windows = new Map<string, Window>();
  return (sender, now) => {
    const at = Temporal.Instant.from(now).epochMilliseconds;
    const known = windows.get(sender);
    const window = known === undefined || at - known.startedAt >= hourInMs ? { startedAt: at, sent: 0 } : known;
    window.sent += 1;
    windows.delete(sender);
    windows.set(sender, window);
    const oldest = windows.keys().next().value;
    if (windows.size > mostSenders && oldest !== undefined) windows.delete(oldest);
    return window.sent <= most;
  };
}
