import type { Tx } from '../../platform/database/index.ts';
import { numberKey } from '../../platform/number-key.ts';
import { heedWordAboutTexts, type WordAboutTexts } from '../decide/texts.ts';
import type { ResidentContext, ResidentEvent } from '../model.ts';
import { residentForChange } from '../queries/index.ts';
import { askedToStop, markAddressNotWorking } from './addresses-not-working.ts';
import { saveResidentEvents } from './save-events.ts';

/** People who share one phone. */
const mostPeople = 50;

/** A text of the one word STOP or START. */
interface TextOfOneWord {
  /** Notify's own id of it. */
  readonly id: string;
  /** The number that it came from, as `numberKey` has it. */
  readonly key: string;
  readonly word: WordAboutTexts;
}

/**
 * What a text of the one word STOP or START changes: for the number itself, whoever has it or gets it on their record later, and for everybody who has it
 * now, by the person themselves. Handed over again, it changes nothing. False for a START of a number of nobody's that nothing was stopped for: it means something else.
 */
export async function heedTextsOf(tx: Tx, { id, key, word }: TextOfOneWord, context: Omit<ResidentContext, 'actor'>): Promise<boolean> {
  const fresh = await tx.query('insert into words_about_texts (landlord_id, id, word, at) values ($1, $2, $3, $4) on conflict do nothing returning id', [tx.landlordId, id, word, context.now]);
  if (fresh.length === 0) return true;
  const people = await tx.query<{ id: string }>('select id from residents where landlord_id = $1 and mobile_key = $2 order by id limit $3', [tx.landlordId, key, mostPeople]);
  for (const person of people) await heedOne(tx, person.id, word, context);
  const wasStopped = await forgetStopOf(tx, key);
  if (word === 'stop') await tx.query('update words_about_texts set number_key = $3 where landlord_id = $1 and id = $2', [tx.landlordId, id, key]);
  return word === 'stop' || wasStopped || people.length > 0;
}

/** The number is kept no longer than its STOP holds. Gives whether one held. */
async function forgetStopOf(tx: Tx, key: string): Promise<boolean> {
  return (await tx.query('update words_about_texts set number_key = null where landlord_id = $1 and number_key = $2 returning id', [tx.landlordId, key])).length > 0;
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

/** Somebody at a number; null for who has no record here. */
export interface PersonAtNumber {
  readonly residentId: string | null;
  readonly mobile: string;
}

/** Whether this number said STOP, however it is written now: theirs, or before anybody had a record with it. */
export async function haveStoppedTexts(tx: Tx, residentId: string | null, mobile: string): Promise<boolean> {
  return (await thoseWhoStoppedTexts(tx, [{ residentId, mobile }])).length > 0;
}

/** The same of many: those of them whose number said STOP. */
export async function thoseWhoStoppedTexts<Person extends PersonAtNumber>(tx: Tx, people: readonly Person[]): Promise<readonly Person[]> {
  if (people.length === 0) return [];
  const stopped = await tx.query<{ residentId: string | null; number: string }>(
    `select resident_id as "residentId", address as number from addresses_not_working where landlord_id = $1 and resident_id = any ($2::uuid[]) and channel = 'text' and why = $4
     union all select null, number_key from words_about_texts where landlord_id = $1 and number_key = any ($3::text[])`,
    [tx.landlordId, people.flatMap(({ residentId }) => residentId ?? []), people.flatMap(({ mobile }) => numberKey(mobile) ?? []), askedToStop],
  );
  return people.filter((person) => stopped.some((one) => (one.residentId === null || one.residentId === person.residentId) && isSameNumber(one.number, person.mobile)));
}

const isSameNumber = (one: string, other: string): boolean => one === other || (numberKey(one) !== undefined && numberKey(one) === numberKey(other));

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
  if (!chosen) return;
  await wantsTextsAgain(tx, residentId);
  const [person] = await tx.query<{ key: string | null }>('select mobile_key as key from residents where landlord_id = $1 and id = $2', [tx.landlordId, residentId]);
  if (person !== undefined && person.key !== null) await forgetStopOf(tx, person.key);
}
