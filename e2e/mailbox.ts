import { setTimeout as pause } from 'node:timers/promises';
import type { Site } from './site.ts';

interface Kept {
  readonly subject: string;
  readonly body: string;
}

const patience = 15_000;

/** The newest message about a case that the mailbox keeps, as soon as the worker has put it there. */
export async function messageAbout(site: Site, reference: string, words: RegExp): Promise<Kept> {
  for (let waited = 0; waited < patience; waited += 100) {
    const found = (await messagesAbout(site, reference)).find(({ subject, body }) => words.test(`${subject} ${body}`));
    if (found !== undefined) return found;
    await pause(100);
  }
  const kept = (await messagesAbout(site, reference)).map(({ body }) => body);
  throw new Error(`No message about ${reference} says ${String(words)}. There are: ${kept.join(' | ')}`);
}

async function messagesAbout({ database }: Site, reference: string): Promise<Kept[]> {
  const landlords = await database.beforeLandlord((tx) => tx.query<{ id: string }>('select id from landlords'));
  const lists = await Promise.all(
    landlords.map(({ id }) =>
      database.inLandlord(id, (tx) =>
        tx.query<Kept>(
          `select kept.subject, kept.body from mailbox kept
           join messages sent on sent.landlord_id = kept.landlord_id and sent.id = kept.message_id
           join cases on cases.landlord_id = sent.landlord_id and cases.id = sent.case_id
           where kept.landlord_id = $1 and cases.reference = $2 order by kept.delivered_at desc`,
          [id, reference],
        ),
      ),
    ),
  );
  return lists.flat();
}

/** The resident's link in a message, as the part of the address after the host. */
export function linkIn({ body }: Kept): string {
  const found = /https?:\/\/[^/\s]+(\/r\/[A-Za-z0-9_-]{64})/.exec(body)?.[1];
  if (found === undefined) throw new Error(`There is no link in: ${body}`);
  return found;
}
