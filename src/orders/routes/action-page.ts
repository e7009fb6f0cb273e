import type { FieldErrors } from '../../platform/govuk/index.ts';
import { RecordChanged } from '../../platform/database/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, takesFiles, type LandlordVisit, type PageRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import type { PageWords } from '../../platform/http/layout.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { Parsed } from '../../platform/forms/index.ts';
import { photoUpload } from '../../evidence/index.ts';
import { column, heading, link, paragraph, postForm, type Role } from '../../staff/index.ts';
import type { OrderCommand } from '../decide/index.ts';
import { whyNotOrder } from '../decide/why-not.ts';
import type { OrderForm } from '../views/form-fields.ts';
import { orderFieldOf, orderRefusalInWords } from '../views/refusal-words.ts';
import { performOnOrder, type OrderAsking } from '../perform.ts';
import { keepOrderPhotos } from './keep-order-photos.ts';
import { orderAsking, type OpenOrder } from './open-order.ts';

/** An order as either side reads it before doing something. */
export type ReadOrder = Pick<OpenOrder, 'order' | 'record' | 'context'>;

/** One small page on which one thing is done to an order. */
export interface OrderActionPage {
  /** Under the page of the order. */
  readonly path: string;
  readonly action: OrderCommand['type'];
  readonly title: string;
  readonly verb: string;
  readonly look?: 'warning';
  readonly fields: (open: ReadOrder, form: OrderForm) => Html | undefined;
  readonly parse: (visit: Pick<LandlordVisit, 'body'>) => Parsed<OrderCommand>;
  /** Where photos may come with it, the store they are kept in. */
  readonly photos?: FileStore;
}

/** Who comes to an order, by which address, and in what frame: the landlord's people by its case, a contractor's by the order alone, signed in or by a link. */
export interface OrderSide<V extends LandlordVisit = StaffVisit> {
  readonly path: string;
  readonly route: (method: 'GET' | 'POST', path: string, action: OrderCommand['type'], handle: (visit: V) => Promise<Reply>) => PageRoute;
  readonly open: (visit: V, action: OrderCommand['type']) => Promise<ReadOrder>;
  readonly asking: (visit: V, open: ReadOrder) => OrderAsking;
  readonly frame: (visit: V, words: PageWords) => Html;
  /** The page of the order. */
  readonly pathOf: (open: ReadOrder, visit: V) => string;
  /** Where "not now" leads. */
  readonly wayOut: (open: ReadOrder, visit: V) => { readonly href: string; readonly text: string };
}

/** What is alike for everybody who signs in. */
export const ofStaff = (roles: (action: OrderCommand['type']) => readonly Role[]): Pick<OrderSide, 'route' | 'asking' | 'frame'> => ({
  route: (method, path, action, handle) => staffRoute(method, path, roles(action), handle), asking: orderAsking, frame: staffPage,
});

/** The two routes of an action: the form, and what it sends. */
export function orderActionRoutes<V extends LandlordVisit>(side: OrderSide<V>, action: OrderActionPage): readonly Route[] {
  const path = `${side.path}/${action.path}`;
  const post = side.route('POST', path, action.action, (visit) => act(visit, side, action));
  return [
    side.route('GET', path, action.action, async (visit) => {
      const open = await side.open(visit, action.action);
      const refused = whyNotOrder(open.record, action.action, open.context);
      return refused === undefined ? formPage(visit, open, { side, action, errors: {} }) : refusedPage(visit, open, { side, title: titleOf(action, open), words: orderRefusalInWords(refused.refusal, refused.facts) });
    }),
    action.photos === undefined ? post : takesFiles(photoUpload, post),
  ];
}

async function act<V extends LandlordVisit>(visit: V, side: OrderSide<V>, action: OrderActionPage): Promise<Reply> {
  const open = await side.open(visit, action.action);
  const again = (errors: FieldErrors) => formPage(visit, open, { side, action, errors });
  const parsed = action.parse(visit);
  if (!parsed.ok) return again(parsed.errors);
  if (seenVersionIn(visit.body) !== open.order.version) throw new RecordChanged(titleOf(action, open));
  const asking = side.asking(visit, open);
  const kept = action.photos === undefined ? { ok: true as const, photos: [] } : await keepOrderPhotos(asking, { files: visit.files, caseId: open.order.caseId, store: action.photos });
  if (!kept.ok) return again(kept.errors);
  const commands: OrderCommand[] = parsed.command.type === 'AddOrderPhotos' || kept.photos.length === 0 ? [] : [{ type: 'AddOrderPhotos', photos: kept.photos }];
  commands.push(parsed.command.type === 'AddOrderPhotos' ? { type: 'AddOrderPhotos', photos: kept.photos } : parsed.command);
  const refused = await performAll(asking, open, commands);
  return refused === undefined ? redirect(`${side.pathOf(open, visit)}?done=${action.path}`) : again(refused);
}

/** One after the other, in the transaction of the request: when one is refused none of them has happened. */
async function performAll(asking: OrderAsking, { order, record }: ReadOrder, commands: readonly OrderCommand[]): Promise<FieldErrors | undefined> {
  let seenVersion = order.version;
  for (const command of commands) {
    const done = await performOnOrder(asking, { reference: record.spine.file.reference, number: order.number, seenVersion }, command);
    if (!done.ok) return { [orderFieldOf(done.refusal)]: orderRefusalInWords(done.refusal, done.facts) };
    seenVersion = done.order.version;
  }
  return undefined;
}

interface ShownForm<V extends LandlordVisit> {
  readonly side: OrderSide<V>;
  readonly action: OrderActionPage;
  readonly errors: FieldErrors;
}

function formPage<V extends LandlordVisit>(visit: V, open: ReadOrder, { side, action, errors }: ShownForm<V>): Reply {
  const hasErrors = Object.keys(errors).length > 0;
  const form: OrderForm = { csrfToken: visit.csrfToken, body: hasErrors ? visit.body : {}, errors };
  const title = titleOf(action, open);
  const main = column(html`${heading(title, errors)}
    ${postForm({ csrfToken: visit.csrfToken }, {
      action: visit.path, verb: action.verb, fields: html`${action.fields(open, form)}`,
      hidden: { seenVersion: hasErrors ? formText(visit.body, 'seenVersion') : String(open.order.version) },
      ...(action.look === undefined ? {} : { look: action.look }), ...(action.photos === undefined ? {} : { takesFiles: true }),
    })}`);
  return page(side.frame(visit, { title, main, hasErrors, backLink: backTo(visit, open, side) }), hasErrors ? 422 : 200);
}

function refusedPage<V extends LandlordVisit>(visit: V, open: ReadOrder, { side, title, words }: { readonly side: OrderSide<V>; readonly title: string; readonly words: string }): Reply {
  const out = side.wayOut(open, visit);
  const main = column(html`${heading(title)}
    ${paragraph(`This cannot be done now. ${words}`)}${paragraph(link(out.href, out.text))}`);
  return page(side.frame(visit, { title, main, backLink: backTo(visit, open, side) }), 422);
}

const titleOf = ({ title }: OrderActionPage, { order, record }: ReadOrder): string => `${title}: order ${order.number} of ${record.spine.file.reference}`;
const backTo = <V extends LandlordVisit>(visit: V, open: ReadOrder, side: OrderSide<V>) => ({ href: side.pathOf(open, visit), text: `Order ${open.order.number}` });
