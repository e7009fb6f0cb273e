import { applyChange, caseContext, loadCasesForChange, saveCases, type EventBody, type NewContact } from '../casefile/index.ts';
import { RecordChanged, type Tx } from '../platform/database/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import { addressWorksAgain, haveStoppedTexts } from '../residents/index.ts';
import { actorOf } from '../staff/index.ts';
import type { MessageTask } from './decide/choose-address.ts';
import type { SendAgain, WithReason } from './forms/messages.ts';
import type { Message } from './model.ts';
import { tellWhoWaited } from './sending/has-left.ts';
import { sendAnotherWay } from './sending/send-another-way.ts';
import { theyTextedStop } from './sending/stopped-since.ts';
import { sendMessagesTask } from './sending/send-messages-task.ts';
import { changeAddress, loadMessageForChange, markQueuedAgain, markSeenTo, markSentByHand } from './store/messages.ts';
import { takeTask } from './store/tasks.ts';

type Reading = Pick<StaffVisit, 'actor' | 'now' | 'today' | 'newId'>;

/** Somebody looked, and wants it sent once more: to the same address, which then works as far as they know, or a mended one. Texts that they stopped go another way. */
export async function sendAgain(tx: Tx, messageId: string, { address }: SendAgain, reading: Reading): Promise<void> {
  const message = await stuckMessageForChange(tx, messageId);
  if (message.channel === 'text' && (await haveStoppedTexts(tx, message.residentId, address))) return sendAnotherWay(tx, message, { why: theyTextedStop, isTheAddress: false }, reading);
  const addressChanged = address !== message.address;
  if (addressChanged) await changeAddress(tx, message.id, address);
  if (message.residentId !== null) await addressWorksAgain(tx, { residentId: message.residentId, channel: message.channel, address });
  await markQueuedAgain(tx, message.id, reading.now);
  tx.wake(sendMessagesTask);
  await record(tx, message.caseId, { event: eventOf('MessageSentAgain', message, { addressChanged }) }, reading);
}

/** Somebody knows that it arrived. */
export async function markAsSent(tx: Tx, messageId: string, { reason }: WithReason, reading: Reading): Promise<void> {
  const message = await stuckMessageForChange(tx, messageId);
  await markSentByHand(tx, message.id, reading.now);
  await record(tx, message.caseId, { event: eventOf('MessageMarkedAsSent', message, { reason }), wordSent: message.channel === 'letter' }, reading);
  await tellWhoWaited(tx, [message], reading);
}

/** Nobody will send it any more, and why. The silence it leaves stays a silence. */
export async function giveUp(tx: Tx, messageId: string, { reason }: WithReason, reading: Reading): Promise<void> {
  const message = await stuckMessageForChange(tx, messageId);
  await markSeenTo(tx, message.id, 'given up');
  await record(tx, message.caseId, { event: eventOf('MessageGivenUp', message, { reason }) }, reading);
}

/** A letter came back by post: it goes another way, and its address is not used for them again. */
export async function letterCameBack(tx: Tx, messageId: string, { reason }: WithReason, reading: Reading): Promise<void> {
  const message = await loadMessageForChange(tx, messageId);
  if (message === undefined || message.channel !== 'letter' || message.status !== 'sent') throw new RecordChanged('letter');
  await record(tx, message.caseId, { event: eventOf('LetterCameBack', message, { reason }) }, reading);
  await sendAnotherWay(tx, message, { why: `The letter came back: ${reason}`, isTheAddress: true }, reading);
}

const taskWords = {
  call: 'Somebody rang them', reach: 'Another way to reach them was found', language: 'It was said in their language', format: 'It was given in the format they need',
} as const satisfies Record<MessageTask['kind'], string>;

/** Somebody did what no program could. A call is a word from us to them. */
export async function finishTask(tx: Tx, taskId: string, { reason }: WithReason, reading: Reading): Promise<void> {
  const task = await takeTask(tx, taskId, { now: reading.now, by: reading.actor, outcome: reason });
  if (task === undefined) throw new RecordChanged('task');
  const contacts: NewContact[] = task.kind === 'call' ? [{ direction: 'out', channel: 'phone', words: reason, residentId: task.residentId }] : [];
  await record(tx, task.caseId, { event: { type: 'MessageTaskDone', data: { task: taskWords[task.kind], words: reason } }, contacts }, reading);
}

/** Two people may have the same list before them: the second is told that it has been seen to. */
async function stuckMessageForChange(tx: Tx, messageId: string): Promise<Message> {
  const message = await loadMessageForChange(tx, messageId);
  if (message === undefined || message.seenTo !== null || (message.status !== 'failed' && message.status !== 'uncertain')) throw new RecordChanged('message');
  return message;
}

function eventOf(type: string, message: Message, more: Readonly<Record<string, unknown>>): EventBody {
  const { id, channel, template, subject, recipientName } = message;
  return { type, data: { messageId: id, channel, template, subject, to: recipientName, ...more } };
}

async function record(tx: Tx, caseId: string, { event, contacts = [], wordSent = false }: { readonly event: EventBody; readonly contacts?: readonly NewContact[]; readonly wordSent?: boolean }, reading: Reading): Promise<void> {
  const [draft] = await loadCasesForChange(tx, [caseId]);
  if (draft === undefined) throw new RecordChanged('case');
  applyChange(draft, { events: [event], contacts, wordSent }, caseContext(reading, actorOf(reading.actor)));
  await saveCases(tx, [draft]);
}
