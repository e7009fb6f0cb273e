import type { StaffId } from '../model.ts';

/** The casefile's queue of one owner's open cases. */
export function queueOf(owner: StaffId): string {
  return `/queue?owner=${owner}`;
}
