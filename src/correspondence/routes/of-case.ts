import { openCase } from '../../casefile/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import { recordView } from '../../staff/index.ts';
import { caseMessageRoles } from '../access.ts';
import { readReason } from '../forms/messages.ts';
import { caseOfMessage, messagesOfCase } from '../queries/index.ts';
import { letterCameBack } from '../settle-by-hand.ts';
import { cameBackPage } from '../views/came-back-page.ts';
import { caseMessagesPage } from '../views/case-messages-page.ts';

/** The messages of one case, and a letter that came back. */
export const messagesOfCaseRoutes: readonly Route[] = [
  staffRoute('GET', '/cases/:reference/messages', caseMessageRoles, showMessages),
  staffRoute('GET', '/messages/:id/came-back', caseMessageRoles, (visit) => showCameBack(visit, {})),
  staffRoute('POST', '/messages/:id/came-back', caseMessageRoles, postCameBack),
];

async function showMessages(visit: StaffVisit): Promise<Reply> {
  const { header: { file } } = await openCase(visit, visit.params['reference'] ?? '');
  await recordView(visit.tx, visit, 'case', file.id);
  const list = await messagesOfCase(visit.tx, file.id, visit.query['before']);
  const main = caseMessagesPage({ list, reference: file.reference, title: file.title, today: visit.today });
  return page(staffPage(visit, { title: `Messages of ${file.reference}`, main, wide: true, backLink: { href: `/cases/${file.reference}`, text: `Case ${file.reference}` } }));
}

async function showCameBack(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const reference = await referenceOf(visit);
  const hasErrors = Object.keys(errors).length > 0;
  const main = cameBackPage({ id: visit.params['id'] ?? '', csrfToken: visit.csrfToken, errors, typed: formText(visit.body, 'reason') });
  const backLink = { href: `/cases/${reference}/messages`, text: `Messages of ${reference}` };
  return page(staffPage(visit, { title: 'A letter came back', main, hasErrors, backLink }), hasErrors ? 422 : 200);
}

async function postCameBack(visit: StaffVisit): Promise<Reply> {
  const reference = await referenceOf(visit);
  const parsed = readReason(visit.body, 'Say what is written on it, or how you know');
  if (!parsed.ok) return showCameBack(visit, parsed.errors);
  await letterCameBack(visit.tx, visit.params['id'] ?? '', parsed.command, visit);
  return redirect(`/cases/${reference}/messages`);
}

/** The case of a message, for those who may open it. */
async function referenceOf(visit: StaffVisit): Promise<string> {
  const reference = await caseOfMessage(visit.tx, visit.params['id'] ?? '');
  if (reference === undefined) throw new NotFound('message');
  return (await openCase(visit, reference)).header.file.reference;
}
