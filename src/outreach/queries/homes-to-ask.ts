import { chooseAddress, plainReader, wordingsInForce, type AddressNotWorking, type OwnWording, type Reader } from '../../correspondence/index.ts';
import { endedOn } from '../../homes/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { addressesNotToUse } from '../../residents/index.ts';
import type { HomeToAsk } from '../model.ts';

/** A home with whom to write to there, by what way. */
export interface HomeWithReader extends HomeToAsk {
  readonly reader: Reader | null;
}

interface Row extends HomeToAsk {
  readonly preferredChannel: 'text' | 'email' | 'phone' | 'letter' | null;
  readonly mobile: string | null;
  readonly email: string | null;
  readonly format: string;
  readonly language: string;
  readonly notWorking: readonly AddressNotWorking[];
}

/** These homes, by address, held so that two people do not begin with the same at once. Somebody who rents each today is whom we ask. */
export async function homesToAsk(tx: Tx, homeIds: readonly string[], { today, toStart }: { readonly today: string; readonly toStart: boolean }): Promise<HomeWithReader[]> {
  if (toStart) await tx.query('select 1 from homes where landlord_id = $1 and id = any ($2::uuid[]) order by id for no key update', [tx.landlordId, homeIds]);
  const rows = await tx.query<Row>(
    `select h.id as "homeId", concat_ws(', ', h.address_line, h.town, h.postcode) as address, array[h.owning_organisation_id, h.managing_organisation_id] as "organisationIds",
       r.id as "residentId", r.name as "residentName", (r.mobile is not null or r.phone is not null) is true as "hasPhone", r.preferred_channel as "preferredChannel", r.mobile, r.email,
       case when r.format is null then 'standard' else r.format end as format, case when r.language is null then '' else r.language end as language,
       (select max(a.asked_at) from approaches a where a.landlord_id = $1 and a.home_id = h.id) as "lastAskedAt", ${endedOn('h')} as "endedOn",
       ${addressesNotToUse('$1', 'r')} as "notWorking"
     from homes h
     left join lateral (select r.* from tenancies t
       join tenancy_people p on p.landlord_id = $1 and p.tenancy_id = t.id
       join residents r on r.landlord_id = $1 and r.id = p.resident_id
       where t.landlord_id = $1 and t.home_id = h.id and t.started_on <= $3 and (t.ended_on is null or t.ended_on >= $3)
       order by (p.part = 'household member'), t.started_on, r.id limit 1) as r on true
     where h.landlord_id = $1 and h.id = any ($2::uuid[])
     order by h.postcode_key, length(h.address_line), h.address_line, h.id`,
    [tx.landlordId, homeIds, today],
  );
  const wordings = await wordingsOf(tx, [...new Set(rows.map(({ language }) => language))]);
  return rows.map((row) => withReader(row, wordings.get(row.language) ?? []));
}

/** The landlord's own words in each language, and in English. */
async function wordingsOf(tx: Tx, languages: readonly string[]): Promise<ReadonlyMap<string, readonly OwnWording[]>> {
  const rows = await tx.query<{ language: string; wordings: readonly OwnWording[] }>(`select l.language, ${wordingsInForce('$1', 'l.language')} as wordings from unnest($2::text[]) as l (language)`, [tx.landlordId, languages]);
  return new Map(rows.map(({ language, wordings }) => [language, wordings]));
}

function withReader({ preferredChannel, mobile, email, format, language, notWorking, ...home }: Row, wordings: readonly OwnWording[]): HomeWithReader {
  const { residentId, residentName, address } = home;
  if (residentId === null || residentName === null || preferredChannel === null) return { ...home, reader: null };
  const chosen = chooseAddress({ preferredChannel, mobile, email, format, language, notWorking }, address);
  return { ...home, reader: { ...plainReader({ residentId, name: residentName, channel: chosen.channel, address: chosen.address }, wordings), language, format, tasks: chosen.tasks } };
}
