import { keptByOrder, type CaseRecord, type NewMessage, type PromiseId } from '../casefile/index.ts';
import { englandAndWales, type Instant, type PlainDate } from '../clock/index.ts';
import type { NewsOfOrder, TellingOfOrder, ToldOfOrder } from '../orders/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { newId } from '../platform/ids.ts';
import { managersOfTeams } from '../staff/index.ts';
import type { LadderContext } from './decide/access-ladder.ts';
import { newsToResident } from './decide/news-of-order.ts';
import { evolve } from './evolve.ts';
import { toldOf } from './facts-of-command.ts';
import { messageFor } from './messages.ts';
import type { Repair, Tell } from './model.ts';
import { policyFrom } from './policy.ts';
import { placeOf } from './queries/place.ts';
import { recipientOf } from './queries/recipient.ts';
import { loadRepair, repairsToSave } from './store/index.ts';

/** The resident hears on which day a contractor comes, as we promised to tell them, that nobody could let them in, and that the work was done; the repair keeps what was tried to get in. */
export async function tellOfOrder(asking: TellingOfOrder, spine: CaseRecord, news: NewsOfOrder): Promise<ToldOfOrder> {
  const { tx, landlord, today } = asking;
  const now = asking.now as Instant;
  const repair = await loadRepair(tx, spine.file.id);
  const context = { today: today as PlainDate, now, policy: policyFrom(landlord.settings), calendar: englandAndWales, newId, ...(await factsOf(tx, spine, news)) };
  const { tell, events, ...change } = newsToResident(news, { repair, spine }, context);
  const after = events.reduce((one, event) => evolve(one, event, now), repair);
  return { ...change, messages: await messagesOf(asking, { file: spine.file, repair }, tell), beside: { events, steps: events.length === 0 ? [] : repairsToSave(tx.landlordId, [after]) } };
}

/** Who decides after as many attempts, and what the resident was told of that day, whatever became of its promise since. */
async function factsOf(tx: Tx, { file }: CaseRecord, news: NewsOfOrder): Promise<Pick<LadderContext, 'managers' | 'told' | 'promiseId'>> {
  if (!('noAccessOn' in news)) return { managers: [] };
  const [day] = await tx.query<{ id: PromiseId }>(
    'select id from promises where landlord_id = $1 and case_id = $2 and kept_by = $3 and due_on = $4 order by made_at desc, id desc limit 1',
    [tx.landlordId, file.id, keptByOrder(news.number), news.noAccessOn],
  );
  const managers = (await managersOfTeams(tx, [file.teamId])).map(({ staffId }) => staffId);
  const told = await toldOf(tx, file, day === undefined ? undefined : { id: day.id, noticedAt: null });
  return { managers, told, ...(day === undefined ? {} : { promiseId: day.id }) };
}

async function messagesOf({ tx, landlord, today }: TellingOfOrder, { file, repair }: { readonly file: CaseRecord['file']; readonly repair: Repair }, tell: Tell): Promise<readonly NewMessage[]> {
  const recipient = await recipientOf(tx, file.residentId, repair, await placeOf(tx, file, today));
  if (recipient === undefined) return [];
  const facts = { landlordName: landlord.name, phone: landlord.phone, reference: file.reference, title: file.title, words: repair.words, today: today as PlainDate };
  return [messageFor(tell, recipient, facts)];
}
