import { instantInLondon, plainDate, type Instant } from '../../src/clock/index.ts';

/** A moment as a London clock shows it: `london('2026-11-24 09:30')`. */
export function london(words: string): Instant {
  const [date = '', time = ''] = words.split(' ');
  return instantInLondon(plainDate(date), time);
}
