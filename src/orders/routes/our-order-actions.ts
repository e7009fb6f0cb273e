import type { FileStore } from '../../platform/files/index.ts';
import { html } from '../../platform/html/index.ts';
import { whyNotOrder } from '../decide/why-not.ts';
import { parseNoAccess, parseOutcome, parseProposal, parseTurnedDown } from '../forms/our-order.ts';
import { parseVariation, parseWithdrawn } from '../forms/order.ts';
import { variationFields, waitingShown, wordsField } from '../views/order-forms.ts';
import type { OrderStep } from '../views/order-page.ts';
import { noAccessFields, outcomeFields, photosField, proposalFields, turnDownFields } from '../views/our-order-forms.ts';
import { orderRefusalInWords } from '../views/refusal-words.ts';
import type { OrderActionPage, ReadOrder } from './action-page.ts';

/** What whoever does the work does to an order of theirs, signed in or by a link. */
export function ourActions(photos: FileStore): readonly OrderActionPage[] {
  return [
    { path: 'accept', action: 'AcceptOrder', title: 'Accept the order', verb: 'Accept the order', parse: () => ({ ok: true, command: { type: 'AcceptOrder' } }), fields: () => html`<p class="govuk-body">You will do the work as it is described, by the date given. Propose a day next.</p>` },
    { path: 'turn-down', action: 'TurnDownOrder', title: 'Turn the order down', verb: 'Turn it down', look: 'warning', parse: ({ body }) => parseTurnedDown(body), fields: (_open, form) => turnDownFields(form) },
    { path: 'propose', action: 'ProposeSlot', title: 'Propose a day', verb: 'Propose the day', parse: ({ body }) => parseProposal(body), fields: ({ order }, form) => proposalFields(order, form) },
    { path: 'complete', action: 'CompleteOrder', title: 'Say that it is done', verb: 'Send', photos, parse: ({ body }) => parseOutcome(body), fields: ({ context }, form) => outcomeFields(form, context.today) },
    { path: 'no-access', action: 'RecordOrderNoAccess', title: 'Nobody let us in', verb: 'Record no access', parse: ({ body }) => parseNoAccess(body), fields: (_open, form) => noAccessFields(form) },
    { path: 'vary', action: 'AskVariation', title: 'Ask for a variation', verb: 'Ask for the variation', parse: ({ body }) => parseVariation(body), fields: ({ order }, form) => variationFields(order, form) },
    { path: 'withdraw-variation', action: 'WithdrawVariation', title: 'Withdraw the variation', verb: 'Withdraw it', parse: ({ body }) => parseWithdrawn(body), fields: ({ order }, form) => html`${waitingShown(order)}${wordsField(form, 'reason', 'Why it is withdrawn')}` },
    { path: 'photos', action: 'AddOrderPhotos', title: 'Add photos', verb: 'Add the photos', photos, parse: () => ({ ok: true, command: { type: 'AddOrderPhotos', photos: [] } }), fields: (_open, form) => photosField(form) },
  ];
}

/** Each action as a button, or as why not; those that could not matter to this order are left out. */
export function stepsOf({ record, order, context }: ReadOrder, actions: readonly OrderActionPage[]): readonly OrderStep[] {
  return usualFirst(order, actions).filter(({ action }) => (action === 'WithdrawVariation' ? order.waiting?.about === 'variation' : order.settledAt === null || action === 'AddOrderPhotos')).flatMap(({ path, action, title }) => {
    const text = action === 'ProposeSlot' && (order.state.kind === 'scheduled' || order.proposal !== null) ? 'Propose another day' : title;
    const refused = whyNotOrder(record, action, context);
    if (refused !== undefined && (action === 'AddOrderPhotos' || action === 'TurnDownOrder' || action === 'AcceptOrder')) return [];
    return [refused === undefined ? { text, path } : { text, path, refusedBecause: orderRefusalInWords(refused.refusal, refused.facts) }];
  });
}

/** With a day given, what comes next is to say how it went: another day is the exception. */
function usualFirst({ state }: ReadOrder['order'], actions: readonly OrderActionPage[]): readonly OrderActionPage[] {
  return state.kind === 'scheduled' ? actions.toSorted((one, other) => Number(one.action === 'ProposeSlot') - Number(other.action === 'ProposeSlot')) : actions;
}

/** What a page says first when something was done. */
export const ourDoneWords: ReadonlyMap<string, string> = new Map(Object.entries({
  accept: 'You have accepted the order', 'turn-down': 'You have turned the order down', propose: 'The day is proposed: you hear here whether it is accepted', complete: 'Recorded as done',
  'no-access': 'No access recorded: propose another day', vary: 'Variation sent', 'withdraw-variation': 'Variation withdrawn', photos: 'Photos added',
}));
