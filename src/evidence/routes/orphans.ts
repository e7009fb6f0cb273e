import { lookFor } from '../../casefile/index.ts';
import { isInstant, type Instant } from '../../clock/index.ts';
import { errorSummaryFor, downloadLinks, type FieldErrors } from '../../platform/govuk/index.ts';
import { html } from '../../platform/html/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { NotFound } from '../../platform/database/index.ts';
import { actorOf, downloadRoutes, hasRole, listActiveStaff, recordView } from '../../staff/index.ts';
import { orphanRoles } from '../access.ts';
import { orphansDownload } from '../downloads.ts';
import { mostReason, readText, readTextNumber } from '../forms.ts';
import type { OrphanStatus } from '../model.ts';
import { filesOfOrphan, orphansOf, orphansPerPage, ownersOfQueue } from '../orphans/queries.ts';
import { saveTextNumber, textNumbersFrom } from '../orphans/number-of-texts.ts';
import { setQueueOwner } from '../orphans/queue-owner.ts';
import { matchOrphan, putAside, theOrphan, type OrphanRefusal } from '../orphans/settle.ts';
import { orphanPage, type FoundForOrphan } from '../views/orphan-page.ts';
import { orphansPage, orphansTitle, queueOwnerForm, textNumberForm } from '../views/orphans-page.ts';

/** What arrived without a case: the queue, one of them, and what is done with it. */
export const orphanRoutes: readonly Route[] = [
  staffRoute('GET', '/orphans', orphanRoles.see, (visit) => showQueue(visit)),
  ...downloadRoutes({ path: '/orphans', name: 'orphans', roles: orphanRoles.see }, (visit) => orphansDownload(visit.actor.organisationId, statusAsked(visit))),
  staffRoute('POST', '/orphans/owner', orphanRoles.own, saveOwner),
  staffRoute('POST', '/orphans/number', orphanRoles.own, saveNumber),
  staffRoute('GET', '/orphans/:id', orphanRoles.see, async (visit) => showOrphan(visit, {})),
  staffRoute('POST', '/orphans/:id/search', orphanRoles.see, searchFor),
  staffRoute('POST', '/orphans/:id/match', orphanRoles.see, match),
  staffRoute('POST', '/orphans/:id/put-aside', orphanRoles['put aside'], aside),
];

const statuses: readonly OrphanStatus[] = ['waiting', 'matched', 'put aside'];
const statusAsked = ({ query }: StaffVisit): OrphanStatus => statuses.find((each) => each === query['status']) ?? 'waiting';

async function showQueue(visit: StaffVisit, errors: FieldErrors = {}): Promise<Reply> {
  const status = statusAsked(visit);
  const [at = '', id = ''] = (visit.query['after'] ?? '').split('_');
  const { organisationId } = visit.actor;
  const found = await orphansOf(visit.tx, { organisationId, status, after: isInstant(at) && isUuid(id) ? [at, id] : undefined });
  const orphans = found.slice(0, orphansPerPage);
  const last = orphans.at(-1);
  const next = found.length > orphansPerPage && last !== undefined ? `/orphans?status=${encodeURIComponent(status)}&after=${encodeURIComponent(`${last.arrivedAt}_${last.id}`)}` : null;
  const maySet = hasRole(actorOf(visit.actor), ...orphanRoles.own) && status === 'waiting';
  const [ownerForm, numberForm] = maySet ? [await formOfOwner(visit, errors['owner']), formOfNumber(visit, errors['number'])] : [];
  const hasErrors = Object.keys(errors).length > 0;
  const main = orphansPage({ orphans, status, next, now: visit.now as Instant, ownerForm, numberForm });
  return page(staffPage(visit, { title: orphansTitle, main: html`${errorSummaryFor(errors)}${main}${orphans.length > 0 && downloadLinks('/orphans', `?status=${encodeURIComponent(status)}`)}`, wide: true, hasErrors, backLink: { href: '/work', text: 'My work' } }), hasErrors ? 422 : 200);
}

async function formOfOwner(visit: StaffVisit, error: string | undefined) {
  const { organisationId } = visit.actor;
  const { owners } = await ownersOfQueue(visit.tx, organisationId);
  const choices = (await listActiveStaff(visit.tx, { roles: orphanRoles.see })).filter((each) => each.organisationId === organisationId);
  return queueOwnerForm({ csrfToken: visit.csrfToken, ownerId: owners.length === 1 ? (owners[0] ?? '') : '', choices: choices.map(({ id, name }) => ({ value: id, text: name })), error });
}

