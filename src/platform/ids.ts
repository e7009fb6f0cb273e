import { randomBytes, randomUUID } from 'node:crypto';

/** A 16-byte secret or key as URL-safe text; `bytes` sets the length. */
export function newSecret(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/** The count of the latest id of each of the moments that ids were last made for. */
const latestCounts = new Map<number, number>();
const momentsRemembered = 32;

/**
 * A UUIDv7: made in the application so that no sequence is shared between landlords, and ordered by time so that
 * indexes stay compact (RFC 9562, section 5.7). Those of one millisecond of this process are in the order they were made:
 * the twelve bits after the version count on from a start drawn by chance (section 6.2, method 1).
 */
export function newId(atMilliseconds = Date.now()): string {
  const time = atMilliseconds.toString(16).padStart(12, '0');
  // Node draws the random bits of many UUIDs at once; ours differs from its kind in the time in front, the version and the count.
  const random = randomUUID();
  const count = nextCount(atMilliseconds, Number.parseInt(random.slice(15, 18), 16) >> 1);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count.toString(16).padStart(3, '0')}${random.slice(18)}`;
}

function nextCount(at: number, start: number): number {
  const latest = latestCounts.get(at) ?? 0xfff;
  const count = latest < 0xfff ? latest + 1 : start;
  latestCounts.delete(at);
  latestCounts.set(at, count);
  const [oldest] = latestCounts.size > momentsRemembered ? latestCounts.keys() : [];
  if (oldest !== undefined) latestCounts.delete(oldest);
  return count;
}
