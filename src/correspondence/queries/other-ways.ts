import type { Tx } from '../../platform/database/index.ts';
import { addressesNotToUse } from '../../residents/index.ts';
import type { OtherWays, Way } from '../decide/next-channel.ts';
import type { Message } from '../model.ts';
import type { OwnWording } from '../words/model.ts';
import { wordingsInForce } from './wordings.ts';

/** How else the person of a message may be reached, what was tried already, and in what words they read. */
export interface WaysOfMessage extends OtherWays {
  readonly tried: readonly Way[];
  readonly language: string;
  readonly format: string;
  readonly wordings: readonly OwnWording[];
}

/** Undefined when the message is not there. A message whose facts are not kept cannot be made into a text. */
export async function otherWaysOf(tx: Tx, { id, facts }: Pick<Message, 'id' | 'facts'>): Promise<WaysOfMessage | undefined> {
  const [found] = await tx.query<WaysOfMessage>(
    `with recursive chain as (
       select m.follows_id, m.channel, m.address, 1 as place from messages m where m.landlord_id = $1 and m.id = $2
       union all
       select m.follows_id, m.channel, m.address, chain.place + 1 from chain join messages m on m.landlord_id = $1 and m.id = chain.follows_id where chain.place < 10)
     select r.mobile, r.email, concat_ws(', ', h.address_line, h.town, h.postcode) as home,
       coalesce(r.language, 'English') as language, coalesce(r.format, 'standard') as format,
       ${addressesNotToUse('$1', 'r')} as "notWorking",
       (select json_agg(json_build_object('channel', chain.channel, 'address', chain.address)) from chain) as tried,
       ${wordingsInForce('$1', 'r.language')} as wordings
     from messages m
     join cases c on c.landlord_id = m.landlord_id and c.id = m.case_id
     left join residents r on r.landlord_id = m.landlord_id and r.id = m.resident_id
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     where m.landlord_id = $1 and m.id = $2`,
    [tx.landlordId, id],
  );
  return found === undefined || facts !== null ? found : { ...found, mobile: null };
}