async function saveOwner(visit: StaffVisit): Promise<Reply> {
  const ownerId = formText(visit.body, 'owner');
  const saved = isUuid(ownerId) && (await setQueueOwner(visit.tx, { ownerId, organisationId: visit.actor.organisationId, by: visit.actor.name, now: visit.now }));
  return saved ? redirect('/orphans') : showQueue(visit, { owner: 'Choose somebody who works here and may see this queue' });
}

function formOfNumber({ csrfToken, landlord, actor, body }: StaffVisit, error: string | undefined) {
  const kept = textNumbersFrom(landlord.settings)[actor.organisationId] ?? '';
  const seenVersion = error === undefined ? String(landlord.settingsVersion) : formText(body, 'seenVersion');
  return textNumberForm({ csrfToken, number: error === undefined ? kept : formText(body, 'number'), seenVersion, error });
}

async function saveNumber(visit: StaffVisit): Promise<Reply> {
  const { tx, landlord, actor, body, now, newId } = visit;
  const number = readTextNumber(body, actor.organisationId in textNumbersFrom(landlord.settings));
  if (number === undefined) return showQueue(visit, { number: 'Enter a whole phone number, like 07700 900100' });
  await saveTextNumber(tx, landlord.settings, { organisationId: actor.organisationId, number }, { actor, now, newId, seenVersion: seenVersionIn(body) });
  return redirect('/orphans');
}

interface Shown {
  readonly errors?: FieldErrors;
  readonly found?: readonly FoundForOrphan[];
}

async function showOrphan(visit: StaffVisit, { errors = {}, found }: Shown): Promise<Reply> {
  const orphan = await theOne(visit);
  await recordView(visit.tx, visit, 'orphan', orphan.id);
  const hasErrors = Object.keys(errors).length > 0;
  const main = orphanPage({
    orphan, found, errors, files: await filesOfOrphan(visit.tx, orphan.id), now: visit.now as Instant, csrfToken: visit.csrfToken,
    typed: { words: formText(visit.body, 'words'), reason: formText(visit.body, 'reason') }, mayPutAside: hasRole(actorOf(visit.actor), ...orphanRoles['put aside']),
  });
  return page(staffPage(visit, { title: orphan.subject === '' ? orphansTitle : orphan.subject, main, hasErrors, backLink: { href: '/orphans', text: orphansTitle } }), hasErrors ? 422 : 200);
}

function theOne(visit: StaffVisit): ReturnType<typeof theOrphan> {
  const { id } = visit.params;
  if (!isUuid(id)) throw new NotFound('orphan');
  return theOrphan(visit, id);
}

/** What is typed is about people: it is sent, and never stands in an address. */
async function searchFor(visit: StaffVisit): Promise<Reply> {
  const typed = formText(visit.body, 'words');
  if (typed === '' || typed.length > 200) return showOrphan(visit, { errors: { words: typed === '' ? 'Enter what to search for' : 'Enter fewer words' } });
  const result = await lookFor(visit, { typed, before: undefined, seen: [], more: undefined });
  if ('exact' in result) return showOrphan(visit, { found: [{ reference: result.exact, title: 'the case with this reference', address: 'look before you match' }] });
  return showOrphan(visit, { found: (result.cases ?? []).map(({ reference, title, address }) => ({ reference, title, address })) });
}

async function match(visit: StaffVisit): Promise<Reply> {
  const orphan = await theOne(visit);
  const done = await matchOrphan(visit, orphan, formText(visit.body, 'reference'));
  // Somebody who wrote waits for an answer: their words and the way to it stand on one page.
  return done.ok ? redirect(orphan.source === 'upload' ? `/cases/${done.reference ?? ''}/evidence` : `/orphans/${orphan.id}`) : showOrphan(visit, { errors: refusedInWords(done.refusal) });
}

async function aside(visit: StaffVisit): Promise<Reply> {
  const reason = readText(visit.body, 'reason', mostReason);
  if (!reason.ok) return showOrphan(visit, { errors: reason.errors });
  const done = await putAside(visit, await theOne(visit), reason.text);
  return done.ok ? redirect('/orphans') : showOrphan(visit, { errors: refusedInWords(done.refusal) });
}

export function refusedInWords(refusal: OrphanRefusal): FieldErrors {
  return refusal === 'reason-missing' ? { reason: 'Say why it belongs to no case' } : { '': 'Somebody has dealt with it already: see below what was done' };
}
