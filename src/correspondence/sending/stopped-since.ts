import type { Tx } from '../../platform/database/index.ts';
import { thoseWhoStoppedTexts } from '../../residents/index.ts';
import type { Message } from '../model.ts';
import { sendAnotherWay } from './send-another-way.ts';
import type { Reading } from './tell-the-case.ts';

/** Why a text goes another way: the person's record says it in the same words. */
export const theyTextedStop = 'They texted STOP.';

/** Of messages that are about to leave, those that may: a text to a number that said STOP since it was written goes another way, which the case tells. */
export async function leaveOutStopped(tx: Tx, messages: readonly Message[], reading: Reading): Promise<readonly Message[]> {
  const texts = messages.flatMap((message) => (message.channel === 'text' ? [{ residentId: message.residentId, mobile: message.address, message }] : []));
  const stopped = (await thoseWhoStoppedTexts(tx, texts)).map(({ message }) => message);
  for (const message of stopped) await sendAnotherWay(tx, message, { why: theyTextedStop, isTheAddress: false }, reading);
  return messages.filter((message) => !stopped.includes(message));
}
