import type { StaffId } from '../../staff/index.ts';
import type { Repair, RepairStage, Visit } from '../model.ts';

/** Whoever came to this repair for anything but a check had a hand in it. */
export function hadAHandIn({ visits }: Pick<Repair, 'visits'>, staffId: StaffId): boolean {
  return visits.some(({ operativeId, status, purpose }) => operativeId === staffId && status === 'done' && purpose !== 'post-inspection');
}

/** Checking the work neither finishes nor reopens it. */
export function afterwards({ purpose }: Visit, stage: RepairStage): { readonly stage?: RepairStage } {
  return purpose === 'post-inspection' ? {} : { stage };
}
