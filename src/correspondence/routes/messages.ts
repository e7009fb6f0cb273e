import { NotFound } from '../../platform/database/index.ts';
import { notificationBanner, type FieldErrors } from '../../platform/govuk/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { formText, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf, downloadRoutes, recordView } from '../../staff/index.ts';
import { channelAsked, mailboxDownload, needAsked, stuckDownload } from '../downloads.ts';
import { mailboxRoles, opensCases, stuckMessageRoles } from '../access.ts';
import { readReason, readSendAgain } from '../forms/messages.ts';
import { mailboxMessage, mailboxPage, stuckMessage, stuckMessages, troublesOfSending, type StuckMessage } from '../queries/index.ts';
import { giveUp, markAsSent, sendAgain } from '../settle-by-hand.ts';
import { mailboxMessagePage } from '../views/mailbox-message-page.ts';
import { mailboxPageView } from '../views/mailbox-page.ts';
import { stuckMessagePage } from '../views/stuck-message-page.ts';
import { stuckMessagesPage } from '../views/stuck-messages-page.ts';

export const messageRoutes: readonly Route[] = [
  staffRoute('GET', '/mailbox', mailboxRoles, showMailbox),
  ...downloadRoutes({ path: '/mailbox', name: 'mailbox', roles: mailboxRoles }, mailboxDownload),
  staffRoute('GET', '/mailbox/:id', mailboxRoles, showMailboxMessage),
  staffRoute('GET', '/messages/needing-attention', stuckMessageRoles, showStuckMessages),
  ...downloadRoutes({ path: '/messages/needing-attention', name: 'messages-needing-attention', roles: stuckMessageRoles }, stuckDownload),
  staffRoute('GET', '/messages/:id', stuckMessageRoles, showStuckMessage),
  staffRoute('POST', '/messages/:id/send-again', stuckMessageRoles, postSendAgain),
  staffRoute('POST', '/messages/:id/mark-as-sent', stuckMessageRoles, postMarkAsSent),
  staffRoute('POST', '/messages/:id/give-up', stuckMessageRoles, postGiveUp),
];

const stuckList = '/messages/needing-attention';

async function showMailbox(visit: StaffVisit): Promise<Reply> {
  const channel = channelAsked(visit);
  const list = await mailboxPage(visit.tx, { organisationId: visit.actor.organisationId, before: visit.query['before'], channel });
  const main = mailboxPageView({ list, channel, today: visit.today });
  return page(staffPage(visit, { title: 'Mailbox', main, wide: true, current: '/mailbox' }));
}

async function showMailboxMessage(visit: StaffVisit): Promise<Reply> {
  const message = await mailboxMessage(visit.tx, visit.actor.organisationId, idOf(visit));
  if (message === undefined) throw new NotFound('message');
  await recordView(visit.tx, visit, 'case', message.caseId);
  const main = mailboxMessagePage(message, { ...visit, opensCases: opensCases(actorOf(visit.actor)) });
  return page(staffPage(visit, { title: message.subject, main, current: '/mailbox', backLink: { href: '/mailbox', text: 'Back to the mailbox' } }));
}

const doneWords = new Map([
  ['send-again', 'The message is on its way again.'],
  ['mark-as-sent', 'The message is marked as sent.'],
  ['give-up', 'The message is given up. If the resident still has to hear from us, tell them another way.'],
  ['task', 'It is written down as done.'],
]);

async function showStuckMessages(visit: StaffVisit): Promise<Reply> {
  const need = needAsked(visit);
  const list = await stuckMessages(visit.tx, { organisationId: visit.actor.organisationId, after: visit.query['after'], need });
  const done = doneWords.get(visit.query['done'] ?? '');
  const notification = done === undefined ? {} : { notification: notificationBanner({ type: 'success', text: done }) };
  const main = stuckMessagesPage({ list, opensCases: opensCases(actorOf(visit.actor)), need, troubles: await troublesOfSending(visit.tx, visit.actor.organisationId), today: visit.today });
  return page(staffPage(visit, { title: 'Messages that need a person', main, wide: true, current: stuckList, ...notification }));
}

async function showStuckMessage(visit: StaffVisit): Promise<Reply> {
  const message = await theStuckMessage(visit);
  await recordView(visit.tx, visit, 'case', message.caseId);
  return stuckPage(visit, message);
}

async function postSendAgain(visit: StaffVisit): Promise<Reply> {
  const message = await theStuckMessage(visit);
  const parsed = readSendAgain(visit.body, message.channel);
  if (!parsed.ok) return stuckPage(visit, message, parsed.errors);
  await sendAgain(visit.tx, message.id, parsed.command, visit);
  return redirect(`${stuckList}?done=send-again`);
}

async function postMarkAsSent(visit: StaffVisit): Promise<Reply> {
  const message = await theStuckMessage(visit);
  const parsed = readReason(visit.body, 'Say how you know that it arrived');
  if (!parsed.ok) return stuckPage(visit, message, parsed.errors);
  await markAsSent(visit.tx, message.id, parsed.command, visit);
  return redirect(`${stuckList}?done=mark-as-sent`);
}

async function postGiveUp(visit: StaffVisit): Promise<Reply> {
  const message = await theStuckMessage(visit);
  const parsed = readReason({ reason: formText(visit.body, 'whyNot') }, 'Say why nobody need send it');
  if (!parsed.ok) return stuckPage(visit, message, { whyNot: parsed.errors['reason'] ?? '' });
  await giveUp(visit.tx, message.id, parsed.command, visit);
  return redirect(`${stuckList}?done=give-up`);
}

function stuckPage(visit: StaffVisit, message: StuckMessage, errors?: FieldErrors): Reply {
  const { csrfToken, today } = visit;
  const typed = errors && { ...('address' in errors && { address: formText(visit.body, 'address') }), ...('reason' in errors && { reason: formText(visit.body, 'reason') }), ...('whyNot' in errors && { whyNot: formText(visit.body, 'whyNot') }) };
  const main = stuckMessagePage({ message, opensCases: opensCases(actorOf(visit.actor)), csrfToken, today, ...(errors && { errors }), ...(typed && { typed }) });
  const backLink = { href: stuckList, text: 'Back to messages that need a person' };
  return page(staffPage(visit, { title: message.subject, main, backLink, hasErrors: errors !== undefined }), errors === undefined ? 200 : 422);
}

async function theStuckMessage(visit: StaffVisit): Promise<StuckMessage> {
  const message = await stuckMessage(visit.tx, visit.actor.organisationId, idOf(visit));
  if (message === undefined) throw new NotFound('message');
  return message;
}

/** An id that is no id reaches no query. */
function idOf(visit: StaffVisit): string {
  const { id } = visit.params;
  if (!isUuid(id)) throw new NotFound('message');
  return id;
}
