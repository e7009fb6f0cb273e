import { Type, type Static, type TProperties } from 'typebox';
import type { PlainDate } from '../../../clock/index.ts';
import { ApiProblem, apiRoute, date, dateFields, idOf, invalidFields, maybeWords, object, orNull, seenVersionOf, versionField, words, type ApiRoute } from '../../../platform/api/index.ts';
import { mostWords, type Parsed } from '../../../platform/forms/index.ts';
import type { FormBody } from '../../../platform/http/index.ts';
import { recordView } from '../../../staff/index.ts';
import { orderRoles, rolesThatMay, type OrderAction } from '../../access.ts';
import type { OrderCommand, OrderRefusal } from '../../decide/index.ts';
import { contractorValue, parseAuthorised, parseCancelled, parseCompleted, parseDeclined, parseRaise, parseSchedule, parseVariation, parseWithdrawn } from '../../forms/order.ts';
import { parseNoAccess, parseSlotDeclined, parseTurnedDown } from '../../forms/our-order.ts';
import { orderCancelReasonsByHand, orderParts, orderPriorities, orderPurposes, trades, type ContractId, type ContractorId } from '../../model.ts';
import { performOnOrder, performRaise } from '../../perform.ts';
import { possibleContractors } from '../../queries/lists.ts';
import { ordersOfCase } from '../../store/orders.ts';
import { orderFieldOf, orderRefusalInWords } from '../../views/refusal-words.ts';
import { openCaseOfOrders, openCaseToRaise, openOrder, openOrderTo, orderAsking } from '../open-order.ts';
import { referenceSchema } from '../../../casefile/index.ts';
import { askedLines, noAccessAtTheDoor, ofOrder, orderAnswer, orderExample, orderSchema, scopeBoxes } from './order-schemas.ts';

const tag = 'Orders';
const answer = { status: 200 as const, description: 'The order as it now is.', schema: orderSchema, example: orderExample };
const refusedAs = (refusal: OrderRefusal, facts: Readonly<Record<string, string>>): ApiProblem => new ApiProblem('refused', orderRefusalInWords(refusal, facts), { refusal, facts });

const list = apiRoute({
  method: 'GET', path: '/api/v1/cases/:reference/orders', operationId: 'listOrders', tag, scope: 'cases:read', roles: orderRoles, summary: 'The orders of a case', description: 'All of them, the newest first: a case has a hundred at most.',
  params: object({ reference: referenceSchema }), answer: { status: 200, description: 'The orders.', schema: object({ items: Type.Array(orderSchema) }), example: { items: [orderExample] } },
}, async (visit) => {
  const { header: { file } } = await openCaseOfOrders(visit);
  await recordView(visit.tx, visit, 'case', file.id);
  return { status: 200, value: { items: (await ordersOfCase(visit.tx, file.id)).map((order) => orderAnswer(file.reference, order)) } };
});

const read = apiRoute({
  method: 'GET', path: '/api/v1/cases/:reference/orders/:number', operationId: 'readOrder', tag, scope: 'cases:read', roles: orderRoles, summary: 'One order', description: 'What was agreed, with whom, by when, and what waits for authorisation.', params: ofOrder, answer,
}, async (visit) => {
  const { opened: { header: { file } }, order } = await openOrder(visit);
  await recordView(visit.tx, visit, 'case', file.id);
  return { status: 200, value: orderAnswer(file.reference, order) };
});

