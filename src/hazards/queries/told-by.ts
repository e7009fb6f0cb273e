import type { Asking } from '../../repairs/index.ts';
import type { ToldBy } from '../decide/context.ts';
import type { PlaceOfHazard } from './place.ts';
import { readerOfHazard } from './reader.ts';

/** Who reads the written summary: whoever the case is about, else somebody who rents the home. Null where nobody is on record. */
export async function toldByOf({ tx, landlord }: Pick<Asking, 'tx' | 'landlord'>, residentId: string | null, { residentId: whoRents, address }: Pick<PlaceOfHazard, 'residentId' | 'address'>): Promise<ToldBy | null> {
  const reader = await readerOfHazard(tx, { residentId: residentId ?? whoRents, address, neverAText: true });
  return reader === undefined ? null : { reader, landlordName: landlord.name, phone: landlord.phone, emergencyPhone: landlord.emergencyPhone, address };
}
