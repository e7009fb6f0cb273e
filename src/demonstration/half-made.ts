import type { Landlord } from '../platform/landlord.ts';
import { everyLandlord } from './invented-landlords.ts';

/** True when making it was cut short: there is less than a whole landlord, and it cannot be gone on with. */
export function isHalfMade(landlords: readonly Pick<Landlord, 'slug' | 'isInvented' | 'settings'>[]): boolean {
  const invented = landlords.filter(({ isInvented }) => isInvented);
  const whole = invented.filter(({ settings }) => typeof settings['demonstrationMadeAt'] === 'string');
  return invented.length > 0 && whole.length < everyLandlord.length;
}
