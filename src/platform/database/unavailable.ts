/**
 * Why the database did not do it: it is too busy, it is not there, its disk is full, or it was lost at the very moment of
 * the commit, so that nobody can tell whether what was sent is saved.
 */
export type WhyUnavailable = 'busy' | 'away' | 'full' | 'unsure';

/** The database did not do what was asked, through no fault of whoever asked: the same may be tried again later. */
export class DatabaseUnavailable extends Error {
  override name = 'DatabaseUnavailable';
  readonly statusCode = 503;
  readonly why: WhyUnavailable;
  /** As PostgreSQL or the system names it. */
  readonly code: string | undefined;
  constructor(why: WhyUnavailable, error: Error) {
    super(`The database is ${why}`, { cause: error });
    this.why = why;
    this.code = codeOf(error);
  }

  get retryAfterSeconds(): number {
    return this.why === 'full' ? 60 : this.why === 'busy' ? 2 : 5;
  }
}

/** Serialization, deadlock, no lock or no answer in time, too many connections or too little memory. */
const busy = new Set(['40001', '40P01', '55P03', '57014', '25P03', '53200', '53300', '53400']);
const full = new Set(['53100', 'ENOSPC']);
const away = new Set(['57P01', '57P02', '57P03', '57P05', '58030', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
/** The driver says these in words only. */
const spokenByTheDriver = /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Query read timeout|timeout expired)/i;

/**
 * The error as one that the edge can answer with "come again"; any other stays as it is. `otherwise` is what a lost
 * connection means at this point: before anything was sent, or while the commit was.
 */
export function asUnavailable(error: Error, otherwise: 'away' | 'unsure' = 'away'): Error {
  const code = codeOf(error);
  if (code !== undefined && full.has(code)) return new DatabaseUnavailable('full', error);
  if (code !== undefined && busy.has(code)) return new DatabaseUnavailable('busy', error);
  const isLost = spokenByTheDriver.test(error.message) || (code !== undefined && (code.startsWith('08') || away.has(code)) && isOfAConnection(error, code));
  return isLost ? new DatabaseUnavailable(otherwise, error) : error;
}

/** A file that is missing has the same code as a socket that is: only the latter was being connected, read or written. */
function isOfAConnection(error: Error, code: string): boolean {
  return code !== 'ENOENT' || (error as { syscall?: string }).syscall === 'connect';
}

function codeOf(error: Error): string | undefined {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}
