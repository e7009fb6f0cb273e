import { NotFound, type Tx } from '../../platform/database/index.ts';
import { landlordById } from '../../platform/landlord.ts';
import type { OutgoingMail } from '../../platform/mail/index.ts';
import type { Message } from '../model.ts';
import { loadMessageForChange, markSending, markStuck, type Words } from '../store/messages.ts';
import { keepInMailbox } from './keep-in-mailbox.ts';
import type { DeliveryTools } from './delivery-tools.ts';
import { nextStep } from '../decide/next-step.ts';
import { settleClaim, type Claim } from './settle.ts';
import { tellItIsUncertain } from './tell-the-case.ts';
import { wordsToSend } from './words-to-send.ts';


type ClaimedMail = Claim & { readonly mail: OutgoingMail };

/**
 * Takes one message as far as it can go now. May be run any number of times, by any number of workers, and killed
 * anywhere. The mailbox gets each message exactly once, in one transaction. A mail server cannot be part of a
 * transaction: the claim is committed first, so that a message is offered at most once and a cut-off send is seen.
 */
export async function deliverMessage(tools: DeliveryTools, landlordId: string, messageId: string): Promise<void> {
  const claim = await tools.database.inLandlord(landlordId, (tx) => takeUp(tx, tools, messageId));
  if (claim === undefined || tools.mailer === undefined) return;
  const outcome = await tools.mailer.send(claim.mail);
  await tools.database.inLandlord(landlordId, (tx) => settleClaim(tx, tools, claim, outcome));
}

async function takeUp(tx: Tx, tools: DeliveryTools, messageId: string): Promise<ClaimedMail | undefined> {
  const message = await loadMessageForChange(tx, messageId);
  if (message === undefined) return undefined;
  const next = nextStep(message, tools.now, tools.mailer !== undefined);
  switch (next.step) {
    case 'nothing':
    case 'wait':
      return undefined;
    case 'keep in the mailbox':
      await keepInMailbox(tx, [message], tools);
      return undefined;
    case 'claim for SMTP':
      return claimForSmtp(tx, message, tools);
    case 'call it uncertain':
      await callUncertain(tx, message, tools);
      return undefined;
  }
}

async function claimForSmtp(tx: Tx, message: Message, tools: DeliveryTools): Promise<ClaimedMail> {
  const words = await wordsToSend(tx, message, tools);
  await markSending(tx, message.id, tools.now);
  return { messageId: message.id, claimedAt: tools.now, mail: await asMail(tx, message, words) };
}

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
