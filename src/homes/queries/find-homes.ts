import type { Tx } from '../../platform/database/index.ts';
import type { OrganisationId } from '../../staff/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { Home } from '../model.ts';
import { endedOn } from './home-end.ts';

/** Which homes a program looks for: by one of these, or all. */
export interface HomesWanted {
  readonly uprn: string | undefined;
  readonly postcodeKey: string | undefined;
  readonly blockId: string | undefined;
  /** The last home of the page before. */
  readonly after: string | undefined;
  readonly most: number;
}

export type HomeEntry = Pick<Home, 'id' | 'uprn' | 'addressLine' | 'town' | 'postcode'> & { readonly blockId: string | null; readonly endedOn: PlainDate | null };

/** Homes of one organisation, by their ids. Only the conditions asked for are in the query, so that each finds its index. */
export function findHomesBy(tx: Tx, organisationId: OrganisationId, { uprn, postcodeKey, blockId, after, most }: HomesWanted): Promise<HomeEntry[]> {
  const parameters: unknown[] = [tx.landlordId, organisationId, most];
  const conditions = [['uprn =', uprn], ['postcode_key =', postcodeKey], ['block_id =', blockId], ['id >', after]] as const;
  const asked = conditions.flatMap(([condition, value]) => (value === undefined ? [] : [`and ${condition} $${parameters.push(value)}`]));
  return tx.query<HomeEntry>(
    `select id, uprn, address_line as "addressLine", town, postcode, block_id as "blockId", ${endedOn('h')} as "endedOn" from homes h
     where landlord_id = $1 and (owning_organisation_id = $2 or managing_organisation_id = $2) ${asked.join(' ')} order by id limit $3`,
    parameters,
  );
}
