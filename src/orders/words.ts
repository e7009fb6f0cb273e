import { partOfDayInWords } from '../appointments/index.ts';
import { addDays, dateInLondon, longDate, longDateTime, longDateWithYear, startOfDay, type Instant, type PlainDate } from '../clock/index.ts';
import { lineValue } from './decide/scope.ts';
import type { OrderLine, OrderPart, OrderPurpose, OrderState, WaitReason, WorkOrder } from './model.ts';

/** "£1,250.00". */
export function moneyInWords(pence: number): string {
  const pounds = Math.trunc(Math.abs(pence) / 100).toString().replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${pence < 0 ? '−' : ''}£${pounds}.${String(Math.abs(pence) % 100).padStart(2, '0')}`;
}

/** "2.5" for 250 hundredths. */
export function quantityInWords(hundredths: number): string {
  return (hundredths / 100).toFixed(2).replace(/\.?0+$/, '');
}

/** "PL101 Renew tap washer: 2 × £18.50 each = £37.00". */
export function lineInWords(line: OrderLine): string {
  if (line.kind === 'words') return `${line.description}: ${moneyInWords(line.pricePence)}`;
  return `${line.code} ${line.description}: ${quantityInWords(line.hundredths)} × ${moneyInWords(line.pricePence)} (${line.unit}) = ${moneyInWords(lineValue(line))}`;
}

const purposes: Readonly<Record<OrderPurpose, string>> = { work: 'do the work', 'make-safe': 'make it safe', inspection: 'look at it' };
export const orderPurposeInWords = (purpose: OrderPurpose): string => purposes[purpose];

/** The same hours as the resident is told. */
export const orderPartInWords = (part: OrderPart): string => partOfDayInWords(part);

/** By when an order is to be answered: a day, where it is the end of one. */
export function answerByInWords(at: Instant): string {
  const day = dateInLondon(at);
  return startOfDay(day) === at ? `the end of ${longDateWithYear(addDays(day, -1))}` : longDateTime(at);
}

/** How far an order is, in a word or two, and the colour of its tag. */
export function orderStateInWords({ state, waiting }: Pick<WorkOrder, 'state' | 'waiting'>): { readonly text: string; readonly colour: string } {
  if (waiting?.wentAhead === true) return { text: `${states[state.kind].text}, to authorise`, colour: 'yellow' };
  if (waiting?.about === 'order') return { text: 'Waits for authorisation', colour: 'yellow' };
  if (waiting !== null) return { text: 'Variation waits', colour: 'yellow' };
  return states[state.kind];
}

const states: Readonly<Record<OrderState['kind'], { readonly text: string; readonly colour: string }>> = {
  raised: { text: 'Raised', colour: 'grey' },
  accepted: { text: 'Accepted', colour: 'light-blue' },
  scheduled: { text: 'Scheduled', colour: 'blue' },
  completed: { text: 'Completed', colour: 'green' },
  cancelled: { text: 'Cancelled', colour: 'grey' },
};

const reasons: Readonly<Record<WaitReason, string>> = {
  'above-own-limit': 'it is above the limit of whoever asked',
  'above-order-limit': 'it is above what the contract lets one order be',
  'above-contract-total': 'the contract’s money would not reach',
  'above-variation-limit': 'it adds more than a variation may',
  'scope-differs': 'it is other work than was agreed',
};

/** "it is other work than was agreed, and it adds more than a variation may". */
export const waitReasonsInWords = (because: readonly WaitReason[]): string => because.map((reason) => reasons[reason]).join(', and ');

/** When an order is to be done by. */
export function targetInWords({ targetOn, targetAt }: Pick<WorkOrder, 'targetOn' | 'targetAt'>, today: PlainDate): string {
  if (targetOn !== null) return longDate(targetOn, today);
  return targetAt === null ? '' : longDateTime(targetAt);
}
