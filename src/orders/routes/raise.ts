import { casePath, doorInstructions } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import { hazardsAround, registerInWords } from '../../homes/index.ts';
import { insetText } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { column, heading, paragraph, postForm } from '../../staff/index.ts';
import { rolesThatMay } from '../access.ts';
import { proposedCodeFor } from '../case-standing.ts';
import { parseRaise } from '../forms/order.ts';
import { trades } from '../model.ts';
import { performRaise } from '../perform.ts';
import { possibleContractors } from '../queries/lists.ts';
import { ratesToOrder } from '../queries/rates.ts';
import type { OrderForm } from '../views/form-fields.ts';
import { raiseFields } from '../views/order-forms.ts';
import { orderPath } from '../views/order-page.ts';
import { orderFieldOf, orderRefusalInWords } from '../views/refusal-words.ts';
import { openCaseToRaise, orderAsking } from './open-order.ts';

const path = '/cases/:reference/orders/new';

/** Where an order is raised. */
export const raiseRoutes: readonly Route[] = [
  staffRoute('GET', path, rolesThatMay('RaiseOrder'), (visit) => show(visit, {})),
  staffRoute('POST', path, rolesThatMay('RaiseOrder'), send),
];

async function send(visit: StaffVisit): Promise<Reply> {
  const { header: { file } } = await openCaseToRaise(visit);
  const parsed = parseRaise(visit.body, await possibleContractors(visit.tx, visit.today as PlainDate));
  if (!parsed.ok) return show(visit, parsed.errors);
  const done = await performRaise(orderAsking(visit), { reference: file.reference, seenVersion: seenVersionIn(visit.body) }, parsed.command);
  if (done.ok) return redirect(`${orderPath(file.reference, done.order.number)}?done=raise`);
  return show(visit, { [fieldOf(done.refusal)]: orderRefusalInWords(done.refusal, done.facts) });
}

const fieldOf = (refusal: Parameters<typeof orderFieldOf>[0]): string => ({ on: 'target', words: 'work' })[orderFieldOf(refusal)] ?? orderFieldOf(refusal);

async function show(visit: StaffVisit, errors: OrderForm['errors']): Promise<Reply> {
  const { header: { file } } = await openCaseToRaise(visit);
  const today = visit.today as PlainDate;
  const [contractors, instructions, hazards] = await Promise.all([possibleContractors(visit.tx, today), doorInstructions(visit.tx, file.homeId, today), hazardsAround(visit.tx, file)]);
  const hasErrors = Object.keys(errors).length > 0;
  const form: OrderForm = { csrfToken: visit.csrfToken, body: hasErrors ? visit.body : {}, errors };
  const proposed = await proposalFor(visit, file);
  const before = { purpose: 'work', priority: file.priority ?? 'routine', accessNeeds: instructions.join('\n'), ...proposed.before };
  const title = `Raise an order on ${file.reference}`;
  const main = column(html`${heading(title, errors)}
    ${contractors.length === 0 && paragraph('Nobody can be given an order yet: a manager or an administrator adds contractors and their contracts first.')}
    ${proposed.note !== undefined && insetText({ text: proposed.note })}
    ${postForm({ csrfToken: visit.csrfToken }, {
      action: visit.path, verb: 'Raise the order', fields: raiseFields({ contractors, before, register: registerInWords(hazards, today) }, form),
      hidden: { seenVersion: hasErrors ? formText(visit.body, 'seenVersion') : String(file.version) },
    })}`);
  return page(staffPage(visit, { title, main, hasErrors, backLink: { href: casePath(file.reference), text: file.reference } }), hasErrors ? 422 : 200);
}

interface Proposal {
  readonly before: Readonly<Record<string, string>>;
  readonly note?: string;
}

/** What the answers of whoever reported it lead to, for whoever raises the order to check. A code that has expired since is told of, and not filled in. */
async function proposalFor({ tx, today }: StaffVisit, file: Parameters<typeof proposedCodeFor>[1]): Promise<Proposal> {
  const code = await proposedCodeFor(tx, file);
  if (code === undefined) return { before: {} };
  const [rate] = await ratesToOrder(tx, [code], today);
  if (rate === undefined) return { before: {}, note: `When it was reported, the answers led to the code ${code}. It cannot be ordered any more.` };
  const trade = trades.find((one) => one === rate.trade);
  return {
    before: { codes: `${rate.code} 1`, work: rate.description, ...(trade === undefined ? {} : { trade }) },
    note: `When it was reported, the answers led to the code ${rate.code}, ${rate.description}. It is filled in below: change what is not right.`,
  };
}
