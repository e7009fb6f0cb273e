import type { Tx } from '../../platform/database/index.ts';
import type { Message } from '../model.ts';
import type { Reading } from './tell-the-case.ts';

/** A message that was taken as sent, and did not arrive after all. */
export interface CameBack extends Pick<Message, 'id' | 'caseId' | 'channel'> {
  readonly why: string;
}

type WhatFollows = (tx: Tx, message: CameBack, reading: Reading) => Promise<void>;

const followers: WhatFollows[] = [];

/** What relied on the message hears of it in the same transaction: told once, when the program starts. */
export const whenAMessageComesBack = (follower: WhatFollows): void => void followers.push(follower);

/** Only of what had counted as sent: nothing could rely on the rest. */
export async function tellWhoRelied(tx: Tx, { id, caseId, channel, status }: Message, why: string, reading: Reading): Promise<void> {
  if (status === 'sent') for (const follow of followers) await follow(tx, { id, caseId, channel, why }, reading);
}
