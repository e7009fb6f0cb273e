import { dateInLondon, wallTimeInLondon, type Instant } from '../../clock/index.ts';

/** A moment as a London clock shows it: '2026-11-24 10:00'. */
export function wallClock(moment: string): string {
  const { hour, minute } = wallTimeInLondon(moment as Instant);
  return `${dateInLondon(moment as Instant)} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
