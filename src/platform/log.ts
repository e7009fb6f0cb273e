import { pino, type Logger } from 'pino';

export type Log = Logger;

/**
 * Structured lines on standard error: ids and counts only, never what a person wrote or who they are. A line that cannot
 * be written (its disk is full, its reader has gone) is lost; the work goes on.
 */
export function openLog(level: string): Log {
  const lines = pino.destination({ fd: 2, sync: false });
  lines.on('error', () => undefined);
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, lines);
}
