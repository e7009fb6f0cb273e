import type { CaseFile, NewMessage } from '../casefile/index.ts';
import type { PlainDate } from '../clock/index.ts';
import type { NewsOfOrder, TellingOfOrder } from '../orders/index.ts';
import { messageFor } from './messages.ts';
import type { Tell } from './model.ts';
import { placeOf } from './queries/place.ts';
import { recipientOf } from './queries/recipient.ts';
import { loadRepair } from './store/index.ts';

/** The resident hears on which day a contractor comes, and that the work was done. */
export async function tellOfOrder({ tx, landlord, today }: TellingOfOrder, file: CaseFile, news: NewsOfOrder): Promise<readonly NewMessage[]> {
  const repair = await loadRepair(tx, file.id);
  const recipient = await recipientOf(tx, file.residentId, repair, await placeOf(tx, file, today));
  if (recipient === undefined) return [];
  const facts = { landlordName: landlord.name, phone: landlord.phone, reference: file.reference, title: file.title, words: repair.words, today: today as PlainDate };
  const tell: Tell = 'doneOn' in news ? { template: 'contractor-done', doneOn: news.doneOn } : { template: 'contractor-day', on: news.on, partOfDay: news.part };
  return [messageFor(tell, recipient, facts)];
}
