import { instant, dateInLondon } from '../../clock/index.ts';
import type { NewMessage } from '../../casefile/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { markAddressNotWorking } from '../../residents/index.ts';
import type { MessageTask } from '../decide/choose-address.ts';
import { nextWay, type Way } from '../decide/next-channel.ts';
import { writeMessage } from '../decide/write-message.ts';
import { isToContractor, type Message } from '../model.ts';
import { otherWaysOf, type WaysOfMessage } from '../queries/index.ts';
import { markSeenTo, markStuck } from '../store/messages.ts';
import { tellWhoRelied } from './came-back.ts';
import { templateNamed } from '../words/templates.ts';
import { sendMessagesTask } from './send-messages-task.ts';
import { tellItFailed, tellItGoesAnotherWay, type Reading } from './tell-the-case.ts';

/** Why a message did not arrive, and whether its address is to blame. */
export interface Bounce {
  readonly why: string;
  readonly isTheAddress: boolean;
  /** What a person does besides, where the other way is not enough. */
  readonly tasks?: readonly MessageTask[];
}

/**
 * A message that did not arrive goes by the next way that works, without anybody asking: newly written for its channel, and
 * a message of its own. When no way is left the owner is told. An address that does not work is not tried again.
 */
export async function sendAnotherWay(tx: Tx, message: Message, bounce: Bounce, reading: Reading): Promise<void> {
  const { residentId, channel, address } = message;
  if (bounce.isTheAddress && residentId !== null) {
    await markAddressNotWorking(tx, { residentId, channel, address, why: bounce.why, since: reading.now });
  }
  await markStuck(tx, message.id, { status: 'failed', why: bounce.why, now: reading.now });
  // The ways on record are the resident's.
  const ways = isToContractor(message) ? undefined : await otherWaysOf(tx, message);
  const way = message.seenTo !== null || ways === undefined ? undefined : nextWay(templateNamed(message.template)?.neverAText === true ? { ...ways, mobile: null } : ways, ways.tried);
  if (ways === undefined || way === undefined) await tellItFailed(tx, message, bounce.why, reading);
  else {
    await markSeenTo(tx, message.id, 'sent another way');
    await tellItGoesAnotherWay(tx, message, { why: bounce.why, next: { ...writtenAgain(message, way, ways, reading), tasks: bounce.tasks ?? [] } }, reading);
    tx.wake(sendMessagesTask);
  }
  await tellWhoRelied(tx, message, bounce.why, reading);
}

/** The same again for another channel, as the landlord's words now are. What was asked of people was asked with the first. */
function writtenAgain(message: Message, way: Way, ways: WaysOfMessage, { now }: Reading): NewMessage {
  const { recipientName: name, residentId, template, subject, body, facts, language, largePrint } = message;
  if (facts === null) return { ...way, recipientName: name, residentId, template, subject, body, language, largePrint, followsId: message.id };
  const reader = { ...way, name, residentId, language: ways.language, format: ways.format, tasks: [], wordings: ways.wordings };
  return { ...writeMessage(reader, { template, values: facts.values, about: facts.about, today: dateInLondon(instant(now)) }), followsId: message.id };
}
