import { isPartOfDay, type PartOfDay } from '../../../appointments/index.ts';
import { isPlainDate, type Instant, type PlainDate } from '../../../clock/index.ts';
import { NotFound } from '../../../platform/database/index.ts';
import type { FieldErrors } from '../../../platform/govuk/index.ts';
import { file, formText, page, publicPage, redirect, type LinkVisit, type Reply } from '../../../platform/http/index.ts';
import type { RepairCommand } from '../../decide/index.ts';
import { whoeverIsFree } from '../../decide/visit-slots.ts';
import { whyNot } from '../../decide/why-not.ts';
import type { SlotAsked } from '../../find-slot.ts';
import { dayIn, timesToChoose } from '../../times-to-choose.ts';
import { isWithinCalendar } from '../../../platform/forms/index.ts';
import { performOnRepair, repairContext } from '../../perform.ts';
import { placeOf } from '../../queries/place.ts';
import { recipientOf } from '../../queries/recipient.ts';
import { fileOfRepair, readRepairRecord } from '../../queries/repair-record.ts';
import { bookedVisitOf, repairOfLink, visitForCalendar, type BookedVisit } from '../../queries/resident-page.ts';
import { cancelReasonsOfResident, cancelTitle, cancelVisitPage, changeTitle, chooseSlotPage, pickTitle, type ResidentCancelReason } from '../../views/resident/choose-slot-page.ts';
import { visitCalendar } from '../../views/resident/visit-calendar.ts';
import { refusalForResident } from '../../views/resident/refusal-for-residents.ts';
import { askingOfHolder, trackingReply } from './tracking.ts';

/** A first visit chosen by the resident; back to their page when there is nothing to choose. */
export async function showPickTime(visit: LinkVisit): Promise<Reply> {
  const asked = await slotAsked(visit, 'BookVisit');
  return 'refused' in asked ? backToTheirPage(visit) : chooseReply(visit, asked, { title: pickTitle, verb: 'Book this time' });
}

export async function sendPickTime(visit: LinkVisit): Promise<Reply> {
  const asked = await slotAsked(visit, 'BookVisit');
  if ('refused' in asked) return trackingReply(visit, await repairOfLink(visit.tx, visit.link), { '': asked.refused });
  const page = { title: pickTitle, verb: 'Book this time' };
  const slot = slotIn(visit);
  if (slot === undefined) return chooseReply(visit, asked, { ...page, problem: 'Choose a time' });
  const problem = await does(visit, { type: 'BookVisit', purpose: 'repair', ...slot, operativeId: whoeverIsFree, operativeName: '' });
  return problem === undefined ? redirect(`/r/${visit.link.token}?thanks=booked`) : chooseReply(visit, asked, { ...page, problem });
}

/** The times a resident may move this visit to; undefined where they may not choose by themselves. */
export async function showMoveTime(visit: LinkVisit, booked: BookedVisit): Promise<Reply | undefined> {
  const asked = await slotAsked(visit, 'MoveVisit');
  return 'refused' in asked ? undefined : chooseReply(visit, asked, { title: changeTitle, verb: 'Change the visit', booked });
}

/** Moves it to the time they chose; undefined where they may not choose, or wrote to us instead. */
export async function sendMoveTime(visit: LinkVisit, booked: BookedVisit): Promise<Reply | undefined> {
  const asked = await slotAsked(visit, 'MoveVisit');
  if ('refused' in asked || visit.body['words'] !== undefined) return undefined;
  const page = { title: changeTitle, verb: 'Change the visit', booked };
  const slot = slotIn(visit);
  if (slot === undefined) return chooseReply(visit, asked, { ...page, problem: 'Choose a time' });
  const moved: RepairCommand = { type: 'MoveVisit', visitId: booked.id, ...slot, operativeId: whoeverIsFree, operativeName: '', askedBy: 'resident', reason: 'you asked for another time' };
  const problem = await does(visit, moved);
  return problem === undefined ? redirect(`/r/${visit.link.token}?thanks=moved`) : chooseReply(visit, asked, { ...page, problem });
}

export async function showCancelVisit(visit: LinkVisit): Promise<Reply> {
  const booked = await visitOfLink(visit);
  return 'over' in booked ? booked.over : cancelReply(visit, booked, {});
}

export async function sendCancelVisit(visit: LinkVisit): Promise<Reply> {
  const booked = await visitOfLink(visit);
  if ('over' in booked) return booked.over;
  const why = formText(visit.body, 'why');
  if (!Object.hasOwn(cancelReasonsOfResident, why)) return cancelReply(visit, booked, { why: 'Choose why' });
  const problem = await does(visit, { type: 'CancelVisit', visitId: booked.id, reason: cancelReasonsOfResident[why as ResidentCancelReason] });
  return problem === undefined ? redirect(`/r/${visit.link.token}?thanks=cancelled`) : cancelReply(visit, booked, { why: problem });
}

