import { Type } from 'typebox';
import { referenceSchema } from '../../../casefile/index.ts';
import type { PlainDate } from '../../../clock/index.ts';
import { ApiProblem, apiRoute, dateFields, idOf, invalidFields, object, type ApiRoute } from '../../../platform/api/index.ts';
import type { FormBody } from '../../../platform/http/index.ts';
import type { Parsed } from '../../../platform/forms/index.ts';
import { recordView } from '../../../staff/index.ts';
import { orderRoles, ourOrderRoles, rolesThatMay } from '../../access.ts';
import type { OrderCommand } from '../../decide/index.ts';
import { contractorValue, parseCompleted, parseRaise, parseSchedule } from '../../forms/order.ts';
import { parseProposal } from '../../forms/our-order.ts';
import { dayOf, raiseFieldsOf, saysOtherWork, type WorkToRaise } from '../../forms/repairs-message.ts';
import type { WorkOrder } from '../../model.ts';
import { performOnOrder, performRaise } from '../../perform.ts';
import { possibleContractorNamed } from '../../queries/lists.ts';
import { orderFieldOf, orderRefusalInWords } from '../../views/refusal-words.ts';
import { orderReference } from '../../views/repairs-messages.ts';
import { openCaseToRaise, orderAsking } from '../open-order.ts';
import { openOurOrder } from '../open-our-order.ts';
import { messagesIn, openOrderOfMessages, asMessages } from '../open-messages.ts';
import { messageExamples } from './message-examples.ts';
import { orderMessage, raisingMessage, type OrderMessage } from './message-schemas.ts';
import { ofOrder, orderAnswer, orderExample, orderSchema } from './order-schemas.ts';

const tag = 'Repairs messages';
const answer = { status: 200 as const, description: 'The order as it now is.', schema: orderSchema, example: orderExample };

const messagesShown = object({ items: Type.Array(Type.Record(Type.String(), Type.Unknown())) });
const messagesExample = { items: Object.values(messageExamples) };

const read = apiRoute({
  method: 'GET', path: '/api/v1/cases/:reference/orders/:number/messages', operationId: 'readOrderMessages', tag, scope: 'cases:read', roles: orderRoles, summary: 'An order as repairs messages',
  description: 'RaiseRepair and ScheduleRepair, then how far it is, in the order in which it happened.', params: ofOrder,
  answer: { status: 200, description: 'The messages, each under its name.', schema: messagesShown, example: messagesExample },
}, async (visit) => {
  const open = await openOrderOfMessages(visit);
  await recordView(visit.tx, visit, 'case', open.header.file.id);
  return { status: 200, value: { items: messagesIn(open) } };
});

const takeRaising = apiRoute({
  method: 'POST', path: '/api/v1/cases/:reference/orders/messages', operationId: 'takeRaisingMessage', tag, scope: 'cases:write', roles: rolesThatMay('RaiseOrder'), summary: 'Raise an order by a repairs message',
  description: 'RaiseRepair or ScheduleRepair. What this does not know is refused by its name, so that nothing of a message is lost unseen.', params: object({ reference: referenceSchema }),
  body: raisingMessage, bodyExample: messageExamples.raise, answer: { ...answer, status: 201, description: 'Raised.' },
}, async (visit) => {
  const { header: { file } } = await openCaseToRaise(visit);
  const { contractor, contract = null, RaiseRepair, ScheduleRepair } = visit.body;
  const name = RaiseRepair === undefined ? 'ScheduleRepair' : 'RaiseRepair';
  const work = onlyOne<WorkToRaise>({ RaiseRepair, ScheduleRepair });
  const by = await possibleContractorNamed(visit.tx, visit.today as PlainDate, { contractor, contract });
  const { body, errors } = raiseFieldsOf(work, dateFields);
  if (Object.keys(errors).length > 0) throw invalidFields(errors, pointersIn(name));
  const parsed = parseRaise({ ...body, contractor: by === undefined ? '' : contractorValue(by) }, by === undefined ? [] : [by]);
  if (!parsed.ok) throw invalidFields(parsed.errors, pointersIn(name));
  const done = await performRaise(orderAsking(visit), { reference: file.reference }, parsed.command);
  if (!done.ok) throw refusedAs(done, pointersIn(name));
  return { status: 201, value: orderAnswer(file.reference, done.order) };
});

