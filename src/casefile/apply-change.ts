import { dateInLondon, type Instant } from '../clock/index.ts';
import type { CaseChange, CaseContext, EventBody, NewContact, NewMessage } from './model.ts';
import type { CaseDraft } from './draft.ts';
import { hurryRhythm, meetDeadlines, oweAWordToday, openDeadlines, resetRhythm, rhythmRule, setDeadline, withdrawAllButPromises, withdrawAllOpen, withdrawDeadlines } from './apply-deadlines.ts';
import { givePromisesTo, makePromise, settlePromise, withdrawBrokenPromiseClocks } from './apply-promises.ts';
import { appendEvent } from './append-event.ts';
import { tellEvery } from './policy/chasing.ts';

/** Puts one decision's change on the case in hand: events chained, clocks and promises settled, messages queued. */
export function applyChange(draft: CaseDraft, change: CaseChange, context: CaseContext): void {
  for (const event of change.events) appendEvent(draft, event, context);
  const { ownerId: before, closedAt } = draft.file;
  const toldEvery = tellEvery(context.chasing, draft.file);
  draft.file = { ...draft.file, ...change.file };
  if (draft.file.ownerId !== before) givePromisesTo(draft, before);
  applyClocksAndPromises(draft, change, context);
  applyWords(draft, change, context);
  if (change.wordSent === true) draft.file = { ...draft.file, lastContactAt: context.now };
  if ((change.promise ?? []).length > 0 || spokeToThem(change)) withdrawBrokenPromiseClocks(draft, context);
  finish(draft, change, { ...context, wasClosed: closedAt !== null, toldEvery });
}

function applyWords(draft: CaseDraft, { contacts = [], messages = [], links = [], endLinks = [], notices = [] }: CaseChange, context: CaseContext): void {
  for (const contact of contacts) addContact(draft, contact, context);
  for (const message of messages) queueMessage(draft, message, context);
  applyLinks(draft, { links, endLinks }, context);
  for (const { staffId, words, kind = 'news', isUrgent = false, href = null, at = context.now } of notices) draft.notices.push({ id: context.newId(), staffId, kind, isUrgent, words, href, at });
}

function applyLinks(draft: CaseDraft, { links, endLinks }: Required<Pick<CaseChange, 'links' | 'endLinks'>>, context: CaseContext): void {
  for (const { toCaseId, toReference, kind, words } of links) {
    appendEvent(draft, { type: 'CaseLinked', data: { to: toReference, kind, ...(words === undefined ? {} : { words }) } }, context);
    draft.links.push({ fromCaseId: draft.file.id, toCaseId, kind, madeAt: context.now, endedAt: null });
  }
  for (const { otherCaseId, otherReference, kind, isFromHere, reason } of endLinks) {
    appendEvent(draft, { type: 'CaseUnlinked', data: { other: otherReference, kind, isFromHere, reason } }, context);
    const ends = isFromHere ? { fromCaseId: draft.file.id, toCaseId: otherCaseId } : { fromCaseId: otherCaseId, toCaseId: draft.file.id };
    draft.links.push({ ...ends, kind, madeAt: context.now, endedAt: context.now });
  }
}

function applyClocksAndPromises(draft: CaseDraft, { meet = [], metAt, withdraw = [], set = [], settle = [], promise = [] }: CaseChange, context: CaseContext): void {
  meetDeadlines(draft, { rules: meet, doneAt: metAt ?? context.now }, context);
  withdrawDeadlines(draft, withdraw, context);
  for (const { kind, due } of set) setDeadline(draft, { kind, due, promiseId: null }, context);
  for (const settlement of settle) settlePromise(draft, settlement, context);
  for (const made of promise) makePromise(draft, made, context);
}

function finish(draft: CaseDraft, change: CaseChange, context: CaseContext & { readonly wasClosed: boolean; readonly toldEvery: number }): void {
  if (draft.file.closedAt !== null) (context.wasClosed ? withdrawAllButPromises : withdrawAllOpen)(draft, context);
  else if (spokeToThem(change)) resetRhythm(draft, context, dateInLondon(lastWordFromUs(change, context)));
  else if (change.wordLost === true) oweAWordToday(draft, context);
  else if (openDeadlines(draft, [rhythmRule]).length === 0) resetRhythm(draft, context, dateInLondon(context.now));
  else if (tellEvery(context.chasing, draft.file) < context.toldEvery) hurryRhythm(draft, context);
  const open = [...draft.deadlines.values()].filter(({ status }) => status === 'open').map(({ endsAt }) => endsAt);
  // The system's own entries do not make somebody's half-written form stale.
  const step = context.actor.kind === 'system' ? 0 : 1;
  draft.file = { ...draft.file, nextDueAt: open.sort()[0] ?? null, version: draft.file.version + step };
}

/** True when the change itself puts a word from us to the resident. A letter is one when it is posted, so that one left lying ends no silence. */
function spokeToThem(change: CaseChange): boolean {
  return change.wordSent === true || (change.messages ?? []).some(isWordAtOnce) || (change.contacts ?? []).some(({ direction }) => direction === 'out');
}

/** A call written down afterwards counts from when it was made, not from when it was written. */
function lastWordFromUs(change: CaseChange, context: CaseContext): Instant {
  if (change.wordSent === true || (change.messages ?? []).some(isWordAtOnce)) return context.now;
  const words = (change.contacts ?? []).filter(({ direction }) => direction === 'out').map(({ at }) => at ?? context.now);
  return words.toSorted().at(-1) ?? context.now;
}

function addContact(draft: CaseDraft, contact: NewContact, context: CaseContext): void {
  const happenedAt = contact.at ?? context.now;
  const staffId = context.actor.kind === 'staff' ? context.actor.id : null;
  draft.contacts.push({ ...contact, id: context.newId(), happenedAt, staffId });
  const { direction, channel, words } = contact;
  appendEvent(draft, { type: 'ContactRecorded', data: { direction, channel, words, at: happenedAt } }, context);
  if (direction === 'out' && (draft.file.lastContactAt === null || draft.file.lastContactAt < happenedAt)) {
    draft.file = { ...draft.file, lastContactAt: happenedAt };
  }
}

function queueMessage(draft: CaseDraft, message: NewMessage, context: CaseContext): void {
  const id = context.newId();
  draft.messages.push({ ...message, id, queuedAt: context.now, taskIds: (message.tasks ?? []).map(() => context.newId()) });
  const { template, channel, subject, body, recipientName } = message;
  const event: EventBody = { type: 'MessageQueued', data: { messageId: id, template, channel, subject, body, to: recipientName } };
  appendEvent(draft, event, context);
  if (isWordAtOnce(message)) draft.file = { ...draft.file, lastContactAt: context.now };
}

const isWordAtOnce = ({ channel, isToContractor }: Pick<NewMessage, 'channel' | 'isToContractor'>): boolean => channel !== 'letter' && isToContractor !== true;