/** The visit for a calendar: also once it is cancelled, so that it goes from there as well. */
export async function sendCalendar({ tx, link, params, landlord, now }: LinkVisit): Promise<Reply> {
  const found = await visitForCalendar(tx, link.caseId, params['visitId'] ?? '');
  if (found === undefined) throw new NotFound('visit');
  return file(visitCalendar({ ...found, landlordName: landlord.name, phone: landlord.phone, now: now as Instant }), 'text/calendar; charset=utf-8', 'visit.ics');
}

/** The booked visit that an address names. One of theirs that is over, or was changed since the page was opened, is told of on their own page. */
export async function visitOfLink(visit: LinkVisit): Promise<BookedVisit | { readonly over: Reply }> {
  const { tx, link, params } = visit;
  const booked = await bookedVisitOf(tx, link.caseId);
  if (booked !== undefined && booked.id === params['visitId']) return booked;
  if ((await visitForCalendar(tx, link.caseId, params['visitId'] ?? '')) === undefined) throw new NotFound('visit');
  return { over: await trackingReply(visit, await repairOfLink(tx, link), { '': refusalForResident('visit-not-open', visit.landlord.phone) }) };
}

const backToTheirPage = ({ link }: LinkVisit): Reply => redirect(`/r/${link.token}`);

/** The repair as its decision would see it; why not, when the resident may not do this however they choose. */
async function slotAsked(visit: LinkVisit, action: 'BookVisit' | 'MoveVisit'): Promise<SlotAsked | { readonly refused: string }> {
  const { tx, today } = visit;
  const linked = await repairOfLink(tx, visit.link);
  const record = await readRepairRecord(tx, await fileOfRepair(tx, linked.reference));
  const place = await placeOf(tx, record.spine.file, today);
  const context = repairContext(askingOfHolder(visit, linked), place, await recipientOf(tx, record.spine.file.residentId, record.repair, place));
  const refused = whyNot(record, action, context);
  return refused === undefined ? { repair: record.repair, place, context } : { refused: refusalForResident(refused.refusal, visit.landlord.phone) };
}

function slotIn({ body }: LinkVisit): { readonly on: PlainDate; readonly partOfDay: PartOfDay } | undefined {
  const [on = '', partOfDay = ''] = formText(body, 'slot').split(' ');
  return isPlainDate(on) && isWithinCalendar(on) && isPartOfDay(partOfDay) ? { on, partOfDay } : undefined;
}

/** Why it could not be done, in words; undefined when it was. */
async function does(visit: LinkVisit, command: RepairCommand): Promise<string | undefined> {
  const repair = await repairOfLink(visit.tx, visit.link);
  const done = await performOnRepair(askingOfHolder(visit, repair), { reference: repair.reference }, command);
  if (done.ok) return undefined;
  return refusalForResident(done.refusal, visit.landlord.phone);
}

interface Choosing {
  readonly title: string;
  readonly verb: string;
  readonly booked?: BookedVisit;
  readonly problem?: string;
}

async function chooseReply(visit: LinkVisit, asked: SlotAsked, { title, verb, booked, problem }: Choosing): Promise<Reply> {
  const { csrfToken, path, link, landlord, body, query } = visit;
  const after = dayIn(body['after'] === undefined ? (query['after'] ?? '') : formText(body, 'after'));
  const everyTime = (query['all'] ?? formText(body, 'all')) === 'yes';
  const times = await timesToChoose(visit.tx, asked, { purpose: booked?.purpose ?? 'repair', after, everyTime });
  const errors: FieldErrors = problem === undefined ? {} : { slot: problem };
  const otherwise = booked === undefined ? `/r/${link.token}/not-right` : `/r/${link.token}/visits/${booked.id}/change?ask=yes`;
  const main = chooseSlotPage({
    csrfToken, action: path, title, verb, today: visit.today as PlainDate, phone: landlord.phone, booked, times, after: after ?? '',
    wishes: asked.repair.wishes, chosen: formText(body, 'slot'), errors, timesHref: `/r/${link.token}/times`, otherwise,
  });
  return page(publicPage(visit, { title, main, hasErrors: problem !== undefined, backLink: { href: `/r/${link.token}` } }), problem === undefined ? 200 : 422);
}

function cancelReply(visit: LinkVisit, booked: BookedVisit, errors: FieldErrors): Reply {
  const { csrfToken, path, link } = visit;
  const hasErrors = Object.keys(errors).length > 0;
  const main = cancelVisitPage({ csrfToken, action: path, today: visit.today as PlainDate, booked, chosen: formText(visit.body, 'why'), errors });
  return page(publicPage(visit, { title: cancelTitle, main, hasErrors, backLink: { href: `/r/${link.token}` } }), hasErrors ? 422 : 200);
}
