import type { Landlord } from '../platform/landlord.ts';

/**
 * True when making it was cut short: every invented landlord is there before any is whole, so one that is not whole says
 * so. It cannot be gone on with. One that was brought here from another installation was whole when it left.
 */
export function isHalfMade(landlords: readonly Pick<Landlord, 'isInvented' | 'settings'>[]): boolean {
  return landlords.some(({ isInvented, settings }) => isInvented && typeof settings['demonstrationMadeAt'] !== 'string');
}
