import { isInstant, type Instant } from '../../clock/index.ts';
import { casePath, openCase } from '../../casefile/index.ts';
import { pictureToShow } from '../../evidence/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { file, formText, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { rolesThatMay } from '../../repairs/index.ts';
import { downloadRoutes, recordView, type DownloadableList } from '../../staff/index.ts';
import { attachCaptured, putCapturedAside, type Decided } from '../decide-captured.ts';
import { capturedPart } from '../forget-files.ts';
import type { Capture } from '../model.ts';
import { capturesWaiting, type WaitingCapture } from '../queries.ts';
import { captureById, fileById, filesOf } from '../store.ts';
import { capturedPage, capturedTitle } from '../views/captured-page.ts';
import { waitingPage, waitingTitle } from '../views/waiting-page.ts';

export const decidingRoles = rolesThatMay('AttachCapture');
const path = '/visits/came-in';

/** What came in from phones and no longer fitted: a list, a page for each, and what a person decides. */
export function cameInRoutes(store: FileStore): readonly Route[] {
  return [
    staffRoute('GET', path, decidingRoles, showWaiting),
    ...downloadRoutes({ path, name: 'came-in-too-late', roles: decidingRoles }, waitingDownload),
    staffRoute('GET', `${path}/:id`, decidingRoles, (visit) => showCapture(visit, {})),
    staffRoute('GET', `${path}/:id/files/:fileId`, decidingRoles, (visit) => showFile(visit, store)),
    staffRoute('POST', `${path}/:id/attach`, decidingRoles, async (visit) => answerTo(visit, await opened(visit, () => attachCaptured(visit, store)))),
    staffRoute('POST', `${path}/:id/aside`, decidingRoles, async (visit) => answerTo(visit, await opened(visit, () => putCapturedAside(visit, formText(visit.body, 'reason').slice(0, 2000))))),
  ];
}

async function showWaiting(visit: StaffVisit): Promise<Reply> {
  const now = visit.now as Instant;
  const found = await capturesWaiting(visit.tx, { organisationId: visit.actor.organisationId, now }, cursorIn(visit.query['after']));
  return page(staffPage(visit, { title: waitingTitle, main: waitingPage(found, now, casePath), wide: true, current: '/visits', backLink: { href: '/visits', text: 'Visits' } }));
}

function waitingDownload({ actor: { organisationId }, now }: StaffVisit): DownloadableList<WaitingCapture> {
  return {
    title: waitingTitle,
    counts: 'One row for each visit or investigation recorded on a phone that no longer fitted when it came in, the longest waiting first.',
    columns: [
      { heading: 'Who', value: ({ staffName }) => staffName },
      { heading: 'Came in', kind: 'moment', value: ({ begunAt }) => begunAt },
      { heading: 'Where', value: ({ address }) => address },
      { heading: 'Why it does not fit', value: ({ why }) => why },
      { heading: 'Case', value: ({ reference }) => reference },
    ],
    filters: [],
    rowsAfter: async (tx, last, most) => (await capturesWaiting(tx, { organisationId, now: now as Instant }, last === undefined ? undefined : { at: last.begunAt, id: last.id }, most)).captures,
  };
}

function cursorIn(after = ''): { readonly at: Instant; readonly id: string } | undefined {
  const [at = '', id] = after.split('_', 2);
  return isInstant(at) && isUuid(id) ? { at, id } : undefined;
}

async function showCapture(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const { capture, address } = await openCapture(visit);
  await recordView(visit.tx, visit, 'case', capture.caseId);
  const files = await filesOf(visit.tx, capture.id);
  const hasErrors = Object.keys(errors).length > 0;
  const main = capturedPage({ capture, address, path: casePath(capture.reference), files, csrfToken: visit.csrfToken, reason: formText(visit.body, 'reason'), errors });
  return page(staffPage(visit, { title: capturedTitle(capture), main, hasErrors, current: '/visits', backLink: { href: path, text: waitingTitle } }), hasErrors ? 422 : 200);
}

/** Whoever may not see the case may not see what was sent for it. */
async function openCapture(visit: StaffVisit): Promise<{ readonly capture: Capture; readonly address: string }> {
  const { id } = visit.params;
  const capture = isUuid(id) ? await captureById(visit.tx, id) : undefined;
  if (capture === undefined) throw new NotFound('capture');
  const { header } = await openCase(visit, capture.reference);
  return { capture, address: header.place.address };
}

async function opened(visit: StaffVisit, decide: () => Promise<Decided>): Promise<Decided> {
  await openCapture(visit);
  return decide();
}

async function answerTo(visit: StaffVisit, decided: Decided): Promise<Reply> {
  return decided.ok ? redirect(casePath(decided.reference)) : showCapture(visit, decided.errors);
}

/** A copy without what the camera wrote beside the picture, made anew each time: few are ever looked at. */
async function showFile(visit: StaffVisit, store: FileStore): Promise<Reply> {
  const { capture } = await openCapture(visit);
  const { fileId } = visit.params;
  const found = isUuid(fileId) ? await fileById(visit.tx, fileId) : undefined;
  const bytes = found?.captureId === capture.id ? await store.get(visit.landlord.id, { id: found.id, part: capturedPart }) : undefined;
  const picture = bytes === undefined ? undefined : await pictureToShow(bytes);
  if (picture === undefined) throw new NotFound('photo');
  return file(picture.bytes, picture.mediaType);
}
