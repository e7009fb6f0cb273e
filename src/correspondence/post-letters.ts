import { RecordChanged, type Tx } from '../platform/database/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import type { WithReason } from './forms/messages.ts';
import { sendAnotherWay } from './sending/send-another-way.ts';
import { tellPosted } from './sending/tell-the-case.ts';
import { markBatchPosted } from './store/letters.ts';
import { loadMessageForChange } from './store/messages.ts';

type Reading = Pick<StaffVisit, 'actor' | 'now' | 'newId'>;

/** Somebody put them into the post: only now is each a word to its resident. Two who say so at once say it once. */
export async function postBatch(tx: Tx, batchId: string, { actor, now, newId }: Reading): Promise<number> {
  const posted = await markBatchPosted(tx, batchId, { organisationId: actor.organisationId, now, by: actor });
  await tellPosted(tx, posted, actor.name, { now, newId });
  return posted.length;
}

/** One that cannot be posted goes another way, with why; its address may be right. */
export async function notPosted(tx: Tx, messageId: string, { reason }: WithReason, { now, newId }: Reading): Promise<void> {
  const message = await loadMessageForChange(tx, messageId);
  if (message === undefined || message.status !== 'to print') throw new RecordChanged('letter');
  await sendAnotherWay(tx, message, { why: `It was not posted: ${reason}`, isTheAddress: false }, { now, newId });
}
