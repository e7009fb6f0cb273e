import { Type, type Static } from 'typebox';
import { referenceSchema } from '../../../casefile/index.ts';
import { accessAttempts } from '../../../appointments/index.ts';
import { mostWords } from '../../../platform/forms/index.ts';
import { date, idOf, instantText, object, orNull, words } from '../../../platform/api/index.ts';
import { orderPriorities, orderPurposes, orderStates, trades, waitReasons, type OrderLine, type WorkOrder } from '../../model.ts';
import { lineValue } from '../../decide/scope.ts';
import { orderPath } from '../../views/order-page.ts';

const text = (description: string) => Type.String({ description });
const pence = (description: string) => Type.Integer({ minimum: 0, description });
export const lineSchema = object({
  code: orNull(text('The code of the schedule of rates; null for words with a price.')), description: text('What it is.'), unit: orNull(text('The unit of the code.')),
  quantity: orNull(Type.Number({ description: 'How many, to two places; null for words with a price.' })), pricePence: pence('The price of one.'), valuePence: pence('What the line comes to.'),
});

/** An order as the API shows it. */
export const orderSchema = object({
  reference: referenceSchema, number: Type.Integer({ minimum: 1, description: 'Its number on the case.' }), id: idOf('the order'), version: Type.Integer({ description: 'Its version: send it with your next change.' }),
  purpose: Type.Enum([...orderPurposes], { description: 'What it is for.' }), trade: Type.Enum([...trades], { description: 'The trade.' }),
  contractorId: idOf('whoever does it'), contractId: orNull(idOf('the contract')), work: text('What is to be done.'), lines: Type.Array(lineSchema),
  valuePence: pence('What was agreed comes to.'), priority: Type.Enum([...orderPriorities], { description: 'How soon.' }),
  targetOn: orNull(date('The last day to do it.')), targetAt: orNull(instantText('The last moment to do it.')), accessNeeds: text('What to know at the door.'), siteHazards: text('Dangers of the place.'), registerTold: orNull(text('What the register of site hazards said when it was raised; null for orders of before.')),
  state: Type.Enum([...orderStates], { description: 'How far it is.' }), scheduledOn: orNull(date('The day it was given.')), raisedAt: instantText('When it was raised.'), answerBy: orNull(instantText('By when it is to be accepted or turned down; null while it waits for authorisation, and of orders of before.')), settledAt: orNull(instantText('When it ended.')),
  waiting: orNull(object({
    about: Type.Enum(['order', 'variation'], { description: 'What waits for authorisation.' }), because: Type.Array(Type.Enum([...waitReasons])), valuePence: pence('What it would come to.'), lines: Type.Array(lineSchema),
    reason: text('Why it is asked for.'), askedByName: text('Who asks.'), wentAhead: Type.Boolean({ description: 'The work did not wait: it makes a danger safe.' }),
  })),
  links: object({ self: text('This order in the API.'), page: text('Its page for people.') }),
});
export type OrderAnswer = Static<typeof orderSchema>;

export function lineFrom(line: OrderLine): OrderAnswer['lines'][number] {
  const { description, pricePence } = line;
  const valuePence = lineValue(line);
  return line.kind === 'rate' ? { code: line.code, description, unit: line.unit, quantity: line.hundredths / 100, pricePence, valuePence } : { code: null, description, unit: null, quantity: null, pricePence, valuePence };
}

export function orderAnswer(reference: string, order: WorkOrder): OrderAnswer {
  const { number, id, version, purpose, trade, contractorId, contractId, work, valuePence, priority, targetOn, targetAt, accessNeeds, siteHazards, registerTold, state, raisedAt, answerBy, settledAt, waiting } = order;
  const self = `/api/v1/cases/${reference}/orders/${number}`;
  return {
    reference, number, id, version, purpose, trade, contractorId, contractId, work, lines: order.lines.map(lineFrom), valuePence, priority, targetOn, targetAt, accessNeeds, siteHazards, registerTold,
    state: state.kind, scheduledOn: state.kind === 'scheduled' ? state.on : null, raisedAt, answerBy, settledAt,
    waiting: waiting === null ? null : { about: waiting.about, because: [...waiting.because], valuePence: waiting.valuePence, lines: waiting.lines.map(lineFrom), reason: waiting.reason, askedByName: waiting.askedByName, wentAhead: waiting.wentAhead === true },
    links: { self, page: orderPath(reference, number) },
  };
}

export const orderExample: OrderAnswer = {
  reference: 'REP-2026-00412', number: 1, id: '0199c0de-0000-7000-8000-000000000011', version: 1, purpose: 'work', trade: 'plumber', contractorId: '0199c0de-0000-7000-8000-000000000012', contractId: '0199c0de-0000-7000-8000-000000000013',
  work: 'Renew both tap washers', lines: [{ code: 'PL101', description: 'Renew tap washer', unit: 'each', quantity: 2, pricePence: 1850, valuePence: 3700 }], valuePence: 3700, priority: 'routine', targetOn: '2026-12-22', targetAt: null,
  accessNeeds: 'Allow ten minutes to reach the door', siteHazards: '', registerTold: 'No register of site hazards is held for this place. That does not mean that there are none.', state: 'raised', scheduledOn: null, raisedAt: '2026-11-24T09:30:00.000Z', answerBy: '2026-11-27T00:00:00.000Z', settledAt: null, waiting: null,
  links: { self: '/api/v1/cases/REP-2026-00412/orders/1', page: '/cases/REP-2026-00412/orders/1' },
};

export const ofOrder = object({ reference: referenceSchema, number: Type.String({ pattern: '^[0-9]{1,3}$', maxLength: 3, description: 'The number of the order on its case.' }) });

/** Lines as somebody asks for them. */
export const askedLines = Type.Array(
  Type.Union([
    object({ code: Type.String({ pattern: '^[^\\s]{1,40}$', maxLength: 40, description: 'A code of the contract’s schedule of rates.' }), quantity: Type.Number({ minimum: 0.01, maximum: 99_999, description: 'How many, to two places.' }) }),
    object({ words: Type.String({ pattern: '^[^\\n\\r=]{1,200}$', maxLength: 200, description: 'What it is, on one line.' }), pricePence: Type.Integer({ minimum: 0, maximum: 100_000_000, description: 'Its price.' }) }),
  ]),
  { minItems: 1, maxItems: 50, description: 'The whole scope.' },
);
export type AskedLines = Static<typeof askedLines>;

/** The lines as the two boxes of the page hold them. */
export function scopeBoxes(lines: AskedLines): { readonly codes: string; readonly others: string } {
  return {
    codes: lines.flatMap((line) => ('code' in line ? [`${line.code} ${String(Math.round(line.quantity * 100) / 100)}`] : [])).join('\n'),
    others: lines.flatMap((line) => ('words' in line ? [`${line.words} = ${(line.pricePence / 100).toFixed(2)}`] : [])).join('\n'),
  };
}

/** What is sent of a door that nobody opened. */
export const noAccessAtTheDoor = {
  words: words(mostWords, 'What happened at the door.'),
  tried: Type.Optional(Type.Array(Type.Enum([...accessAttempts]), { maxItems: accessAttempts.length, description: 'All that was done there. Where no card was left, the attempt counts for no step towards getting in.' })),
};
