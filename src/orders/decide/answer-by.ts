import { endOfDay, type Instant } from '../../clock/index.ts';
import { policyDue } from '../../law/index.ts';
import type { WorkOrder } from '../model.ts';
import type { OrderContext } from './context.ts';

/** By when whoever does it is asked to say yes or no, from now: the landlord's own limit of the priority. */
export function answerBy({ priority }: Pick<WorkOrder, 'priority'>, { policy, now, calendar }: Pick<OrderContext, 'policy' | 'now' | 'calendar'>): Instant {
  const due = policyDue({ id: 'orders.answer', duty: 'Accept the order or turn it down', countedFrom: 'the order could be answered', limit: policy.answers[priority] }, now, calendar);
  return 'dueOn' in due ? endOfDay(due.dueOn) : due.dueAt;
}
