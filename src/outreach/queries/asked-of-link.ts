import type { PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Outcome } from '../model.ts';

/** A home that is asked, as whoever lives there sees it. */
export interface AskedHome {
  readonly reference: string;
  readonly address: string;
  readonly residentName: string;
  readonly promisedOn: PlainDate;
  readonly outcome: Outcome | null;
}

/** The home of a link's case. */
export async function askedOfLink(tx: Tx, caseId: string): Promise<AskedHome | undefined> {
  const [home] = await tx.query<AskedHome>(
    `select c.reference, concat_ws(', ', h.address_line, h.town, h.postcode) as address, case when r.name is null then 'The resident' else r.name end as "residentName", p.due_on as "promisedOn", a.outcome
     from approaches a
     join cases c on c.landlord_id = $1 and c.id = a.case_id
     join homes h on h.landlord_id = $1 and h.id = a.home_id
     join promises p on p.landlord_id = $1 and p.id = a.promise_id
     left join residents r on r.landlord_id = $1 and r.id = c.resident_id
     where a.landlord_id = $1 and a.case_id = $2`,
    [tx.landlordId, caseId],
  );
  return home;
}
