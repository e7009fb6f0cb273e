import type { Tx } from '../../platform/database/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { Rate } from '../model.ts';

export interface RateListed extends Rate {
  readonly contractName: string;
}

export interface RatesWanted {
  /** Words that stand in its code or description. */
  readonly words: string;
  readonly contractId: string | undefined;
  /** Only those that can be ordered on this day, or only those that no longer can. */
  readonly on: string;
  readonly which: 'all' | 'in force' | 'expired';
  readonly after: { readonly code: string; readonly contractId: string } | undefined;
  readonly most: number;
}

/** A page of the schedule by code and contract. A schedule has some thousands of codes: it is read through, and not indexed by word. */
export function ratesLike(tx: Tx, { words, contractId, on, which, after, most }: RatesWanted): Promise<RateListed[]> {
  return tx.query<RateListed>(
    `select r.contract_id as "contractId", c.name as "contractName", r.code, r.description, r.trade, r.unit, r.price_pence as "pricePence", r.expires_on as "expiresOn"
     from rates r join contracts c on c.landlord_id = r.landlord_id and c.id = r.contract_id
     where r.landlord_id = $1 and ($2::uuid is null or r.contract_id = $2)
       and not exists (select from unnest($3::text[]) as word where strpos(r.search_text, word) = 0)
       and ($4 = 'all' or (r.expires_on is not null and r.expires_on < $5::date) = ($4 = 'expired'))
       and ($6::text is null or (r.code, r.contract_id) > ($6, $7::uuid))
     order by r.code, r.contract_id limit $8`,
    [tx.landlordId, isUuid(contractId) ? contractId : null, words.toLowerCase().split(/\s+/).filter((word) => word !== '').slice(0, 8), which, on, after?.code ?? null, after?.contractId ?? null, most],
  );
}

/** A code that can be ordered on a day, as the first contract that has it words it. */
export interface RateToOrder {
  readonly code: string;
  readonly description: string;
  readonly trade: string;
}

/** Of these codes those that can be ordered on a day, under whichever contract; each once. */
export function ratesToOrder(tx: Tx, codes: readonly string[], on: string): Promise<RateToOrder[]> {
  return tx.query<RateToOrder>(
    `select f.* from unnest($2::text[]) as asked (code) cross join lateral (
       select r.code, r.description, r.trade from rates r join contracts c on c.landlord_id = r.landlord_id and c.id = r.contract_id
       where r.landlord_id = $1 and r.code = asked.code and (r.expires_on is null or r.expires_on >= $3::date) and c.ends_on >= $3::date
       order by c.starts_on, c.id limit 1) as f`,
    [tx.landlordId, codes, on],
  );
}
