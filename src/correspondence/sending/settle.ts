import type { Tx } from '../../platform/database/index.ts';
import type { MailOutcome } from '../../platform/mail/index.ts';
import type { Message, MessageId } from '../model.ts';
import { loadMessageForChange, markPutOff, markTaken, markStuck } from '../store/messages.ts';
import type { DeliveryTools } from './delivery-tools.ts';
import { nextTry } from '../decide/next-step.ts';
import { sendAnotherWay } from './send-another-way.ts';
import { tellItFailed, tellItIsUncertain, tellTheyWereSent } from './tell-the-case.ts';

/** A message taken up for sending; the moment tells this claim from any later one. */
export interface Claim {
  readonly messageId: MessageId;
  readonly claimedAt: string;
}

/** Writes down what became of a claimed message, unless somebody has decided about it meanwhile. */
export async function settleClaim(tx: Tx, tools: DeliveryTools, claim: Claim, outcome: MailOutcome): Promise<void> {
  const message = await loadMessageForChange(tx, claim.messageId);
  if (message === undefined || !isStillOurs(message, claim)) return;
  switch (outcome.kind) {
    case 'accepted':
      await markTaken(tx, message.id, tools.now);
      return tellTheyWereSent(tx, [message], tools);
    case 'refused':
      return sendAnotherWay(tx, message, { why: outcome.why, isTheAddress: outcome.isTheAddress }, tools);
    case 'not now':
      return putOff(tx, message, outcome.why, tools);
    case 'unknown':
      // Notify can be asked, once it is sure that nothing of it is still on its way.
      if (message.transport === 'notify') return undefined;
      await markStuck(tx, message.id, { status: 'uncertain', why: outcome.why, now: tools.now });
      return tellItIsUncertain(tx, message, outcome.why, tools);
  }
}

/** A slow worker may find its send already called uncertain; it knows better. A new claim or a person's word stands. */
function isStillOurs(message: Message, claim: Claim): boolean {
  return (message.status === 'sending' || message.status === 'uncertain') && message.sendingAt === claim.claimedAt;
}

/** After a day of tries the trouble is the server's and not the address's: a person decides what to do with it. */
async function putOff(tx: Tx, message: Message, why: string, tools: DeliveryTools): Promise<void> {
  const failedTries = message.failedTries + 1;
  const nextTryAt = nextTry(failedTries, tools.now);
  if (nextTryAt !== undefined) return markPutOff(tx, message.id, { failedTries, nextTryAt, why });
  const inAll = `We tried ${failedTries} times. ${why}`;
  await markStuck(tx, message.id, { status: 'failed', why: inAll, now: tools.now });
  await tellItFailed(tx, message, inAll, tools);
}
