import { readReference } from '../../casefile/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { addHours, type Instant } from '../../clock/index.ts';
import { referencesIn } from '../decide/match-orphan.ts';
import { numberKey } from '../../platform/number-key.ts';
import { caseOfText, type CaseOfNumber } from '../decide/match-text.ts';
import { holdsAnyOf } from '../../staff/index.ts';
import type { Orphan, OrphanFile, OrphanStatus } from '../model.ts';

export interface NamedCase {
  readonly id: string;
  readonly reference: string;
  readonly addresses: readonly string[];
}

/** The first case of this organisation's homes whose reference stands in a text, with the addresses of its person. */
export async function caseNamedIn(tx: Tx, text: string, organisationId: string): Promise<NamedCase | undefined> {
  const references = referencesIn(text).map(readReference).filter((reference) => reference !== undefined);
  if (references.length === 0) return undefined;
  const rows = await tx.query<NamedCase>(
    `select c.id, c.reference, case when r.email is null then '{}'::text[] else array[r.email] end as addresses from cases c
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     left join residents r on r.landlord_id = c.landlord_id and r.id = c.resident_id
     where c.landlord_id = $1 and c.reference = any($2::text[]) and (h.id is null or $3::uuid in (h.owning_organisation_id, h.managing_organisation_id))
     order by array_position($2::text[], c.reference) limit 1`,
    [tx.landlordId, references, organisationId],
  );
  return rows[0];
}

interface TextFrom {
  readonly senderAddress: string;
  readonly words: string;
  readonly organisationId: string;
  readonly now: string;
}

/**
 * The case that a text is about, by the number it came from: `addresses` holds the number only where nothing else could be meant.
 * Texts that we sent count for a month.
 */
export async function caseOfSender(tx: Tx, { senderAddress, words, organisationId, now }: TextFrom): Promise<NamedCase | undefined> {
  const key = numberKey(senderAddress);
  if (key === undefined) return undefined;
  const cases = await tx.query<CaseOfNumber>(
    `select c.id, c.reference, c.closed_at is null as "isOpen",
       (select max(m.queued_at) from messages m where m.landlord_id = c.landlord_id and m.case_id = c.id and m.resident_id = r.id and m.channel = 'text' and m.queued_at > $4) as "textedAt"
     from residents r
     cross join lateral (select * from cases x where x.landlord_id = r.landlord_id and x.resident_id = r.id order by x.opened_at desc limit 50) c
     left join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     where r.landlord_id = $1 and r.mobile_key = $2 and (h.id is null or $3::uuid in (h.owning_organisation_id, h.managing_organisation_id))
     order by c.opened_at desc, c.id limit 200`,
    [tx.landlordId, key, organisationId, addHours(now as Instant, -24 * 30)],
  );
  const [people] = await tx.query<{ count: number }>('select count(*)::int as count from (select 1 from residents where landlord_id = $1 and mobile_key = $2 limit 10) r', [tx.landlordId, key]);
  const match = caseOfText({ cases, people: people?.count ?? 0 }, words);
  return match === undefined ? undefined : { id: match.found.id, reference: match.found.reference, addresses: match.isSure ? [senderAddress] : [] };
}

/** Whether it is held already: what was handed over twice. */
export async function orphanIsHeld(tx: Tx, id: string): Promise<boolean> {
  return (await tx.query('select 1 from orphans where landlord_id = $1 and id = $2', [tx.landlordId, id])).length > 0;
}

const columns = `o.id, o.organisation_id as "organisationId", o.source, o.arrived_at as "arrivedAt", o.brought_by as "broughtBy", o.sender_name as "senderName",
  o.sender_address as "senderAddress", o.subject, o.words, o.status, o.due_at as "dueAt", o.reason, o.settled_at as "settledAt", o.settled_by_name as "settledByName",
  encode(o.message_sha256, 'hex') as "messageSha256",
  (select reference from cases c where c.landlord_id = o.landlord_id and c.id = o.suggested_case_id) as suggested,
  (select reference from cases c where c.landlord_id = o.landlord_id and c.id = o.case_id) as matched,
  (select count(*) from orphan_files f where f.landlord_id = o.landlord_id and f.orphan_id = o.id) as "fileCount"`;

export const orphansPerPage = 50;

/** What came to this organisation and has this status, longest waiting first; one more than a page. */
export function orphansOf(tx: Tx, of: { readonly organisationId: string; readonly status: OrphanStatus; readonly after: readonly [string, string] | undefined; readonly most?: number }): Promise<Orphan[]> {
  const [at, id] = of.after ?? ['-infinity', '00000000-0000-0000-0000-000000000000'];
  return tx.query<Orphan>(
    `select ${columns} from orphans o where o.landlord_id = $1 and o.organisation_id = $2 and o.status = $3 and (o.arrived_at, o.id) > ($4::timestamptz, $5::uuid)
     order by o.arrived_at, o.id limit $6`,
    [tx.landlordId, of.organisationId, of.status, at, id, (of.most ?? orphansPerPage) + 1],
  );
}

export async function orphanById(tx: Tx, organisationId: string, id: string): Promise<Orphan | undefined> {
  return (await tx.query<Orphan>(`select ${columns} from orphans o where o.landlord_id = $1 and o.organisation_id = $2 and o.id = $3`, [tx.landlordId, organisationId, id]))[0];
}

export function filesOfOrphan(tx: Tx, orphanId: string): Promise<OrphanFile[]> {
  return tx.query<OrphanFile>(
    `select id, kind, file_name as "fileName", media_type as "mediaType", byte_length as "byteLength", width, height, encode(sha256, 'hex') as sha256,
       encode(original_sha256, 'hex') as "originalSha256", problem from orphan_files where landlord_id = $1 and orphan_id = $2 order by place`,
    [tx.landlordId, orphanId],
  );
}

export const mostCounted = 100;

/** How many wait, and how many of them too long; counting stops where the number no longer matters. */
export async function countWaiting(tx: Tx, organisationId: string, now: string): Promise<{ readonly waiting: number; readonly overdue: number }> {
  const rows = await tx.query<{ waiting: number; overdue: number }>(
    `select count(*) as waiting, count(*) filter (where due_at < $3) as overdue
     from (select due_at from orphans where landlord_id = $1 and organisation_id = $2 and status = 'waiting' order by arrived_at limit ${mostCounted}) o`,
    [tx.landlordId, organisationId, now],
  );
  return rows[0] ?? { waiting: 0, overdue: 0 };
}

/** Whose the queue of an organisation is: who was named, while they work here, else its managers. */
export async function ownersOfQueue(tx: Tx, organisationId: string): Promise<{ readonly owners: readonly string[]; readonly managers: readonly string[] }> {
  const rows = await tx.query<{ id: string; isOwner: boolean }>(
    `select s.id, q.owner_id is not null as "isOwner" from staff s
     left join orphan_queues q on q.landlord_id = s.landlord_id and q.organisation_id = s.organisation_id and q.owner_id = s.id
     where s.landlord_id = $1 and s.organisation_id = $2 and s.is_active and (q.owner_id is not null or ${holdsAnyOf('s', "'{manager}'")}) order by s.id limit 50`,
    [tx.landlordId, organisationId],
  );
  const named = rows.filter(({ isOwner }) => isOwner).map(({ id }) => id);
  return { owners: named.length > 0 ? named : rows.map(({ id }) => id), managers: rows.map(({ id }) => id) };
}
