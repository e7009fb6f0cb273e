import type { Tx } from '../../platform/database/index.ts';
import type { Message } from '../model.ts';
import type { DeliveryTools } from './delivery-tools.ts';

type Reading = Pick<DeliveryTools, 'now' | 'newId'>;

/** A message that has left the house: taken by whoever carries it, kept where nobody carries it, or posted. */
export interface HasLeft extends Pick<Message, 'caseId' | 'channel' | 'template'> {
  readonly id: string;
}

type WhatFollows = (tx: Tx, message: HasLeft, reading: Reading) => Promise<void>;

const followers: { readonly template: string; readonly follow: WhatFollows }[] = [];

/** What waits for a message of this template to leave hears of it in the same transaction, perhaps more than once: told when the program starts. */
export const whenAMessageLeaves = (template: string, follow: WhatFollows): void => void followers.push({ template, follow });

/** One after another, as they were written: each changes its case. */
export async function tellWhoWaited(tx: Tx, messages: readonly HasLeft[], reading: Reading): Promise<void> {
  for (const message of messages) {
    for (const { template, follow } of followers) if (template === message.template) await follow(tx, message, reading);
  }
}