const take = apiRoute({
  method: 'POST', path: '/api/v1/cases/:reference/orders/:number/messages', operationId: 'takeOrderMessage', tag, scope: 'cases:write', roles: rolesThatMay('CompleteOrder'), summary: 'Take a repairs message about an order',
  description: 'JobStatusUpdate (accepted, scheduled) or WorkOrderComplete. Work that differs from what was agreed is a variation first.', params: ofOrder,
  body: orderMessage, bodyExample: messageExamples.status, answer,
}, async (visit) => {
  const open = await openOrderOfMessages(visit);
  const { reference } = open.header.file;
  const { name, parsed } = commandIn(visit.body, open.order, { reference, schedule: parseSchedule });
  if (!parsed.ok) throw invalidFields(parsed.errors, stepPointers[name]);
  const done = await performOnOrder(orderAsking(visit), { reference, number: open.order.number }, parsed.command);
  if (!done.ok) throw refusedAs(done, stepPointers[name]);
  return { status: 200, value: orderAnswer(reference, done.order) };
});

const ofOurOrder = object({ id: idOf('the order') });
const ourTag = 'Our orders';

const readOurs = apiRoute({
  method: 'GET', path: '/api/v1/our-orders/:id/messages', operationId: 'readOurOrderMessages', tag: ourTag, scope: 'our-orders:read', roles: ourOrderRoles, summary: 'An order of ours as repairs messages',
  description: 'For the people of whoever does the work: their own orders, and nothing else of the case.', params: ofOurOrder, answer: { status: 200, description: 'The messages, each under its name.', schema: messagesShown, example: messagesExample },
}, async (visit) => {
  const open = await openOurOrder(visit);
  await recordView(visit.tx, visit, 'case', open.header.file.id);
  return { status: 200, value: { items: messagesIn(asMessages(open, visit.landlord.name)) } };
});

const takeOurs = apiRoute({
  method: 'POST', path: '/api/v1/our-orders/:id/messages', operationId: 'takeOurOrderMessage', tag: ourTag, scope: 'our-orders:write', roles: ourOrderRoles, summary: 'Send a repairs message about an order of ours',
  description: 'JobStatusUpdate (accepted; scheduled, which proposes the day) or WorkOrderComplete. Work that differs from what was agreed is a variation first.', params: ofOurOrder,
  body: orderMessage, bodyExample: messageExamples.status, answer: { status: 200, description: 'What there now is to tell of it.', schema: messagesShown, example: messagesExample },
}, async (visit) => {
  const open = await openOurOrder(visit);
  const { reference } = open.header.file;
  const { name, parsed } = commandIn(visit.body, open.order, { reference, schedule: parseProposal });
  if (!parsed.ok) throw invalidFields(parsed.errors, stepPointers[name]);
  const done = await performOnOrder(orderAsking(visit), { reference, number: open.order.number }, parsed.command);
  if (!done.ok) throw refusedAs(done, stepPointers[name]);
  return { status: 200, value: { items: messagesIn(asMessages({ ...open, order: done.order }, visit.landlord.name)) } };
});

/** The one message of a body that has room for several. */
function onlyOne<Message extends object>(messages: Readonly<Record<string, Message | undefined>>): Message {
  const [message, ...more] = Object.values(messages).filter((one) => one !== undefined);
  if (message === undefined || more.length > 0) throw invalidFields({ '': `Send exactly one of ${Object.keys(messages).join(', ')}` });
  return message;
}

/** Of which case it is, and what a day means: the landlord's people give it, a contractor's propose it. */
interface StepOf {
  readonly reference: string;
  readonly schedule: (body: FormBody) => Parsed<OrderCommand>;
}

