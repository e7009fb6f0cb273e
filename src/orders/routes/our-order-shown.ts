import type { CaseEvent } from '../../casefile/index.ts';
import { longDateTime, type PlainDate } from '../../clock/index.ts';
import { photoById } from '../../evidence/index.ts';
import { hazardsAround, registerInWords, reportHazardAt } from '../../homes/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { TimelineEntry } from '../../platform/govuk/index.ts';
import type { Html } from '../../platform/html/index.ts';
import { file, type LandlordVisit, type Reply } from '../../platform/http/index.ts';
import type { WorkOrder } from '../model.ts';
import { historyOfOrder, photosIn } from '../queries/order-history.ts';
import { orderEvents } from '../views/event-words.ts';
import { ourOrderPage } from '../views/our-order-page.ts';
import type { OrderActionPage } from './action-page.ts';
import type { OpenOurOrder } from './open-our-order.ts';
import { stepsOf } from './our-order-actions.ts';

/** The page of an order for whoever does it, at the address they came to it by. */
export async function ourOrderShown(visit: LandlordVisit, open: OpenOurOrder, at: { readonly path: string; readonly actions: readonly OrderActionPage[] }): Promise<Html> {
  const { order, header: { file: { reference }, place } } = open;
  const today = visit.today as PlainDate;
  const history = await historyOfOrder(visit.tx, order);
  const register = registerInWords(await hazardsAround(visit.tx, open.header.file), today);
  return ourOrderPage({
    order, reference, path: at.path, address: place.address, landlordName: visit.landlord.name, landlordPhone: visit.landlord.phone, askFor: askForIn(open), photoIds: photosIn(history),
    history: history.filter(({ type }) => !ofTheLandlord.has(type)).map((event) => entryOf(event, today)), steps: stepsOf(open, at.actions), register, today,
    reportHazardAt: at.path.startsWith('/our-orders') ? reportHazardAt(open.header.file) : undefined,
  });
}

/** To whom a link went is between the landlord and that person. */
const ofTheLandlord: ReadonlySet<string> = new Set(['OrderLinkSent', 'OrderLinkWithdrawn']);

/** Whoever has not taken it on, or has finished, has no use for a name and number. */
export function askForIn({ order, header: { person } }: OpenOurOrder): { readonly name: string; readonly phone: string | null } | undefined {
  if (person === null || order.settledAt !== null || order.state.kind === 'raised') return undefined;
  return { name: person.name, phone: person.mobile ?? person.phone };
}

/** Of the landlord's own people they are told that somebody did it, not who. */
function entryOf(event: CaseEvent, today: PlainDate): TimelineEntry {
  const { title, body } = orderEvents[event.type]?.words(event.data, today) ?? { title: event.type };
  return { title, body, when: longDateTime(event.at), dateTime: event.at, who: event.data['byContractor'] === true ? event.actorName : 'The landlord' };
}

/** A photo that came with this very order. Any other of the case is as unknown here as one that never was. */
export async function photoOfOrder(visit: LandlordVisit, order: WorkOrder, { store, part }: { readonly store: FileStore; readonly part: 'stored' | 'thumbnail' }): Promise<Reply> {
  const photoId = visit.params['photoId'] ?? '';
  const isOfOrder = photosIn(await historyOfOrder(visit.tx, order)).includes(photoId);
  const photo = isOfOrder ? await photoById(visit.tx, photoId) : undefined;
  if (photo === undefined || photo.isWithdrawn) throw new NotFound('photo');
  const bytes = await store.get(visit.landlord.id, { id: photo.id, part });
  if (bytes === undefined) throw new NotFound('photo file');
  return file(bytes, photo.mediaType);
}
