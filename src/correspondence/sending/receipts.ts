import type { Tx } from '../../platform/database/index.ts';
import type { Hook } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { receiptInWords, receiptOf, type NotifyReceipt } from '../../platform/mail/index.ts';
import type { Message } from '../model.ts';
import { loadMessageForChange, markDelivered } from '../store/messages.ts';
import { sendAnotherWay } from './send-another-way.ts';
import { tellItArrived, type Reading } from './tell-the-case.ts';

/** Where GOV.UK Notify tells what became of a message: closed unless the installation has a token for it. */
export function notifyReceiptsHook(token: string | undefined): readonly Hook[] {
  if (token === undefined) return [];
  return [{ name: 'notify', token, take: async (news, { database, now, newId }) => {
    await take(news, (landlordId, work) => database.inLandlord(landlordId, (tx) => work(tx, { now, newId })));
    // Also what is about a message of nobody here: told again it would be no other.
    return 'taken';
  } }];
}

type InLandlord = (landlordId: string, work: (tx: Tx, reading: Reading) => Promise<void>) => Promise<void>;

async function take(news: unknown, inLandlord: InLandlord): Promise<void> {
  const { reference, status } = (typeof news === 'object' && news !== null ? news : {}) as { readonly reference?: unknown; readonly status?: unknown };
  const [landlordId = '', messageId = ''] = typeof reference === 'string' ? reference.split('.') : [];
  if (!isUuid(landlordId) || !isUuid(messageId) || typeof status !== 'string') return;
  const receipt = receiptOf(status);
  if (receipt !== 'nothing yet') await inLandlord(landlordId, (tx, reading) => applyReceipt(tx, messageId, { receipt, status }, reading));
}

/** Told once or ten times, in order or not, it comes to the same: what is settled stays settled. */
async function applyReceipt(tx: Tx, messageId: string, { receipt, status }: { readonly receipt: NotifyReceipt; readonly status: string }, reading: Reading): Promise<void> {
  const message = await loadMessageForChange(tx, messageId);
  if (message === undefined || message.transport !== 'notify' || message.seenTo !== null || !isOut(message)) return;
  if (receipt === 'delivered') {
    if (message.deliveredAt !== null) return;
    await markDelivered(tx, message.id, reading.now);
    return tellItArrived(tx, message, reading);
  }
  if (receipt === 'nothing yet' || message.deliveredAt !== null) return;
  await sendAnotherWay(tx, message, { why: receiptInWords(status), isTheAddress: receipt === 'address does not work' }, reading);
}

/** It has left, or may have: a message back in the queue has a newer send that this is not about. */
const isOut = ({ status }: Message): boolean => status === 'sent' || status === 'sending' || status === 'uncertain';
