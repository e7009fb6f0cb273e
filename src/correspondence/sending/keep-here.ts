import type { Tx } from '../../platform/database/index.ts';
import type { Message } from '../model.ts';
import { putInMailbox } from '../store/messages.ts';
import type { DeliveryTools } from './delivery-tools.ts';
import { tellTheyWereSent } from './tell-the-case.ts';
import { wordsToSend } from './words-to-send.ts';

/**
 * Keeps messages in hand where staff can read them, or print them if they are letters: words, status and timeline in one
 * transaction, so exactly once. A letter is said to be sent when somebody has posted it, and not before.
 */
export async function keepHere(tx: Tx, messages: readonly Message[], tools: DeliveryTools): Promise<void> {
  const words = await Promise.all(messages.map((message) => wordsToSend(tx, message, tools)));
  putInMailbox(tx, messages.map((message, index) => ({ ...message, ...words[index] })), tools.now);
  await tellTheyWereSent(tx, messages.filter(({ channel }) => channel !== 'letter'), tools);
}
