import type { Tx } from '../../platform/database/index.ts';
import { landlordById } from '../../platform/landlord.ts';
import { orderLinkToken } from '../links/order-links.ts';
import { linkFor } from '../links/resident-links.ts';
import type { Message } from '../model.ts';
import { rememberLink, type Words } from '../store/messages.ts';
import type { DeliveryTools } from './delivery-tools.ts';

const linkPlace = '{link}';

/** The words as they leave, with the person's own link in place. Only these hold the secret; the record keeps `{link}`. */
export async function wordsToSend(tx: Tx, message: Message, tools: DeliveryTools): Promise<Words> {
  const { subject, body, caseId, residentId } = message;
  if (!body.includes(linkPlace)) return { subject, body };
  const { orderLinkId } = message.facts ?? {};
  if (orderLinkId !== undefined) {
    return { subject, body: body.replaceAll(linkPlace, `${tools.publicAddress}/o/${await orderLinkToken(tx, orderLinkId, tools.now)}`) };
  }
  const { linkId, token, code } = await linkFor(tx, { caseId, residentId, now: tools.now, newId: tools.newId });
  await rememberLink(tx, message.id, linkId);
  if (message.channel === 'letter') return { subject, body: body.replaceAll(linkAndPage, await linkToType(tx, code, tools)) };
  return { subject, body: body.replaceAll(linkPlace, `${tools.publicAddress}/r/${token}`) };
}

/** A page behind the link is not named on paper: the code opens the first, which leads there. */
const linkAndPage = /\{link\}(?:\/[a-z-]+)?/g;

/** On paper nobody types sixty-four characters: a short address, and a code that opens the same page. */
async function linkToType(tx: Tx, code: string, { publicAddress }: DeliveryTools): Promise<string> {
  const landlord = await landlordById(tx, tx.landlordId);
  return `${publicAddress.replace(/^https:\/\//, '')}/l/${landlord?.slug ?? ''}/code (type the code ${code})`;
}
