import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Structured lines on standard error: ids and counts only, never what a person wrote or who they are. */
export function openLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: false }));
}
