import { timingSafeEqual } from 'node:crypto';
import { addHours, instant } from '../../clock/index.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import type { LinkHolder } from '../../platform/http/index.ts';
import { ensureLinkKey, findLinkKey } from './link-key.ts';
import { claimedLandlord, makeLinkToken, readLinkToken } from './token.ts';
import { makeTypedCode, type TypedCode } from './typed-code.ts';

const lifeInDays = 180;
/** A link of an open case that is used with less than this left is given its full life again. */
const renewBelowDays = 90;

const daysAfter = (now: string, days: number): string => addHours(instant(now), days * 24);

export interface LinkWanted {
  readonly caseId: string;
  /** Null for a report by someone whose record we do not have. */
  readonly residentId: string | null;
  readonly now: string;
  readonly newId: () => string;
}

export interface ResidentLink {
  readonly linkId: string;
  readonly token: string;
  /** The same link for a letter, to be typed. */
  readonly code: string;
}

/**
 * The one working link of this case and person, made or given its full life again. The case is held before the link, as
 * everybody who changes a case and then writes to somebody about it holds them: in the other order two would wait for each other.
 */
export async function linkFor(tx: Tx, { caseId, residentId, now, newId }: LinkWanted): Promise<ResidentLink> {
  tx.send('select 1 from cases where landlord_id = $1 and id = $2 for key share', [tx.landlordId, caseId]);
  const rows = await tx.query<{ id: string }>(
    `insert into resident_links (landlord_id, id, case_id, resident_id, made_at, expires_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (landlord_id, case_id, coalesce(resident_id, '00000000-0000-0000-0000-000000000000')) where revoked_at is null
     do update set expires_at = greatest(resident_links.expires_at, excluded.expires_at)
     returning id`,
    [tx.landlordId, newId(), caseId, residentId, now, daysAfter(now, lifeInDays)],
  );
  const linkId = rows[0]?.id ?? '';
  const key = await ensureLinkKey(tx, now);
  const name = { landlordId: tx.landlordId, linkId };
  return { linkId, token: makeLinkToken(key, name), code: makeTypedCode(key, name) };
}

/** Withdraws every link of a case, or one person's; the next message makes new ones. True when there was one. */
export async function revokeLink(tx: Tx, which: { readonly caseId: string; readonly linkId?: string; readonly now: string }): Promise<boolean> {
  const rows = await tx.query(
    `update resident_links set revoked_at = $3
     where landlord_id = $1 and case_id = $2 and revoked_at is null and ($4::uuid is null or id = $4) returning id`,
    [tx.landlordId, which.caseId, which.now, which.linkId ?? null],
  );
  return rows.length > 0;
}

/** Whose link this is, or undefined when it is forged, unknown, withdrawn or expired: the answers look the same. */
export async function resolveLink(
  database: Database,
  token: string,
  now: string,
): Promise<{ readonly landlordId: string; readonly link: LinkHolder } | undefined> {
  const claimed = claimedLandlord(token);
  if (claimed === undefined) return undefined;
  return database.inLandlord(claimed, async (tx) => {
    const key = await findLinkKey(tx);
    const named = key === undefined ? undefined : readLinkToken(key, token);
    if (named === undefined) return undefined;
    const row = await findWorkingLink(tx, named.linkId, now);
    if (row === undefined) return undefined;
    const expiresAt = await renew(tx, row, now);
    return { landlordId: claimed, link: { linkId: row.id, token, caseId: row.caseId, residentId: row.residentId, expiresAt } };
  });
}

const mostInASecond = 1000;

/** The token of the working link that a code from a letter stands for. Unknown, withdrawn and expired look the same. */
export async function tokenOfTypedCode(tx: Tx, { letters, idsFrom, idsBefore }: TypedCode, now: string): Promise<string | undefined> {
  const key = await findLinkKey(tx);
  if (key === undefined) return undefined;
  const rows = await tx.query<{ id: string }>(
    'select id from resident_links where landlord_id = $1 and id >= $2 and id < $3 and revoked_at is null and expires_at > $4 order by id limit $5',
    [tx.landlordId, idsFrom, idsBefore, now, mostInASecond],
  );
  const named = rows.map(({ id }) => ({ landlordId: tx.landlordId, linkId: id })).find((name) => isSame(makeTypedCode(key, name).replaceAll('-', ''), letters));
  return named === undefined ? undefined : makeLinkToken(key, named);
}

const isSame = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

interface LinkRow {
  readonly id: string;
  readonly caseId: string;
  readonly residentId: string | null;
  readonly expiresAt: string;
  readonly caseIsOpen: boolean;
}

async function findWorkingLink(tx: Tx, linkId: string, now: string): Promise<LinkRow | undefined> {
  const rows = await tx.query<LinkRow>(
    `select link.id, link.case_id as "caseId", link.resident_id as "residentId", link.expires_at as "expiresAt",
       cases.closed_at is null as "caseIsOpen"
     from resident_links link join cases on cases.landlord_id = link.landlord_id and cases.id = link.case_id
     where link.landlord_id = $1 and link.id = $2 and link.revoked_at is null and link.expires_at > $3`,
    [tx.landlordId, linkId, now],
  );
  return rows[0];
}

async function renew(tx: Tx, row: LinkRow, now: string): Promise<string> {
  if (!row.caseIsOpen || row.expiresAt > daysAfter(now, renewBelowDays)) return row.expiresAt;
  const expiresAt = daysAfter(now, lifeInDays);
  await tx.query('update resident_links set expires_at = $3 where landlord_id = $1 and id = $2', [tx.landlordId, row.id, expiresAt]);
  return expiresAt;
}
