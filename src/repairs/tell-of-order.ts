import type { CaseRecord, NewMessage } from '../casefile/index.ts';
import { englandAndWales, type PlainDate } from '../clock/index.ts';
import type { NewsOfOrder, TellingOfOrder, ToldOfOrder } from '../orders/index.ts';
import { newId } from '../platform/ids.ts';
import { newsToResident } from './decide/news-of-order.ts';
import { messageFor } from './messages.ts';
import type { Tell } from './model.ts';
import { policyFrom } from './policy.ts';
import { placeOf } from './queries/place.ts';
import { recipientOf } from './queries/recipient.ts';
import { loadRepair } from './store/index.ts';

/** The resident hears on which day a contractor comes, as we promised to tell them, that nobody could let them in, and that the work was done. */
export async function tellOfOrder(asking: TellingOfOrder, spine: CaseRecord, news: NewsOfOrder): Promise<ToldOfOrder> {
  const context = { today: asking.today as PlainDate, policy: policyFrom(asking.landlord.settings), calendar: englandAndWales, newId };
  const { tell, settle, promise } = newsToResident(news, spine, context);
  return { messages: await messagesOf(asking, spine.file, tell), settle, promise };
}

async function messagesOf({ tx, landlord, today }: TellingOfOrder, file: CaseRecord['file'], tell: Tell): Promise<readonly NewMessage[]> {
  const repair = await loadRepair(tx, file.id);
  const recipient = await recipientOf(tx, file.residentId, repair, await placeOf(tx, file, today));
  if (recipient === undefined) return [];
  const facts = { landlordName: landlord.name, phone: landlord.phone, reference: file.reference, title: file.title, words: repair.words, today: today as PlainDate };
  return [messageFor(tell, recipient, facts)];
}
