import type { CaseFile, NewMessage } from '../casefile/index.ts';
import type { PlainDate } from '../clock/index.ts';
import type { DayOfOrder, TellingOfDay } from '../orders/index.ts';
import { messageFor } from './messages.ts';
import { placeOf } from './queries/place.ts';
import { recipientOf } from './queries/recipient.ts';
import { loadRepair } from './store/index.ts';

/** The resident hears of the day a contractor comes in the same words as of a visit of our own. */
export async function tellOfOrderDay({ tx, landlord, today }: TellingOfDay, file: CaseFile, { on, part }: DayOfOrder): Promise<readonly NewMessage[]> {
  const repair = await loadRepair(tx, file.id);
  const recipient = await recipientOf(tx, file.residentId, repair, await placeOf(tx, file, today));
  if (recipient === undefined) return [];
  const facts = { landlordName: landlord.name, phone: landlord.phone, reference: file.reference, title: file.title, words: repair.words, today: today as PlainDate };
  return [messageFor({ template: 'visit-booked', on, partOfDay: part }, recipient, facts)];
}
