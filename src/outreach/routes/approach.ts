import { caseFrame, caseTitle, loadCasePage, openCase, type OpenedCase } from '../../casefile/index.ts';
import { errorsOfHazardReport } from '../../hazards/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { notificationBanner, type FieldErrors } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import { formText, NotAllowed, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { askingOf, column, formHeading, postForm, type StaffAsking } from '../../repairs/index.ts';
import { actorOf } from '../../staff/index.ts';
import { askRoles, mayRecord, whoRecords } from '../access.ts';
import { parseRecord } from '../forms/record.ts';
import { organisationsOf, performOnApproach, type RecordedApproach } from '../perform.ts';
import { loadApproach } from '../store/outreaches.ts';
import { approachFrame, recordFields } from '../views/approach-page.ts';
import { approachRefusalInWords, fieldOfApproachRefusal } from '../views/refusal-words.ts';

/** One home that is asked: its page, and what came of it. */
export const approachRoutes: readonly Route[] = [
  staffRoute('GET', '/approaches/:reference', askRoles, showApproach),
  staffRoute('GET', '/approaches/:reference/outcome', askRoles, async (visit) => showForm(visit, await openApproachTo(visit, visit.params['reference'] ?? ''), { errors: {} })),
  staffRoute('POST', '/approaches/:reference/outcome', askRoles, record),
];

export interface OpenApproach {
  readonly opened: OpenedCase;
  readonly approach: Awaited<ReturnType<typeof loadApproach>>;
  readonly mayRecord: boolean;
}

/** Reads a home that is asked, for somebody who may see it. */
export async function openApproach(visit: StaffAsking, reference: string): Promise<OpenApproach> {
  const opened = await openCase(visit, reference);
  const { file } = opened.header;
  if (file.kind !== 'outreach') throw new NotFound('approach');
  const [approach, organisationIds] = await Promise.all([loadApproach(visit.tx, file.id), organisationsOf(visit, file.homeId ?? '')]);
  return { opened, approach, mayRecord: mayRecord(actorOf(visit.actor), organisationIds) };
}

/** As `openApproach`, for somebody who means to say what came of it. */
export async function openApproachTo(visit: StaffAsking, reference: string): Promise<OpenApproach> {
  const open = await openApproach(visit, reference);
  if (!open.mayRecord) throw new NotAllowed(whoRecords);
  return open;
}

async function showApproach(visit: StaffVisit): Promise<Reply> {
  const { opened, approach, mayRecord: may } = await openApproach(visit, visit.params['reference'] ?? '');
  const facts = await loadCasePage(visit, opened);
  const refused = !may ? whoRecords : approach.outcome === null ? undefined : approachRefusalInWords('already-settled').toLowerCase();
  const actions = [{ text: 'Say what came of it', href: `/approaches/${opened.header.file.reference}/outcome`, ...(refused === undefined ? {} : { refusedBecause: refused }) }];
  const main = caseFrame(approachFrame({ page: facts, approach, outreach: { name: approach.outreachName, script: approach.script, way: approach.way }, actions }));
  const notification = visit.query['done'] === 'recorded' ? { notification: notificationBanner({ type: 'success', text: 'Saved' }) } : {};
  return page(staffPage(visit, { title: caseTitle(facts), main, wide: true, current: '/outreach', backLink: { href: `/outreach/${approach.outreachId}/homes`, text: approach.outreachName }, ...notification }));
}

function showForm(visit: StaffVisit, { opened: { header: { file } }, approach }: OpenApproach, { errors }: { readonly errors: FieldErrors }): Reply {
  const hasErrors = Object.keys(errors).length > 0;
  const form = { csrfToken: visit.csrfToken, body: visit.body, errors };
  const main = column(html`${formHeading('What came of it', errors, `${file.reference}: ${approach.outreachName}`)}
${approach.outcome === null
    ? postForm(form, { action: visit.path, verb: 'Save', fields: recordFields(form), hidden: { seenVersion: hasErrors ? formText(visit.body, 'seenVersion') : String(file.version) } })
    : html`<p class="govuk-body">${approachRefusalInWords('already-settled')}.</p>`}`);
  return page(staffPage(visit, { title: 'What came of it', main, hasErrors, current: '/outreach', backLink: { href: `/approaches/${file.reference}`, text: file.reference } }), hasErrors ? 422 : 200);
}

async function record(visit: StaffVisit): Promise<Reply> {
  const open = await openApproachTo(visit, visit.params['reference'] ?? '');
  const { reference } = open.opened.header.file;
  const parsed = parseRecord(visit.body, visit);
  if (!parsed.ok) return showForm(visit, open, { errors: parsed.errors });
  const done = await performOnApproach({ ...askingOf(visit), database: visit.database }, { reference, seenVersion: seenVersionIn(visit.body) }, parsed.command);
  if (!done.ok) return showForm(visit, open, { errors: errorsOfRecord(done) });
  return redirect(`/approaches/${reference}?done=recorded`);
}

/** Why nothing was saved, under the field that it speaks of. */
export function errorsOfRecord(not: Extract<RecordedApproach, { ok: false }>): FieldErrors {
  if (not.why === 'hazard') return errorsOfHazardReport(not.not);
  return { [fieldOfApproachRefusal(not.refusal)]: approachRefusalInWords(not.refusal, not.facts) };
}
