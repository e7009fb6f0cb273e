import type { Instant, PlainDate } from '../clock/index.ts';
import type { Home } from '../homes/index.ts';
import { insertRows, type Tx } from '../platform/database/index.ts';
import { actorOf } from '../staff/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import { decideNewPerson, type NewPersonRefusal } from './decide.ts';
import type { PersonToAdd, ResidentId, TenancyId } from './model.ts';
import { tenanciesHere } from './queries/index.ts';
import { createResidentRows } from './store/index.ts';
import { eventRow } from './store/save-events.ts';

export type Added = { readonly ok: true; readonly id: ResidentId; readonly key: string } | { readonly ok: false; readonly refusal: NewPersonRefusal };

/** Somebody on a page or through the API, adding a person to a home that their organisation owns or manages. */
export type PersonAdder = Pick<StaffVisit, 'tx' | 'actor' | 'now' | 'today' | 'newId'>;

/**
 * The one door for people who came by no file. Whoever has no number in the landlord's own system yet is given one here, so
 * that a later file that carries it finds them.
 */
export async function addPerson({ tx, actor, now, today, newId }: PersonAdder, home: Home, wanted: PersonToAdd): Promise<Added> {
  // Two people who add the same one at this home wait for each other.
  await tx.query('select 1 from homes where landlord_id = $1 and id = $2 for update', [tx.landlordId, home.id]);
  const id = newId() as ResidentId;
  const key = wanted.key ?? keyOf(id);
  const tenancies = await tenanciesHere(tx, home.id, today);
  const decision = decideNewPerson(wanted, { today: today as PlainDate, tenancyIds: tenancies.map((tenancy) => tenancy.id), ...(await takenKeys(tx, key, wanted)), sameHere: tenancies.flatMap(({ people }) => people) });
  if (!decision.ok) return decision;
  const joins = 'tenancyId' in wanted.tenancy ? wanted.tenancy.tenancyId : (newId() as TenancyId);
  const { name, dateOfBirth, contact, part, tenancy } = wanted;
  await createResidentRows(tx, {
    residents: [{ ...contact, id, key, name, dateOfBirth, needsAnswer: { answer: 'unknown' } }],
    tenancies: 'tenancyId' in tenancy ? [] : [{ id: joins, key: tenancy.key ?? keyOf(joins), homeId: home.id, kind: tenancy.kind, startedOn: tenancy.startedOn, endedOn: null }],
    people: [{ tenancyId: joins, residentId: id, part }],
    needs: [],
  }, now);
  await insertRows(tx, 'resident_events', [eventRow(tx, id, { type: 'PersonAdded', tenancyId: joins }, { actor: actorOf(actor), now: now as Instant, today: today as PlainDate, newId })]);
  return { ok: true, id, key };
}

/** "HAND-1A2B3C4D5E": nobody's own numbers look like it. */
const keyOf = (id: string): string => `HAND-${id.slice(-10).toUpperCase()}`;

async function takenKeys(tx: Tx, key: string, { tenancy }: PersonToAdd): Promise<{ readonly keyIsTaken: boolean; readonly tenancyKeyIsTaken: boolean }> {
  const [row] = await tx.query<{ keyIsTaken: boolean; tenancyKeyIsTaken: boolean }>(
    `select exists (select from residents where landlord_id = $1 and resident_key = $2) as "keyIsTaken",
       exists (select from tenancies where landlord_id = $1 and tenancy_key = $3) as "tenancyKeyIsTaken"`,
    [tx.landlordId, key, 'key' in tenancy ? (tenancy.key ?? null) : null],
  );
  return row ?? { keyIsTaken: false, tenancyKeyIsTaken: false };
}
