import { appointmentPolicyFrom } from '../../../appointments/index.ts';
import type { LinkVisit } from '../../../platform/http/index.ts';
import type { LinkedRepair } from '../../queries/resident-page.ts';

/** Whether they choose a time for a first visit by themselves. */
export function mayPickOf({ landlord }: Pick<LinkVisit, 'landlord'>, { canBeBooked }: Pick<LinkedRepair, 'canBeBooked'>): boolean {
  return canBeBooked && appointmentPolicyFrom(landlord.settings).residentsChoose;
}
