import type { CaseRecord, PromiseId } from '../../casefile/index.ts';
import { longDate } from '../../clock/index.ts';
import type { NewsOfOrder } from '../../orders/index.ts';
import type { Tell } from '../model.ts';
import type { RepairChange, RepairContext } from './context.ts';
import { keptNow, ringBy } from './promises.ts';

/** What a resident is told of an order, the promises that it keeps, and what we promise when nobody could let the contractor in. */
export function newsToResident(news: NewsOfOrder, spine: CaseRecord, context: Pick<RepairContext, 'today' | 'policy' | 'calendar' | 'newId'>): { readonly tell: Tell } & Required<Pick<RepairChange, 'settle' | 'promise'>> {
  if ('doneOn' in news) return { tell: { template: 'contractor-done', doneOn: news.doneOn }, settle: [], promise: [] };
  if ('on' in news) return { tell: { template: 'contractor-day', on: news.on, partOfDay: news.part }, settle: keptNow(spine, 'booking', 'A day was agreed with our contractor'), promise: [] };
  const by = ringBy(context);
  const words = `We will ring you to agree another day, by ${longDate(by, context.today)}`;
  return {
    tell: { template: 'contractor-no-access', on: news.noAccessOn, ringBy: by },
    settle: [],
    promise: [{ id: context.newId() as PromiseId, madeTo: 'the resident', words, dueOn: by, keptBy: 'booking' }],
  };
}
