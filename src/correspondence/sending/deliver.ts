import { NotFound, type Tx } from '../../platform/database/index.ts';
import { landlordById } from '../../platform/landlord.ts';
import type { MailOutcome, OutgoingMail } from '../../platform/mail/index.ts';
import type { Message } from '../model.ts';
import { loadMessageForChange, markSending, markStuck, type Words } from '../store/messages.ts';
import { keepHere } from './keep-here.ts';
import { carriersOf, type DeliveryTools } from './delivery-tools.ts';
import { leavesNow, nextStep } from '../decide/next-step.ts';
import { leaveOutStopped } from './stopped-since.ts';
import { settleClaim, type Claim } from './settle.ts';
import { tellItIsUncertain } from './tell-the-case.ts';
import { wordsToSend } from './words-to-send.ts';

/** A message in hand, committed as such, and what to do with it outside any transaction. */
type Claimed = Claim & { readonly carry: () => Promise<MailOutcome> };

/**
 * Takes one message as far as it can go now. May be run any number of times, by any number of workers, and killed
 * anywhere. What is kept here is kept exactly once, in one transaction. Nobody outside can be part of a transaction: the
 * claim is committed first, so that a message is offered at most once and a cut-off send is seen.
 */
export async function deliverMessage(tools: DeliveryTools, landlordId: string, messageId: string): Promise<void> {
  const claim = await tools.database.inLandlord(landlordId, (tx) => takeUp(tx, tools, messageId));
  if (claim === undefined) return;
  const outcome = await claim.carry();
  await tools.database.inLandlord(landlordId, (tx) => settleClaim(tx, tools, claim, outcome));
}

async function takeUp(tx: Tx, tools: DeliveryTools, messageId: string): Promise<Claimed | undefined> {
  const message = await loadMessageForChange(tx, messageId);
  if (message === undefined) return undefined;
  const next = nextStep(message, tools.now, carriersOf(tools));
  if (leavesNow(next) && (await leaveOutStopped(tx, [message], tools)).length === 0) return undefined;
  switch (next.step) {
    case 'nothing':
    case 'wait':
      return undefined;
    case 'keep here':
      await keepHere(tx, [message], tools);
      return undefined;
    case 'claim':
      return next.by === 'smtp' ? claimForSmtp(tx, message, tools) : claimForNotify(tx, message, tools);
    case 'ask Notify':
      return askNotify(tx, message, tools);
    case 'call it uncertain':
      await callUncertain(tx, message, tools);
      return undefined;
  }
}

async function claimForSmtp(tx: Tx, message: Message, tools: DeliveryTools): Promise<Claimed | undefined> {
  const { mailer } = tools;
  if (mailer === undefined) return undefined;
  const mail = await asMail(tx, message, await wordsToSend(tx, message, tools));
  await markSending(tx, message.id, { sendingAt: tools.now, by: 'smtp' });
  return { messageId: message.id, claimedAt: tools.now, carry: () => mailer.send(mail) };
}

async function claimForNotify(tx: Tx, message: Message, tools: DeliveryTools): Promise<Claimed | undefined> {
  const { notify } = tools;
  if (notify === undefined) return undefined;
  const { subject, body } = await wordsToSend(tx, message, tools);
  const notice = { id: notifyReference(tx.landlordId, message.id), channel: message.channel, to: message.address, toName: message.recipientName, subject, text: body };
  await markSending(tx, message.id, { sendingAt: tools.now, by: 'notify' });
  return { messageId: message.id, claimedAt: tools.now, carry: () => notify.send(notice) };
}

/** Notify knows what it was given: a send that was cut short is never a guess. */
function askNotify(tx: Tx, { id, sendingAt }: Message, { notify, now }: DeliveryTools): Claimed | undefined {
  if (notify === undefined) return undefined;
  const reference = notifyReference(tx.landlordId, id);
  return {
    messageId: id,
    claimedAt: sendingAt ?? now,
    carry: async () => {
      const has = await notify.has(reference);
      if (has === 'yes') return { kind: 'accepted' };
      return has === 'no' ? { kind: 'not now', why: 'Sending it was cut short before GOV.UK Notify had it.' } : { kind: 'unknown', why: 'Sending it was cut short, and GOV.UK Notify does not say whether it has it.' };
    },
  };
}

/** What Notify knows a message by, and names in its receipts: whose it is, since a receipt comes without a landlord. */
export const notifyReference = (landlordId: string, messageId: string): string => `${landlordId}.${messageId}`;

async function callUncertain(tx: Tx, message: Message, tools: DeliveryTools): Promise<void> {
  const why = 'Sending it was cut short.';
  await markStuck(tx, message.id, { status: 'uncertain', why, now: tools.now });
  await tellItIsUncertain(tx, message, why, tools);
}

async function asMail(tx: Tx, message: Message, words: Words): Promise<OutgoingMail> {
  const landlord = await landlordById(tx, tx.landlordId);
  if (landlord === undefined) throw new NotFound('landlord');
  return {
    id: message.id,
    fromName: landlord.name,
    replyTo: landlord.email,
    to: message.address,
    toName: message.recipientName,
    subject: words.subject,
    text: words.body,
  };
}
