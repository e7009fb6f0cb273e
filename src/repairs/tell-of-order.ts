import type { CaseRecord, NewMessage } from '../casefile/index.ts';
import type { PlainDate } from '../clock/index.ts';
import type { NewsOfOrder, TellingOfOrder, ToldOfOrder } from '../orders/index.ts';
import { keptNow } from './decide/promises.ts';
import { messageFor } from './messages.ts';
import type { Tell } from './model.ts';
import { placeOf } from './queries/place.ts';
import { recipientOf } from './queries/recipient.ts';
import { loadRepair } from './store/index.ts';

/** The resident hears on which day a contractor comes, as we promised to tell them, and that the work was done. */
export async function tellOfOrder(asking: TellingOfOrder, spine: CaseRecord, news: NewsOfOrder): Promise<ToldOfOrder> {
  const settle = 'doneOn' in news ? [] : keptNow(spine, 'booking', 'A day was agreed with our contractor');
  return { messages: await messagesOf(asking, spine.file, news), settle };
}

async function messagesOf({ tx, landlord, today }: TellingOfOrder, file: CaseRecord['file'], news: NewsOfOrder): Promise<readonly NewMessage[]> {
  const repair = await loadRepair(tx, file.id);
  const recipient = await recipientOf(tx, file.residentId, repair, await placeOf(tx, file, today));
  if (recipient === undefined) return [];
  const facts = { landlordName: landlord.name, phone: landlord.phone, reference: file.reference, title: file.title, words: repair.words, today: today as PlainDate };
  const tell: Tell = 'doneOn' in news ? { template: 'contractor-done', doneOn: news.doneOn } : { template: 'contractor-day', on: news.on, partOfDay: news.part };
  return [messageFor(tell, recipient, facts)];
}
