import type { Tx } from '../../platform/database/index.ts';
import { numberKey } from '../../platform/number-key.ts';
import { heedWordAboutTexts, type WordAboutTexts } from '../decide/texts.ts';
import type { ResidentContext, ResidentEvent } from '../model.ts';
import { residentForChange } from '../queries/index.ts';
import { askedToStop, markAddressNotWorking } from './addresses-not-working.ts';
import { saveResidentEvents } from './save-events.ts';

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
  const events = heedWordAboutTexts(resident, word, { isStopped: await haveStoppedTexts(tx, id, resident.mobile), changedTheWay: await stopChangedTheWay(tx, id) });
  if (events.length === 0) return;
  await wantsTextsAgain(tx, id);
  if (word === 'stop') {
    await tx.query(`delete from addresses_not_working where landlord_id = $1 and resident_id = $2 and channel = 'text' and address = $3`, [tx.landlordId, id, resident.mobile]);
    await markAddressNotWorking(tx, { residentId: id, channel: 'text', address: resident.mobile, why: askedToStop, since: context.now });
  }
  await saveResidentEvents(tx, resident, events, { ...context, actor: { kind: 'resident', id, name: resident.name } });
}

/** Whether they texted STOP from this number, however it is written now. */
export async function haveStoppedTexts(tx: Tx, residentId: string, mobile: string): Promise<boolean> {
  const stopped = await tx.query<{ address: string }>(`select address from addresses_not_working where landlord_id = $1 and resident_id = $2 and channel = 'text' and why = $3`, [tx.landlordId, residentId, askedToStop]);
  return stopped.some(({ address }) => address === mobile || numberKey(address) === numberKey(mobile));
}

/** Whether their last STOP changed how they want to be reached, so that START changes it back. */
async function stopChangedTheWay(tx: Tx, residentId: string): Promise<boolean> {
  const [last] = await tx.query<{ changed: boolean }>(
    `select exists (select 1 from resident_events c where c.landlord_id = s.landlord_id and c.resident_id = s.resident_id and c.at = s.at and c.type = 'ContactDetailsChanged') as changed
     from resident_events s where s.landlord_id = $1 and s.resident_id = $2 and s.type = 'TextsStopped' order by s.at desc limit 1`, [tx.landlordId, residentId]);
  return last?.changed === true;
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
