import type { Tx } from '../../platform/database/index.ts';
import { heedWordAboutTexts, type WordAboutTexts } from '../decide/texts.ts';
import type { ResidentContext, ResidentEvent } from '../model.ts';
import { residentForChange } from '../queries/index.ts';
import { markAddressNotWorking } from './addresses-not-working.ts';
import { saveResidentEvents } from './save-events.ts';

/** How the record says why a number is not texted, although it works. */
const askedToStop = 'They texted STOP';
/** People who share one phone. */
const mostPeople = 50;

/**
 * What a text of the one word STOP or START changes for everybody who has the number, by the person themselves. Gives how many have it: 0 for a
 * number of nobody's. Said again, it changes nothing.
 */
export async function heedTextsOf(tx: Tx, { key, word }: { readonly key: string; readonly word: WordAboutTexts }, context: Omit<ResidentContext, 'actor'>): Promise<number> {
  const people = await tx.query<{ id: string }>('select id from residents where landlord_id = $1 and mobile_key = $2 order by id limit $3', [tx.landlordId, key, mostPeople]);
  for (const { id } of people) await heedOne(tx, id, word, context);
  return people.length;
}

async function heedOne(tx: Tx, id: string, word: WordAboutTexts, context: Omit<ResidentContext, 'actor'>): Promise<void> {
  const resident = await residentForChange(tx, id);
  if (resident === undefined || resident.mobile === null) return;
  const events = heedWordAboutTexts(resident, word, await isStopped(tx, id, resident.mobile));
  if (events.length === 0) return;
  await wantsTextsAgain(tx, id);
  if (word === 'stop') {
    await tx.query(`delete from addresses_not_working where landlord_id = $1 and resident_id = $2 and channel = 'text' and address = $3`, [tx.landlordId, id, resident.mobile]);
    await markAddressNotWorking(tx, { residentId: id, channel: 'text', address: resident.mobile, why: askedToStop, since: context.now });
  }
  await saveResidentEvents(tx, resident, events, { ...context, actor: { kind: 'resident', id, name: resident.name } });
}

async function isStopped(tx: Tx, residentId: string, mobile: string): Promise<boolean> {
  const rows = await tx.query(`select 1 from addresses_not_working where landlord_id = $1 and resident_id = $2 and channel = 'text' and address = $3 and why = $4`, [tx.landlordId, residentId, mobile, askedToStop]);
  return rows.length > 0;
}

/** Their STOP counts no longer. */
async function wantsTextsAgain(tx: Tx, residentId: string): Promise<void> {
  await tx.query(`delete from addresses_not_working where landlord_id = $1 and resident_id = $2 and channel = 'text' and why = $3`, [tx.landlordId, residentId, askedToStop]);
}

/** Texts chosen again by hand take a STOP back, because they said so to somebody; a file that says texts does not. */
export async function heedTextsChosenAgain(tx: Tx, residentId: string, events: readonly ResidentEvent[]): Promise<void> {
  const chosen = events.some((event) => event.type === 'ContactDetailsChanged' && event.fields.includes('preferredChannel') && event.details.preferredChannel === 'text');
  if (chosen) await wantsTextsAgain(tx, residentId);
}
