import { chooseAddress } from '../../correspondence/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Repair } from '../model.ts';
import type { RepairPlace } from './place.ts';

/** Who hears from us about a repair and by what way; undefined when we have nobody and no address. */
export interface Recipient {
  readonly residentId: string | null;
  readonly name: string;
  readonly channel: 'text' | 'email' | 'letter';
  readonly address: string;
}

interface ResidentRow {
  readonly id: string;
  readonly name: string;
  readonly preferredChannel: 'text' | 'email' | 'phone' | 'letter';
  readonly mobile: string | null;
  readonly email: string | null;
  readonly format: string;
}

/** The resident on the case as they asked to be reached; else whoever reported it by the contact they left. */
export async function recipientOf(
  tx: Tx,
  residentId: string | null,
  report: Pick<Repair, 'reporterName' | 'reporterContact'>,
  place: RepairPlace,
): Promise<Recipient | undefined> {
  if (residentId === null) return reporterAsRecipient(report, place);
  const row = (await tx.query<ResidentRow>(
    `select id, name, preferred_channel as "preferredChannel", mobile, email, format
     from residents where landlord_id = $1 and id = $2`,
    [tx.landlordId, residentId],
  ))[0];
  if (row === undefined) return reporterAsRecipient(report, place);
  const { channel, address } = chooseAddress(row, place.address);
  return { residentId: row.id, name: row.name, channel, address };
}

/** Someone without a record here left a number or an email with their report. */
export function reporterAsRecipient(report: Pick<Repair, 'reporterName' | 'reporterContact'>, place: RepairPlace): Recipient | undefined {
  const contact = report.reporterContact ?? '';
  const name = report.reporterName;
  if (contact.includes('@')) return { residentId: null, name, channel: 'email', address: contact };
  if (contact.replaceAll(/\D/g, '').startsWith('07') || contact.startsWith('+447')) return { residentId: null, name, channel: 'text', address: contact };
  return place.homeId === null ? undefined : { residentId: null, name, channel: 'letter', address: place.address };
}
