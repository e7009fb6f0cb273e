import type { Tx } from '../../platform/database/index.ts';
import { lettersNotInFont } from '../../platform/print/index.ts';
import type { Message } from '../model.ts';
import { putInMailbox } from '../store/messages.ts';
import type { DeliveryTools } from './delivery-tools.ts';
import { sendAnotherWay } from './send-another-way.ts';
import { tellTheyWereSent } from './tell-the-case.ts';
import { wordsToSend } from './words-to-send.ts';

/**
 * Keeps messages in hand where staff can read them, or print them if they are letters: words, status and timeline in one
 * transaction, so exactly once. A letter is said to be sent when somebody has posted it, and not before.
 */
export async function keepHere(tx: Tx, messages: readonly Message[], tools: DeliveryTools): Promise<void> {
  const kept = messages.filter((message) => missingLetters(message).length === 0);
  const words = await Promise.all(kept.map((message) => wordsToSend(tx, message, tools)));
  if (kept.length > 0) putInMailbox(tx, kept.map((message, index) => ({ ...message, ...words[index] })), tools.now);
  await tellTheyWereSent(tx, kept.filter(({ channel }) => channel !== 'letter'), tools);
  for (const message of messages) if (!kept.includes(message)) await refuseToPrint(tx, message, tools);
}

/** Of a letter that we would print: those of its letters that would be empty boxes. */
function missingLetters({ channel, recipientName, address, subject, body }: Message): readonly string[] {
  return channel === 'letter' ? lettersNotInFont([recipientName, address, subject, body].join('\n')) : [];
}

/** Nobody is posted a letter of empty boxes: it goes another way where there is one, and a person makes the letter they are owed. */
function refuseToPrint(tx: Tx, message: Message, tools: DeliveryTools): Promise<void> {
  const why = `We cannot print it: our letters lack ${missingLetters(message).slice(0, 5).join(' ')}. Have it printed elsewhere or write it by hand.`;
  return sendAnotherWay(tx, message, { why, isTheAddress: false, tasks: [{ kind: 'format', detail: 'a letter that is printed elsewhere or written by hand' }] }, tools);
}
