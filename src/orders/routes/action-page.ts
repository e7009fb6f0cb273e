import { casePath } from '../../casefile/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import type { Parsed } from '../../platform/forms/index.ts';
import { column, heading, link, paragraph, postForm } from '../../staff/index.ts';
import { rolesThatMay } from '../access.ts';
import type { OrderCommand } from '../decide/index.ts';
import { whyNotOrder } from '../decide/why-not.ts';
import type { OrderForm } from '../views/form-fields.ts';
import { orderPath } from '../views/order-page.ts';
import { orderFieldOf, orderRefusalInWords } from '../views/refusal-words.ts';
import { performOnOrder } from '../perform.ts';
import { openOrderTo, orderAsking, type OpenOrder } from './open-order.ts';

/** One small page on which one thing is done to an order. */
export interface OrderActionPage {
  /** Under /cases/:reference/orders/:number. */
  readonly path: string;
  readonly action: OrderCommand['type'];
  readonly title: string;
  readonly verb: string;
  readonly look?: 'warning';
  readonly fields: (open: OpenOrder, form: OrderForm) => Html | undefined;
  readonly parse: (visit: Pick<StaffVisit, 'body'>) => Parsed<OrderCommand>;
}

/** The two routes of an action: the form, and what it sends. */
export function orderActionRoutes(action: OrderActionPage): readonly Route[] {
  const path = `/cases/:reference/orders/:number/${action.path}`;
  const roles = rolesThatMay(action.action);
  return [
    staffRoute('GET', path, roles, async (visit) => {
      const open = await openOrderTo(visit, action.action);
      const refused = whyNotOrder(open.record, action.action, open.context);
      return refused === undefined ? formPage(visit, open, { action, errors: {} }) : refusedPage(visit, open, { title: action.title, words: orderRefusalInWords(refused.refusal, refused.facts) });
    }),
    staffRoute('POST', path, roles, (visit) => act(visit, action)),
  ];
}

async function act(visit: StaffVisit, action: OrderActionPage): Promise<Reply> {
  const open = await openOrderTo(visit, action.action);
  const parsed = action.parse(visit);
  if (!parsed.ok) return formPage(visit, open, { action, errors: parsed.errors });
  const { reference } = open.opened.header.file;
  const { number } = open.order;
  const done = await performOnOrder(orderAsking(visit), { reference, number, seenVersion: seenVersionIn(visit) }, parsed.command);
  if (done.ok) return redirect(`${orderPath(reference, number)}?done=${action.path}`);
  return formPage(visit, open, { action, errors: { [orderFieldOf(done.refusal)]: orderRefusalInWords(done.refusal, done.facts) } });
}

/** A form that does not say which version it was made from is older than any. */
export function seenVersionIn(visit: Pick<StaffVisit, 'body'>): number {
  const text = formText(visit.body, 'seenVersion');
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

function formPage(visit: StaffVisit, open: OpenOrder, { action, errors }: { readonly action: OrderActionPage; readonly errors: FieldErrors }): Reply {
  const hasErrors = Object.keys(errors).length > 0;
  const form: OrderForm = { csrfToken: visit.csrfToken, body: hasErrors ? visit.body : {}, errors };
  const main = column(html`${heading(`${action.title}: order ${open.order.number} of ${open.opened.header.file.reference}`, errors)}
    ${postForm({ csrfToken: visit.csrfToken }, {
      action: visit.path, verb: action.verb, fields: html`${action.fields(open, form)}`,
      hidden: { seenVersion: hasErrors ? formText(visit.body, 'seenVersion') : String(open.order.version) },
      ...(action.look === undefined ? {} : { look: action.look }),
    })}`);
  return page(staffPage(visit, { title: action.title, main, hasErrors, backLink: backTo(open) }), hasErrors ? 422 : 200);
}

function refusedPage(visit: StaffVisit, open: OpenOrder, { title, words }: { readonly title: string; readonly words: string }): Reply {
  const { reference } = open.opened.header.file;
  const main = column(html`${heading(`${title}: order ${open.order.number} of ${reference}`)}
    ${paragraph(`This cannot be done now. ${words}`)}${paragraph(link(casePath(reference), `Go to ${reference}`))}`);
  return page(staffPage(visit, { title, main, backLink: backTo(open) }), 422);
}

const backTo = ({ opened: { header: { file } }, order }: OpenOrder) => ({ href: orderPath(file.reference, order.number), text: `Order ${order.number}` });
