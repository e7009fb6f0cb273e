import type { PromiseId } from '../../casefile/index.ts';
import { longDate } from '../../clock/index.ts';
import type { NewsOfOrder } from '../../orders/index.ts';
import type { Tell } from '../model.ts';
import { contractorLetIn, contractorNotLetIn, type LadderContext } from './access-ladder.ts';
import type { RepairChange, RepairContext, RepairRecord } from './context.ts';
import { keptNow, ringBy } from './promises.ts';

/** What of a repair changes with the news of an order, beside what the resident is told. */
export type ChangeWithNews = { readonly tell: Tell } & Required<Pick<RepairChange, 'events' | 'settle' | 'promise'>> & Pick<RepairChange, 'set' | 'withdraw' | 'notices'>;

/**
 * What a resident is told of an order, the promises that it keeps, what we promise when nobody could let the contractor in, and the
 * attempt to get in that this was, by the same rule as one of ours.
 */
export function newsToResident(news: NewsOfOrder, record: Pick<RepairRecord, 'repair' | 'spine'>, context: LadderContext & Pick<RepairContext, 'today' | 'newId'>): ChangeWithNews {
  if ('doneOn' in news) return { tell: { template: 'contractor-done', doneOn: news.doneOn }, settle: [], promise: [], ...contractorLetIn(record.repair, news.number) };
  if ('on' in news) {
    const { on, part: partOfDay, promiseId } = news;
    return { events: [], tell: { template: 'contractor-day', on, partOfDay, ...(promiseId === undefined ? {} : { promiseId }) }, settle: keptNow(record.spine, 'booking', 'A day was agreed with our contractor'), promise: [] };
  }
  const by = ringBy(context);
  const words = `We will ring you to agree another day, by ${longDate(by, context.today)}`;
  return {
    tell: { template: 'contractor-no-access', on: news.noAccessOn, ringBy: by },
    settle: [],
    promise: [{ id: context.newId() as PromiseId, madeTo: 'the resident', words, dueOn: by, keptBy: 'booking' }],
    ...contractorNotLetIn(record, news, context),
  };
}