const raise = apiRoute({
  method: 'POST', path: '/api/v1/cases/:reference/orders', operationId: 'raiseOrder', tag, scope: 'cases:write', roles: rolesThatMay('RaiseOrder'), summary: 'Raise an order',
  description: 'Instructs a trade. What is above a limit is raised too, and waits for authorisation. The version is that of the case.', params: object({ reference: referenceSchema }),
  body: object({
    purpose: Type.Enum([...orderPurposes], { description: 'What it is for.' }), trade: Type.Enum([...trades], { description: 'The trade.' }), contractorId: idOf('whoever does it'), contractId: Type.Optional(orNull(idOf('their contract'))),
    work: words(mostWords, 'What is to be done. Nothing about the resident.'), lines: askedLines, priority: Type.Enum([...orderPriorities], { description: 'How soon.' }), targetOn: Type.Optional(date('A day agreed with them.')),
    accessNeeds: maybeWords(mostWords, 'What to know at the door: the instruction, never the reason.'), siteHazards: maybeWords(mostWords, 'Dangers of the place.'), ...versionField,
  }),
  bodyExample: { purpose: 'work', trade: 'plumber', contractorId: orderExample.contractorId, contractId: orderExample.contractId, work: 'Renew both tap washers', lines: [{ code: 'PL101', quantity: 2 }], priority: 'routine' },
  answer: { ...answer, status: 201, description: 'Raised.' },
}, async (visit) => {
  const { header: { file } } = await openCaseToRaise(visit);
  const { contractorId, contractId = null, lines, targetOn, version, ...sent } = visit.body;
  const by = contractorValue({ contractorId: contractorId as ContractorId, contractId: contractId as ContractId | null });
  const parsed = parseRaise({ ...sent, contractor: by, ...scopeBoxes(lines), ...(targetOn === undefined ? {} : dateFields('target', targetOn)) }, await possibleContractors(visit.tx, visit.today as PlainDate));
  if (!parsed.ok) throw invalidFields(parsed.errors, pointers);
  const done = await performRaise(orderAsking(visit), { reference: file.reference, ...seenVersionOf(visit, version) }, parsed.command);
  if (!done.ok) throw refusedAs(done.refusal, done.facts);
  return { status: 201, value: orderAnswer(file.reference, done.order) };
});

const pointers = { contractor: 'contractorId', codes: 'lines', others: 'lines', target: 'targetOn', why: 'reason', reason: 'words', tried: 'words' };

interface OrderDoing<Fields extends TProperties> {
  readonly path: string;
  readonly action: Exclude<OrderAction, 'RaiseOrder'>;
  readonly operationId: string;
  readonly summary: string;
  readonly fields: Fields;
  readonly example: object;
  readonly parse: (body: Static<ReturnType<typeof object<Fields>>>) => Parsed<OrderCommand>;
}

/** One thing that a program may do to an order, through the page's parser and the one door. */
function orderDoing<const Fields extends TProperties>({ path, action, operationId, summary, fields, example, parse }: OrderDoing<Fields>): ApiRoute {
  return apiRoute({
    method: 'POST', path: `/api/v1/cases/:reference/orders/:number/${path}`, operationId, tag, scope: 'cases:write', roles: rolesThatMay(action), summary, description: `${summary}. The version is that of the order.`,
    params: ofOrder, body: object({ ...fields, ...versionField }), bodyExample: example, answer,
  }, async (visit) => {
    const { opened: { header: { file } }, order } = await openOrderTo(visit, action);
    const { version, ...sent } = visit.body as { readonly version?: number };
    const parsed = parse(sent as Static<ReturnType<typeof object<Fields>>>);
    if (!parsed.ok) throw invalidFields(parsed.errors, pointers);
    const done = await performOnOrder(orderAsking(visit), { reference: file.reference, number: order.number, ...seenVersionOf(visit, version) }, parsed.command);
    if (!done.ok) throw withField(done.refusal, done.facts);
    return { status: 200, value: orderAnswer(file.reference, done.order) };
  });
}

/** A refusal as a problem that names the field it is about. */
export function withField(refusal: OrderRefusal, facts: Readonly<Record<string, string>>): ApiProblem {
  const mend = orderRefusalInWords(refusal, facts);
  const field: string = orderFieldOf(refusal);
  const pointer = `/${field in pointers ? pointers[field as keyof typeof pointers] : field}`;
  return new ApiProblem('refused', mend, { refusal, facts, ...(field === '' ? {} : { errors: [{ in: 'body' as const, pointer, reason: refusal, mend }] }) });
}

const reason = { words: words(mostWords, 'Why: it goes on the record.') };
const asReason = ({ words: said }: { readonly words: string }): FormBody => ({ reason: said });