/** What a message asks for, through the form of the page on which a person does it. */
function commandIn({ JobStatusUpdate, WorkOrderComplete }: OrderMessage, order: WorkOrder, { reference, schedule }: StepOf): { readonly name: keyof typeof stepPointers; readonly parsed: Parsed<OrderCommand> } {
  onlyOne({ JobStatusUpdate, WorkOrderComplete });
  const name = JobStatusUpdate === undefined ? 'WorkOrderComplete' : 'JobStatusUpdate';
  const { ID = '' } = JobStatusUpdate?.RelatedWorkOrderReference ?? WorkOrderComplete?.WorkOrderReference ?? {};
  const own = orderReference(reference, order.number);
  if (ID !== own) return { name, parsed: { ok: false, errors: { order: `Name the order of this address, ${own}` } } };
  if (JobStatusUpdate !== undefined) return { name, parsed: statusIn(JobStatusUpdate, schedule) };
  return { name, parsed: completionIn(WorkOrderComplete, order) };
}

function statusIn({ OtherType, RefinedAppointmentWindow: window }: NonNullable<OrderMessage['JobStatusUpdate']>, schedule: StepOf['schedule']): Parsed<OrderCommand> {
  return OtherType === 'accepted' ? { ok: true, command: { type: 'AcceptOrder' } } : schedule({ ...dateFields('on', window?.Date ?? ''), part: window?.TimeOfDay.Name ?? '' });
}

function completionIn(message: OrderMessage['WorkOrderComplete'], order: WorkOrder): Parsed<OrderCommand> {
  const [update] = message?.JobStatusUpdates ?? [];
  const elements = message?.CompletedWorkElements;
  const isOther = elements !== undefined && saysOtherWork(order.lines, elements.flatMap(({ RateScheduleItem }) => RateScheduleItem));
  if (isOther) return { ok: false, errors: { lines: 'This is not the work that was agreed: ask for a variation first, or leave the elements out' } };
  return parseCompleted({ ...dateFields('on', dayOf(update?.EventTime ?? '') ?? ''), words: update?.Comments ?? '' });
}

function refusedAs({ refusal, facts }: Extract<Awaited<ReturnType<typeof performOnOrder>>, { ok: false }>, pointers: Readonly<Record<string, string>>): ApiProblem {
  const mend = orderRefusalInWords(refusal, facts);
  const pointer = pointers[orderFieldOf(refusal)];
  return new ApiProblem('refused', mend, { refusal, facts, ...(pointer === undefined ? {} : { errors: [{ in: 'body' as const, pointer: `/${pointer}`, reason: refusal, mend }] }) });
}

function pointersIn(name: 'RaiseRepair' | 'ScheduleRepair'): Readonly<Record<string, string>> {
  const lines = `${name}/WorkElement/0/RateScheduleItem`;
  return {
    contractor: 'contractor', purpose: `${name}/WorkClass/WorkClassSubType`, trade: `${name}/WorkElement/0/Trade/0/CustomCode`, work: `${name}/DescriptionOfWork`, words: `${name}/DescriptionOfWork`, codes: lines, others: lines,
    priority: `${name}/Priority/PriorityCode`, target: `${name}/Priority/RequiredCompletionDateTime`, on: `${name}/Priority/RequiredCompletionDateTime`, accessNeeds: `${name}/AccessInformation/Description`, siteHazards: `${name}/LocationAlert`,
  };
}

const stepPointers = {
  JobStatusUpdate: { order: 'JobStatusUpdate/RelatedWorkOrderReference/ID', on: 'JobStatusUpdate/RefinedAppointmentWindow/Date', part: 'JobStatusUpdate/RefinedAppointmentWindow/TimeOfDay/Name' },
  WorkOrderComplete: { order: 'WorkOrderComplete/WorkOrderReference/ID', lines: 'WorkOrderComplete/CompletedWorkElements', on: 'WorkOrderComplete/JobStatusUpdates/0/EventTime', words: 'WorkOrderComplete/JobStatusUpdates/0/Comments' },
} as const;

export const messageApiRoutes: readonly ApiRoute[] = [read, takeRaising, take, readOurs, takeOurs];
