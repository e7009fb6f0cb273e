import { closedNow, officeHoursFrom } from '../../../casefile/index.ts';
import { englandAndWales, type Instant, type PlainDate } from '../../../clock/index.ts';
import { formText, page, publicPage, type LinkVisit, type Reply } from '../../../platform/http/index.ts';
import { notificationBanner, errorSummaryFor, type FieldErrors } from '../../../platform/govuk/index.ts';
import { html } from '../../../platform/html/index.ts';
import { bookedVisitOf, eventsForResident, findRepairOfLink, photosForHolder, promisesToResident, repairOfLink, type LinkedRepair } from '../../queries/resident-page.ts';
import type { Asking } from '../../perform.ts';
import { sentPage, sentTitle } from '../../views/resident/sent-page.ts';
import { trackingPage, trackingTitle } from '../../views/resident/tracking-page.ts';
import { mayPickOf } from './may-pick.ts';
import { showOtherKind } from './other-kinds.ts';

/** What was just done, told at the top of the page they come back to. The words hold for whoever opens the address. */
const thanks = new Map(Object.entries({
  answer: 'Thank you. Your answer is on the record, and the person in charge of your repair can see it.',
  'not-right': 'Thank you. The person in charge of your repair has been told.',
  'open-again': 'Thank you. Your repair is open again. See below when we ring you.',
  visit: 'Thank you. We have your wish. Until we have agreed another day, the visit stands as it is.',
  suits: 'Thank you. We offer you such times first.',
  photos: 'Thank you. We have your photos.',
  needs: 'Thank you. It is on your record that you told us so today.',
  'needs-wrong': 'Thank you. See below by when we contact you about it.',
  booked: 'Your visit is booked. See below when we come.',
  moved: 'Your visit has a new time. See below when we come.',
  cancelled: 'The visit is cancelled. Your repair stays open.',
}));

/** The page of a repair, or of what else the link is to. Opening it changes nothing, so a program that opens every link does no harm. */
export async function showTracking(visit: LinkVisit): Promise<Reply> {
  const repair = await findRepairOfLink(visit.tx, visit.link);
  return repair === undefined ? showOtherKind(visit) : trackingReply(visit, repair);
}

/** The same page; with `problem` it says why what was sent could not be done, and what they wrote is still there. */
export async function trackingReply(visit: LinkVisit, repair: LinkedRepair, problem?: FieldErrors): Promise<Reply> {
  const { tx, landlord, link, csrfToken } = visit;
  const main = trackingPage({
    landlord,
    csrfToken,
    token: link.token,
    residentId: link.residentId,
    today: visit.today as PlainDate,
    repair,
    visit: await bookedVisitOf(tx, repair.caseId),
    mayPick: mayPickOf(visit, repair),
    promises: await promisesToResident(tx, repair),
    events: await eventsForResident(tx, repair.caseId),
    photos: await photosForHolder(tx, repair),
    ...(problem === undefined ? {} : { unsent: { words: formText(visit.body, 'words'), error: problem['words'] } }),
  });
  const title = trackingTitle(repair);
  if (problem !== undefined) return page(publicPage(visit, { title, main: html`${errorSummaryFor(problem)}${main}`, hasErrors: true }), 422);
  const thanked = thanks.get(visit.query['thanks'] ?? '');
  const notification = thanked === undefined ? {} : { notification: notificationBanner({ text: thanked, type: 'success' }) };
  return page(publicPage(visit, { title, main, ...notification }));
}

/** What somebody sees who has just sent a report. */
export async function showSent(visit: LinkVisit): Promise<Reply> {
  const { tx, link, landlord } = visit;
  const repair = await repairOfLink(tx, link);
  const promises = await promisesToResident(tx, repair);
  const photos = (await photosForHolder(tx, repair)).sent.length;
  const closed = closedNow(officeHoursFrom(landlord.settings), visit.now as Instant, englandAndWales);
  const main = sentPage({ landlord, closed, reference: repair.reference, promises, photos, address: `/r/${link.token}` });
  return page(publicPage(visit, { title: sentTitle, main }));
}

/** The holder of the link, as the one door to repairs knows them. */
export function askingOfHolder({ tx, landlord, now, today, newId, link }: LinkVisit, { holderName }: Pick<LinkedRepair, 'holderName'>): Asking {
  return { tx, landlord, actor: { kind: 'resident', id: link.residentId, name: holderName }, now, today, newId };
}
