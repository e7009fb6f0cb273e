import { openCase } from '../../casefile/index.ts';
import { countOf, dateInLondon, instant, longDateWithYear } from '../../clock/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { downloadLinks, notificationBanner, type FieldErrors } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import { file, formText, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { lettersPdf } from '../../platform/print/index.ts';
import { downloadRoutes, recordView } from '../../staff/index.ts';
import { letterRoles } from '../access.ts';
import { lettersDownload } from '../downloads.ts';
import { readReason } from '../forms/messages.ts';
import { caseOfMessage, latestBatches, letterBatch, lettersOfBatch, lettersToPrint, type LetterBatch } from '../queries/index.ts';
import { notPosted, postBatch } from '../post-letters.ts';
import { makeBatch } from '../store/letters.ts';
import { batchPage, batchTitle, lettersPage } from '../views/letters-pages.ts';
import { notPostedPage } from '../views/not-posted-page.ts';

/** The print queue: letters wait here until somebody has posted them. */
export const letterRoutes: readonly Route[] = [
  staffRoute('GET', '/letters', letterRoles, showLetters),
  ...downloadRoutes({ path: '/letters', name: 'letters', roles: letterRoles }, lettersDownload),
  staffRoute('POST', '/letters/batches', letterRoles, postNewBatch),
  staffRoute('GET', '/letters/batches/:id', letterRoles, async (visit) => showBatch(visit, await theBatch(visit))),
  staffRoute('GET', '/letters/batches/:id/letters.pdf', letterRoles, printBatch),
  staffRoute('POST', '/letters/batches/:id/posted', letterRoles, postPosted),
  staffRoute('GET', '/letters/:id/not-posted', letterRoles, async (visit) => showNotPosted(visit, await theLetter(visit), {})),
  staffRoute('POST', '/letters/:id/not-posted', letterRoles, postNotPosted),
];

const doneWords = new Map([
  ['posted', 'The letters are recorded as posted, and each counts as a word to its resident from now.'],
  ['not-posted', 'It is recorded that the letter was not posted. It goes another way, or its owner is told that there is none.'],
]);

async function showLetters(visit: StaffVisit): Promise<Reply> {
  const { tx, actor, query, csrfToken, today } = visit;
  const list = await lettersToPrint(tx, actor.organisationId, query['after']);
  const main = html`${lettersPage({ list, batches: await latestBatches(tx, actor.organisationId), csrfToken, today })}${list.rows.length > 0 && downloadLinks('/letters')}`;
  const done = doneWords.get(query['done'] ?? '');
  const notification = done === undefined ? {} : { notification: notificationBanner({ type: 'success', text: done }) };
  return page(staffPage(visit, { title: 'Letters to print', main, wide: true, current: '/letters', ...notification }));
}

async function postNewBatch(visit: StaffVisit): Promise<Reply> {
  const id = visit.newId();
  const made = await makeBatch(visit.tx, id, { organisationId: visit.actor.organisationId, now: visit.now, by: visit.actor });
  return redirect(made === 0 ? '/letters' : `/letters/batches/${id}`);
}

async function showBatch(visit: StaffVisit, batch: LetterBatch): Promise<Reply> {
  const letters = await lettersOfBatch(visit.tx, batch.id);
  const main = batchPage({ batch, letters, csrfToken: visit.csrfToken, today: visit.today });
  return page(staffPage(visit, { title: batchTitle(batch, visit.today), main, wide: true, backLink: { href: '/letters', text: 'Letters to print' } }));
}

/** The letters hold residents' own links: that somebody opened them is written down for each case. */
async function printBatch(visit: StaffVisit): Promise<Reply> {
  const batch = await theBatch(visit);
  const { name, phone, email } = visit.landlord;
  const letters = await lettersOfBatch(visit.tx, batch.id);
  for (const caseId of new Set(letters.map((letter) => letter.caseId))) await recordView(visit.tx, visit, 'case', caseId);
  const date = longDateWithYear(dateInLondon(instant(visit.now)));
  const bytes = await lettersPdf(
    letters.map(({ recipientName, address, subject, body, largePrint }) => ({ toName: recipientName, address, fromName: name, fromLines: [phone, email], heading: subject, body, date, largePrint })),
    { title: `${countOf(letters.length, 'letter')} of ${name}` },
  );
  return file(bytes, 'application/pdf', `letters-${batch.madeAt.slice(0, 10)}.pdf`);
}

async function postPosted(visit: StaffVisit): Promise<Reply> {
  const batch = await theBatch(visit);
  await postBatch(visit.tx, batch.id, visit);
  return redirect('/letters?done=posted');
}

async function postNotPosted(visit: StaffVisit): Promise<Reply> {
  const id = await theLetter(visit);
  const parsed = readReason(visit.body, 'Say why it was not posted');
  if (!parsed.ok) return showNotPosted(visit, id, parsed.errors);
  await notPosted(visit.tx, id, parsed.command, visit);
  return redirect('/letters?done=not-posted');
}

function showNotPosted(visit: StaffVisit, id: string, errors: FieldErrors): Reply {
  const hasErrors = Object.keys(errors).length > 0;
  const main = notPostedPage({ id, csrfToken: visit.csrfToken, errors, typed: formText(visit.body, 'reason') });
  return page(staffPage(visit, { title: 'A letter that was not posted', main, hasErrors, backLink: { href: '/letters', text: 'Letters to print' } }), hasErrors ? 422 : 200);
}

/** The letter that the address names, of a case that they may open. */
async function theLetter(visit: StaffVisit): Promise<string> {
  const id = visit.params['id'] ?? '';
  const reference = await caseOfMessage(visit.tx, id);
  if (reference === undefined) throw new NotFound('letter');
  await openCase(visit, reference);
  return id;
}

async function theBatch(visit: StaffVisit): Promise<LetterBatch> {
  const id = visit.params['id'] ?? '';
  const batch = isUuid(id) ? await letterBatch(visit.tx, visit.actor.organisationId, id) : undefined;
  if (batch === undefined) throw new NotFound('file of letters');
  return batch;
}
