import { Type, type Static } from 'typebox';
import { referenceSchema } from '../../../casefile/index.ts';
import { date, idOf, instantText, object, orNull } from '../../../platform/api/index.ts';
import { orderParts, orderPriorities, orderPurposes, orderStates, trades } from '../../model.ts';
import type { OurOrderListed } from '../../queries/our-orders.ts';
import type { OpenOurOrder } from '../open-our-order.ts';
import { askForIn } from '../our-order-shown.ts';
import { lineFrom, lineSchema, orderExample } from './order-schemas.ts';

const text = (description: string) => Type.String({ description });
const pence = (description: string) => Type.Integer({ minimum: 0, description });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const part = Type.Enum([...orderParts], { description: 'The part of the day.' });

const inShort = {
  id: idOf('the order'), reference: referenceSchema, number: Type.Integer({ minimum: 1, description: 'Its number on the case.' }), address: text('Where it is.'), trade: Type.Enum([...trades], { description: 'The trade.' }),
  work: text('What is to be done.'), priority: Type.Enum([...orderPriorities], { description: 'How soon.' }), targetOn: orNull(date('The last day to do it.')), targetAt: orNull(instantText('The last moment to do it.')),
  state: Type.Enum([...orderStates], { description: 'How far it is.' }), scheduledOn: orNull(date('The day it was given.')),
};

/** An order of theirs in one line. */
export const ourOrderListed = object({ ...inShort, isProposed: Type.Boolean({ description: 'A day is proposed and not answered.' }), isVariationWaiting: Type.Boolean({ description: 'A variation is asked for and not answered.' }) });

/** An order as its contractor's own programs read it: what their people see on its page, and no more. */
export const ourOrderSchema = object({
  ...inShort, version: Type.Integer({ description: 'Its version: send it with your next change.' }), purpose: Type.Enum([...orderPurposes], { description: 'What it is for.' }), lines: Type.Array(lineSchema),
  valuePence: pence('What was agreed comes to.'), accessNeeds: text('What to know at the door.'), siteHazards: text('Dangers of the place.'), registerTold: orNull(text('What the register of site hazards said when it was raised.')),
  askFor: orNull(object({ name: text('Whom to ask for.'), phone: orNull(text('Their number.')) })), proposal: orNull(object({ on: date('The day proposed.'), part })), scheduledPart: orNull(part),
  variation: orNull(object({ lines: Type.Array(lineSchema), valuePence: pence('What it would come to.'), reason: text('Why it is asked for.') })),
  raisedAt: instantText('When it was raised.'), answerBy: orNull(instantText('By when you are asked to accept it or turn it down; null of orders of before.')), acceptedAt: orNull(instantText('When you took it on.')), settledAt: orNull(instantText('When it ended.')), timesNoAccess: count('How often nobody let you in.'),
  links: object({ self: text('This order in the API.'), page: text('Its page for people.') }),
});
export type OurOrderAnswer = Static<typeof ourOrderSchema>;

/** Whom to ask for is told from when it was taken on until it has ended. */
export function ourOrderAnswer(open: OpenOurOrder): OurOrderAnswer {
  const { order, header: { file: { reference }, place } } = open;
  const { id, number, version, purpose, trade, work, priority, targetOn, targetAt, lines, valuePence, accessNeeds, siteHazards, registerTold, state, proposal, waiting, raisedAt, answerBy, acceptedAt, settledAt, timesNoAccess } = order;
  const scheduled = state.kind === 'scheduled' ? state : undefined;
  return {
    id, reference, number, address: place.address, version, purpose, trade, work, priority, targetOn, targetAt, state: state.kind, scheduledOn: scheduled?.on ?? null, scheduledPart: scheduled?.part ?? null, lines: lines.map(lineFrom), valuePence,
    accessNeeds, siteHazards, registerTold, askFor: askForIn(open) ?? null, proposal: proposal === null ? null : { on: proposal.on, part: proposal.part },
    variation: waiting?.about === 'variation' ? { lines: waiting.lines.map(lineFrom), valuePence: waiting.valuePence, reason: waiting.reason } : null,
    raisedAt, answerBy, acceptedAt, settledAt, timesNoAccess, links: { self: `/api/v1/our-orders/${id}`, page: `/our-orders/${id}` },
  };
}

export const listedFrom = ({ at: _at, scheduledPart: _part, ...listed }: OurOrderListed): Static<typeof ourOrderListed> => listed;

const { id, reference, number, version, purpose, trade, work, lines, valuePence, priority, targetOn, targetAt, accessNeeds, siteHazards, registerTold, raisedAt, answerBy } = orderExample;
const short = { id, reference, number, address: '14 Larch House, Larchfield, M1 1AA', trade, work, priority, targetOn, targetAt, state: 'accepted' as const, scheduledOn: null };
export const ourListedExample: Static<typeof ourOrderListed> = { ...short, isProposed: false, isVariationWaiting: false };
export const ourOrderExample: OurOrderAnswer = {
  ...short, version, purpose, lines, valuePence, accessNeeds, siteHazards, registerTold, askFor: { name: 'Ms A. Okafor', phone: '07700 900123' }, proposal: null, scheduledPart: null, variation: null,
  raisedAt, answerBy, acceptedAt: '2026-11-24T11:00:00.000Z', settledAt: null, timesNoAccess: 0, links: { self: `/api/v1/our-orders/${id}`, page: `/our-orders/${id}` },
};
