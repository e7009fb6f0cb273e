import { dateInLondon, type Instant } from '../clock/index.ts';

/** The one place that reads the clock. Everything else is handed the time. */
export function currentInstant(): string {
  return new Date().toISOString();
}

/** The date in London at an instant. */
export function londonDate(instant: string): string {
  return dateInLondon(instant as Instant);
}
