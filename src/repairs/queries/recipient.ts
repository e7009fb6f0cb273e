import { chooseAddress, plainReader, wordingsInForce, type AddressNotWorking, type OwnWording, type Reader } from '../../correspondence/index.ts';
import { readTogether, type Tx } from '../../platform/database/index.ts';
import { numberKey } from '../../platform/number-key.ts';
import { addressesNotToUse, haveStoppedTexts } from '../../residents/index.ts';
import type { Repair } from '../model.ts';
import type { RepairPlace } from './place.ts';

/** All of a resident's are null when there is none: the landlord's words come all the same. */
interface ResidentRow {
  readonly id: string | null;
  readonly name: string;
  readonly preferredChannel: 'text' | 'email' | 'phone' | 'letter';
  readonly mobile: string | null;
  readonly email: string | null;
  readonly format: string;
  readonly language: string;
  readonly notWorking: readonly AddressNotWorking[];
  readonly wordings: readonly OwnWording[];
}

/** What somebody without a record here left to be reached by. */
type LeftWithReport = Pick<Repair, 'reporterName' | 'reporterContact'>;

const isMobile = (contact: string): boolean => numberKey(contact)?.startsWith('447') === true;

/** Who may hear from us, as kept; asked for before it is known what they hear of. */
export type KnownReader = ResidentRow | undefined;

const readersAsked = `select asked.at, r.id, r.name, r.preferred_channel as "preferredChannel", r.mobile, r.email, coalesce(r.format, 'standard') as format,
    coalesce(r.language, '') as language,
    ${addressesNotToUse('$1', 'r')} as "notWorking",
    ${wordingsInForce('$1', 'r.language')} as wordings
  from unnest($2::uuid[]) with ordinality as asked (resident_id, at)
  left join lateral (select * from residents r where r.landlord_id = $1 and r.id = asked.resident_id limit 1) as r on true`;

/** A resident as they asked to be reached, and the landlord's words in their language. One question to the database. */
export async function readReader(tx: Tx, residentId: string | null): Promise<KnownReader> {
  const [reader] = await readTogether<ResidentRow>(tx, readersAsked, [residentId]);
  return reader;
}

/**
 * Who hears from us about a repair, by what way and in what words: the resident on the case as they asked to be reached, else
 * whoever reported it by the contact they left. Undefined when we have nobody and no address.
 */
export function recipientFrom(row: KnownReader, report: LeftWithReport, place: RepairPlace): Reader | undefined {
  if (row === undefined || row.id === null) return reporterAsReader(report, place, row?.wordings ?? []);
  const { id, name, language, format, wordings } = row;
  return { residentId: id, name, language, format, wordings, ...chooseAddress(row, place.address) };
}

/** The same in one go. */
export async function recipientOf(tx: Tx, residentId: string | null, report: LeftWithReport, place: RepairPlace): Promise<Reader | undefined> {
  const row = await readReader(tx, residentId);
  return recipientFrom(row, await withoutStopped(tx, row, report), place);
}

/** Of somebody without a record, a number that said STOP since is as if they had left none. */
export async function withoutStopped(tx: Tx, row: KnownReader, report: LeftWithReport): Promise<LeftWithReport> {
  const contact = report.reporterContact ?? '';
  const isStopped = (row === undefined || row.id === null) && isMobile(contact) && (await haveStoppedTexts(tx, null, contact));
  return isStopped ? { reporterName: report.reporterName, reporterContact: null } : report;
}

/** Someone without a record here left a number or an email with their report. */
function reporterAsReader(report: LeftWithReport, place: RepairPlace, wordings: readonly OwnWording[]): Reader | undefined {
  const contact = report.reporterContact ?? '';
  const to = { residentId: null, name: report.reporterName };
  if (contact.includes('@')) return plainReader({ ...to, channel: 'email', address: contact }, wordings);
  if (isMobile(contact)) return plainReader({ ...to, channel: 'text', address: contact }, wordings);
  return place.homeId === null ? undefined : plainReader({ ...to, channel: 'letter', address: place.address }, wordings);
}
