import type { CaseEvent } from '../../casefile/index.ts';
import { longDateTime, type PlainDate } from '../../clock/index.ts';
import { photoById } from '../../evidence/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { TimelineEntry } from '../../platform/govuk/index.ts';
import { file, page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { recordView } from '../../staff/index.ts';
import { ourOrderRoles } from '../access.ts';
import { whyNotOrder } from '../decide/why-not.ts';
import { parseNoAccess, parseOutcome, parseProposal, parseTurnedDown } from '../forms/our-order.ts';
import { parseVariation, parseWithdrawn } from '../forms/order.ts';
import { ourOrderFilters } from '../model.ts';
import { historyOfOrder, photosIn } from '../queries/order-history.ts';
import { ourOrders, oursAPage } from '../queries/our-orders.ts';
import { orderEvents } from '../views/event-words.ts';
import { shownOf } from '../views/lists.ts';
import { variationFields, waitingShown, wordsField } from '../views/order-forms.ts';
import { savedBanner, type OrderStep } from '../views/order-page.ts';
import { noAccessFields, outcomeFields, photosField, proposalFields, turnDownFields } from '../views/our-order-forms.ts';
import { ourOrderPage, ourOrderTitle } from '../views/our-order-page.ts';
import { ourOrderPath, ourOrdersPage } from '../views/our-orders.ts';
import { orderRefusalInWords } from '../views/refusal-words.ts';
import { html } from '../../platform/html/index.ts';
import { orderActionRoutes, type OrderActionPage, type OrderSide, type ReadOrder } from './action-page.ts';
import { openOurOrder, type OpenOurOrder } from './open-our-order.ts';

const current = '/our-orders';

/** What a contractor's people see and do: their own organisation's orders, and nothing else of the landlord's. */
export function ourOrderRoutes(store: FileStore): readonly Route[] {
  const actions = actionsWith(store);
  return [
    staffRoute('GET', current, ourOrderRoles, list),
    staffRoute('GET', '/our-orders/:id', ourOrderRoles, (visit) => showOne(visit, actions)),
    staffRoute('GET', '/our-orders/:id/photos/:photoId', ourOrderRoles, (visit) => showPhoto(visit, store, 'stored')),
    staffRoute('GET', '/our-orders/:id/photos/:photoId/thumbnail', ourOrderRoles, (visit) => showPhoto(visit, store, 'thumbnail')),
    ...actions.flatMap((action) => orderActionRoutes(ourSide, action)),
  ];
}

const ourSide: OrderSide = {
  path: '/our-orders/:id', roles: () => ourOrderRoles, open: (visit) => openOurOrder(visit), pathOf: ({ order }: ReadOrder) => ourOrderPath(order.id),
  wayOut: () => ({ href: current, text: 'Our orders' }),
};

function actionsWith(photos: FileStore): readonly OrderActionPage[] {
  return [
    { path: 'accept', action: 'AcceptOrder', title: 'Accept the order', verb: 'Accept the order', parse: () => ({ ok: true, command: { type: 'AcceptOrder' } }), fields: () => html`<p class="govuk-body">You will do the work as it is described, by the date given. Propose a day next.</p>` },
    { path: 'turn-down', action: 'TurnDownOrder', title: 'Turn the order down', verb: 'Turn it down', look: 'warning', parse: ({ body }) => parseTurnedDown(body), fields: (_open, form) => turnDownFields(form) },
    { path: 'propose', action: 'ProposeSlot', title: 'Propose a day', verb: 'Propose the day', parse: ({ body }) => parseProposal(body), fields: (_open, form) => proposalFields(form) },
    { path: 'complete', action: 'CompleteOrder', title: 'Say that it is done', verb: 'Send', photos, parse: ({ body }) => parseOutcome(body), fields: ({ context }, form) => outcomeFields(form, context.today) },
    { path: 'no-access', action: 'RecordOrderNoAccess', title: 'Nobody let us in', verb: 'Record no access', parse: ({ body }) => parseNoAccess(body), fields: (_open, form) => noAccessFields(form) },
    { path: 'vary', action: 'AskVariation', title: 'Ask for a variation', verb: 'Ask for the variation', parse: ({ body }) => parseVariation(body), fields: ({ order }, form) => variationFields(order, form) },
    { path: 'withdraw-variation', action: 'WithdrawVariation', title: 'Withdraw the variation', verb: 'Withdraw it', parse: ({ body }) => parseWithdrawn(body), fields: ({ order }, form) => html`${waitingShown(order)}${wordsField(form, 'reason', 'Why it is withdrawn')}` },
    { path: 'photos', action: 'AddOrderPhotos', title: 'Add photos', verb: 'Add the photos', photos, parse: () => ({ ok: true, command: { type: 'AddOrderPhotos', photos: [] } }), fields: (_open, form) => photosField(form) },
  ];
}

async function list(visit: StaffVisit): Promise<Reply> {
  const filter = ourOrderFilters.find((name) => name === visit.query['show']);
  const today = visit.today as PlainDate;
  const found = await ourOrders(visit.tx, { organisationId: visit.actor.organisationId, filter, today, now: visit.now, after: visit.query['after'] });
  return page(staffPage(visit, { title: 'Our orders', main: ourOrdersPage(shownOf(found, oursAPage), { filter, today, now: visit.now }), wide: true, current }));
}

async function showOne(visit: StaffVisit, actions: readonly OrderActionPage[]): Promise<Reply> {
  const open = await openOurOrder(visit);
  const { order, header: { file: { id, reference }, place } } = open;
  const history = await historyOfOrder(visit.tx, order);
  await recordView(visit.tx, visit, 'case', id);
  const main = ourOrderPage({
    order, reference, address: place.address, landlordName: visit.landlord.name, landlordPhone: visit.landlord.phone, askFor: askForIn(open), photoIds: photosIn(history),
    history: history.map((event) => entryOf(event, visit.today as PlainDate)), steps: stepsOf(open, actions), today: visit.today as PlainDate,
  });
  return page(staffPage(visit, { title: ourOrderTitle(order, place.address), main, current, backLink: { href: current, text: 'Our orders' }, ...savedBanner(doneWords.get(visit.query['done'] ?? '')) }));
}

/** Whoever has not taken it on, or has finished, has no use for a name and number. */
function askForIn({ order, header: { person } }: OpenOurOrder): { readonly name: string; readonly phone: string | null } | undefined {
  if (person === null || order.settledAt !== null || order.state.kind === 'raised') return undefined;
  return { name: person.name, phone: person.mobile ?? person.phone };
}

/** Of the landlord's own people they are told that somebody did it, not who. */
function entryOf(event: CaseEvent, today: PlainDate): TimelineEntry {
  const { title, body } = orderEvents[event.type]?.words(event.data, today) ?? { title: event.type };
  return { title, body, when: longDateTime(event.at), dateTime: event.at, who: event.data['byContractor'] === true ? event.actorName : 'The landlord' };
}

function stepsOf({ record, order, context }: OpenOurOrder, actions: readonly OrderActionPage[]): readonly OrderStep[] {
  return actions.filter(({ action }) => (action === 'WithdrawVariation' ? order.waiting?.about === 'variation' : order.settledAt === null || action === 'AddOrderPhotos')).flatMap(({ path, action, title: text }) => {
    const refused = whyNotOrder(record, action, context);
    if (refused !== undefined && (action === 'AddOrderPhotos' || action === 'TurnDownOrder' || action === 'AcceptOrder')) return [];
    return [refused === undefined ? { text, path } : { text, path, refusedBecause: orderRefusalInWords(refused.refusal, refused.facts) }];
  });
}

const doneWords: ReadonlyMap<string, string> = new Map(Object.entries({
  accept: 'You have accepted the order', 'turn-down': 'You have turned the order down', propose: 'The day is proposed: you hear here whether it is accepted', complete: 'Recorded as done',
  'no-access': 'No access recorded: propose another day', vary: 'Variation sent', 'withdraw-variation': 'Variation withdrawn', photos: 'Photos added',
}));

/** A photo that came with this very order. Any other of the case is as unknown here as one that never was. */
async function showPhoto(visit: StaffVisit, store: FileStore, part: 'stored' | 'thumbnail'): Promise<Reply> {
  const { order } = await openOurOrder(visit);
  const photoId = visit.params['photoId'] ?? '';
  const isOfOrder = photosIn(await historyOfOrder(visit.tx, order)).includes(photoId);
  const photo = isOfOrder ? await photoById(visit.tx, photoId) : undefined;
  if (photo === undefined || photo.isWithdrawn) throw new NotFound('photo');
  const bytes = await store.get(visit.landlord.id, { id: photo.id, part });
  if (bytes === undefined) throw new NotFound('photo file');
  return file(bytes, photo.mediaType);
}
