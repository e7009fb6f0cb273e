import type { CaseFile } from '../../casefile/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { may, rolesThatMay } from '../access.ts';
import { whyNot } from '../decide/why-not.ts';
import type { RepairCommand, RepairRefusal } from '../decide/index.ts';
import type { Parsed } from '../../platform/forms/index.ts';
import { performOnRepair } from '../perform.ts';
import { column, formHeading, link, paragraph, postForm, type FormState } from '../views/form-page.ts';
import { fieldOf, visitRefusalInWords } from '../views/refusal-words.ts';
import { openVisit } from '../decide/visits.ts';
import { openRepairTo, type OpenRepair } from './open-repair.ts';

/** One small page on which one thing is done to a repair. */
export interface ActionPage<More> {
  /** Under /repairs/:reference. */
  readonly path: string;
  readonly action: RepairCommand['type'];
  readonly title: string;
  readonly verb: string;
  readonly look?: 'warning';
  /** What the form offers besides the repair itself. */
  readonly more: (open: OpenRepair, visit: StaffVisit) => Promise<More>;
  /** Why there is nothing to choose, where there is not. */
  readonly unless?: (more: More) => string | undefined;
  readonly fields: (open: OpenRepair, more: More, form: FormState) => Html;
  readonly parse: (visit: StaffVisit, open: OpenRepair, more: More) => Promise<Parsed<RepairCommand>>;
  /** Another action of the repair that usually follows: its page comes next where it may be done now. */
  readonly next?: 'book';
  /** Where a refusal is shown when not where `fieldOf` says. */
  readonly refusalField?: (refusal: RepairRefusal, visit: StaffVisit) => string | undefined;
}

/** The two routes of an action: the form, and what it sends. Both state the roles that the action has in access.ts. */
export function actionRoutes<More>(action: ActionPage<More>): readonly Route[] {
  const path = `/repairs/:reference/${action.path}`;
  const roles = rolesThatMay(action.action);
  return [
    staffRoute('GET', path, roles, async (visit) => {
      const open = await openRepairTo(visit, action.action);
      const refused = namesAnotherVisit(visit, open) ? { refusal: 'visit-not-open' as const, facts: {} } : whyNot(open.record, action.action, open.context);
      if (refused !== undefined) return refusedPage(visit, open.record.spine.file, { title: action.title, words: inWords(open, refused.refusal, refused.facts) });
      const nothingToChoose = action.unless?.(await action.more(open, visit));
      return nothingToChoose === undefined ? formPage(visit, open, { action, errors: {} }) : refusedPage(visit, open.record.spine.file, { title: action.title, words: nothingToChoose });
    }),
    staffRoute('POST', path, roles, (visit) => act(visit, action)),
  ];
}

async function act<More>(visit: StaffVisit, action: ActionPage<More>): Promise<Reply> {
  const open = await openRepairTo(visit, action.action);
  const parsed = await action.parse(visit, open, await action.more(open, visit));
  if (!parsed.ok) return formPage(visit, open, { action, errors: parsed.errors });
  const reference = open.record.spine.file.reference;
  const done = await performOnRepair(open.asking, { reference, seenVersion: seenVersionIn(visit.body) }, parsed.command);
  if (done.ok) return redirect(action.next !== undefined && mayBookNow(open) ? `/repairs/${reference}/${action.next}` : `/repairs/${reference}?done=${action.path.split('/').at(-1) ?? ''}`);
  const field = action.refusalField?.(done.refusal, visit) ?? fieldOf(done.refusal);
  return formPage(visit, open, { action, errors: { [field]: inWords(open, done.refusal, done.facts) } });
}

const mayBookNow = ({ asking: { actor }, access, record, context }: OpenRepair): boolean => may(actor, 'BookVisit', access) && whyNot(record, 'BookVisit', context) === undefined;

/** The address of an action on a visit names it; it must be the one that is booked. */
function namesAnotherVisit(visit: StaffVisit, { record }: OpenRepair): boolean {
  const { visitId } = visit.params;
  return visitId !== undefined && visitId !== openVisit(record.repair)?.id;
}

interface ShownForm<More> {
  readonly action: ActionPage<More>;
  readonly errors: FieldErrors;
}

async function formPage<More>(visit: StaffVisit, open: OpenRepair, { action, errors }: ShownForm<More>): Promise<Reply> {
  const { file } = open.record.spine;
  const hasErrors = Object.keys(errors).length > 0;
  const form: FormState = { csrfToken: visit.csrfToken, body: visit.body, errors };
  const main = column(html`${formHeading(action.title, errors, `${file.reference}: ${file.title}`)}
    ${postForm(form, {
      action: visit.path,
      verb: action.verb,
      fields: action.fields(open, await action.more(open, visit), form),
      hidden: { seenVersion: hasErrors ? formText(visit.body, 'seenVersion') : String(file.version) },
      ...(action.look === undefined ? {} : { look: action.look }),
    })}`);
  return page(staffPage(visit, { title: action.title, main, hasErrors, backLink: backTo(file.reference) }), hasErrors ? 422 : 200);
}

/** Says why something cannot be done about a case now, and leads back to it. */
export function refusedPage(visit: StaffVisit, file: Pick<CaseFile, 'reference' | 'title'>, { title, words }: { readonly title: string; readonly words: string }): Reply {
  const main = column(html`${formHeading(title, {}, `${file.reference}: ${file.title}`)}
    ${paragraph(html`This cannot be done now. ${words}`)}
    ${paragraph(link(`/repairs/${file.reference}`, `Go back to ${file.reference}`))}`);
  return page(staffPage(visit, { title, main, backLink: backTo(file.reference) }), 422);
}

function inWords(open: OpenRepair, refusal: RepairRefusal, facts: Readonly<Record<string, string>> = {}): string {
  return visitRefusalInWords(refusal, facts, openVisit(open.record.repair)?.on, open.context.today);
}

const backTo = (reference: string) => ({ href: `/repairs/${reference}`, text: reference });
