// PostgreSQL names a segment of its write-ahead log by 24 hexadecimal figures: timeline, log, segment. With the usual
// 16 MB segments a log holds 256.
const SEGMENT = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})$/;
const SEGMENTS_IN_A_LOG = 256;

/** Every segment from the first to the last, both included. */
export function segmentsBetween(first: string, last: string): string[] {
  const [from, until] = [placeOf(first), placeOf(last)];
  if (from.timeline !== until.timeline || until.number < from.number) throw new Error(`The write-ahead log does not lead from ${first} to ${last}.`);
  return Array.from({ length: until.number - from.number + 1 }, (_, index) => nameOf(from.timeline, from.number + index));
}

function placeOf(name: string): { timeline: string; number: number } {
  const [, timeline, log = '', segment = ''] = SEGMENT.exec(name) ?? [];
  if (timeline === undefined) throw new Error(`"${name}" is no segment of PostgreSQL's write-ahead log.`);
  return { timeline, number: Number.parseInt(log, 16) * SEGMENTS_IN_A_LOG + Number.parseInt(segment, 16) };
}

function nameOf(timeline: string, number: number): string {
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, '0');
  return `${timeline}${hex(Math.floor(number / SEGMENTS_IN_A_LOG))}${hex(number % SEGMENTS_IN_A_LOG)}`;
}