export const orderApiRoutes: readonly ApiRoute[] = [
  list, read, raise,
  orderDoing({ path: 'accept', action: 'AcceptOrder', operationId: 'acceptOrder', summary: 'Record that the order is accepted', fields: {}, example: {}, parse: () => ({ ok: true, command: { type: 'AcceptOrder' } }) }),
  orderDoing({ path: 'turn-down', action: 'TurnDownOrder', operationId: 'turnDownOrder', summary: 'Record that whoever was to do it turned it down', fields: reason, example: { words: 'Nobody free before Christmas' }, parse: (sent) => parseTurnedDown(asReason(sent)) }),
  orderDoing({ path: 'accept-slot', action: 'AcceptSlot', operationId: 'acceptProposedDay', summary: 'Accept the day that whoever does it proposes', fields: {}, example: {}, parse: () => ({ ok: true, command: { type: 'AcceptSlot' } }) }),
  orderDoing({ path: 'decline-slot', action: 'DeclineSlot', operationId: 'declineProposedDay', summary: 'Decline the day that whoever does it proposes', fields: reason, example: { words: 'The resident is away' }, parse: (sent) => parseSlotDeclined(asReason(sent)) }),
  orderDoing({ path: 'no-access', action: 'RecordOrderNoAccess', operationId: 'recordOrderNoAccess', summary: 'Record that nobody let them in', fields: noAccessAtTheDoor, example: { words: 'No answer, waited 15 minutes', tried: ['knocked and waited', 'left a card'] }, parse: ({ words: said, tried = [] }) => parseNoAccess({ words: said, tried: [...tried] }) }),
  orderDoing({ path: 'send-link', action: 'SendOrderLink', operationId: 'sendOrderLink', summary: 'Send whoever does it a link to this order', fields: {}, example: {}, parse: () => ({ ok: true, command: { type: 'SendOrderLink' } }) }),
  orderDoing({ path: 'withdraw-link', action: 'WithdrawOrderLink', operationId: 'withdrawOrderLink', summary: 'Withdraw the link to this order', fields: {}, example: {}, parse: () => ({ ok: true, command: { type: 'WithdrawOrderLink' } }) }),
  orderDoing({
    path: 'schedule', action: 'ScheduleOrder', operationId: 'scheduleOrder', summary: 'Give the order a day', fields: { on: date('The day.'), part: Type.Enum([...orderParts], { description: 'The part of the day.' }) },
    example: { on: '2026-11-26', part: 'morning' }, parse: ({ on, part }) => parseSchedule({ ...dateFields('on', on), part }),
  }),
  orderDoing({
    path: 'complete', action: 'CompleteOrder', operationId: 'completeOrder', summary: 'Record that the order is done', fields: { on: date('The day it was done.'), words: words(mostWords, 'What was done.') },
    example: { on: '2026-11-26', words: 'Both washers renewed' }, parse: ({ on, words: done }) => parseCompleted({ ...dateFields('on', on), words: done }),
  }),
  orderDoing({
    path: 'cancel', action: 'CancelOrder', operationId: 'cancelOrder', summary: 'Cancel the order', fields: { reason: Type.Enum([...orderCancelReasonsByHand], { description: 'Why.' }), ...reason },
    example: { reason: 'no longer needed', words: 'The resident mended it.' }, parse: ({ reason: why, words: said }) => parseCancelled({ why, reason: said }),
  }),
  orderDoing({
    path: 'ask-variation', action: 'AskVariation', operationId: 'askVariation', summary: 'Ask for another scope than was agreed', fields: { lines: askedLines, ...reason },
    example: { lines: [{ code: 'PL101', quantity: 3 }], words: 'The bath tap, too' }, parse: ({ lines, words: said }) => parseVariation({ ...scopeBoxes(lines), reason: said }),
  }),
  orderDoing({ path: 'withdraw-variation', action: 'WithdrawVariation', operationId: 'withdrawVariation', summary: 'Withdraw the variation that waits', fields: reason, example: { words: 'Two were enough' }, parse: (sent) => parseWithdrawn(asReason(sent)) }),
  orderDoing({ path: 'authorise', action: 'AuthoriseOrder', operationId: 'authoriseOrder', summary: 'Authorise what somebody else asked for', fields: { words: maybeWords(mostWords, 'Anything to add.') }, example: {}, parse: ({ words: said }) => parseAuthorised({ words: said ?? '' }) }),
  orderDoing({ path: 'decline', action: 'DeclineOrder', operationId: 'declineOrder', summary: 'Decline what somebody else asked for', fields: reason, example: { words: 'Ask for a quote first' }, parse: (sent) => parseDeclined(asReason(sent)) }),
];
