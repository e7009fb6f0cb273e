import { officeHoursFrom } from '../../casefile/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Readiness } from '../decide/before-the-first-report.ts';

const mostNamed = 5;
const canOwn = (organisation: string) => `exists (select from staff s join team_members m on m.landlord_id = s.landlord_id and m.staff_id = s.id
  where s.landlord_id = $1 and s.is_active and s.roles && array['planner', 'manager'] and s.organisation_id = ${organisation})`;

/** Looks at whether there is any of each, and counts nothing. */
export async function readinessOf(tx: Tx, settings: Readonly<Record<string, unknown>>): Promise<Readiness> {
  const [found] = await tx.query<Omit<Readiness, 'hasOfficeHours' | 'hasOnCall'>>(
    `select exists (select from organisations o where o.landlord_id = $1 and o.kind <> 'contractor' and ${canOwn('o.id')}) as "hasOwner",
       exists (select from homes where landlord_id = $1) as "hasHomes", exists (select from residents where landlord_id = $1) as "hasResidents",
       array(select o.name from organisations o where o.landlord_id = $1 and not ${canOwn('o.id')}
         and exists (select from homes h where h.landlord_id = $1 and h.managing_organisation_id = o.id) order by o.name limit ${mostNamed}) as "withoutOwner"`,
    [tx.landlordId],
  );
  const hours = officeHoursFrom(settings);
  const nothing = { hasOwner: false, hasHomes: false, hasResidents: false, withoutOwner: [] };
  return { ...(found ?? nothing), hasOfficeHours: Object.values(hours?.open ?? {}).some((day) => day !== null), hasOnCall: (hours?.onCall ?? []).length > 0 };
}
