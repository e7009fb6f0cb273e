import type { AnswerToKeep, ApiCaller, ApiCallers, Asked } from '../../platform/api/index.ts';
import { readTogether, sendTogether, type Tx } from '../../platform/database/index.ts';
import { landlordAsJson, type Landlord } from '../../platform/landlord.ts';
import { hashSecret } from '../../platform/sign-in/index.ts';
import { rolesThatCount } from '../../staff/index.ts';

interface CallerRow {
  readonly tokenId: string;
  readonly tokenName: string;
  readonly scopes: readonly string[];
  readonly usedToday: boolean;
  readonly staffId: string;
  readonly staffName: string;
  readonly roles: readonly string[];
  readonly organisationId: string;
  readonly isOfContractor: boolean;
  readonly teamIds: readonly string[];
  readonly landlord: Landlord;
  readonly requestHash: Buffer | null;
  readonly status: number | null;
  readonly body: string | null;
}

/** Who calls the API, read and written by one query each. */
export const apiCallers: ApiCallers = { read: readCaller, keep: keepAnswer };

// Each step is fenced by its limit, so that it looks up by the whole key of its table: a plan is kept for the life of a
// connection, and one made while the tables were small would join them in any order and read all that was ever answered.
const callersAsked = `select asked.at, k.*, s.*, a.*, ${landlordAsJson('l')} as landlord,
    array(select m.team_id::text from team_members m where m.landlord_id = $1 and m.staff_id = s."staffId" order by m.team_id) as "teamIds"
  from unnest($2::bytea[], $3::timestamptz[], $4::date[], $5::text[]) with ordinality as asked (secret_hash, now, today, key, at)
  join landlords l on l.id = $1
  cross join lateral (
    select id as "tokenId", name as "tokenName", scopes, acts_as, last_used_on is not distinct from asked.today as "usedToday"
    from api_tokens where landlord_id = $1 and secret_hash = asked.secret_hash and revoked_at is null and expires_at > asked.now limit 1) as k
  cross join lateral (
    select p.id as "staffId", p.name as "staffName", p.roles, p.organisation_id as "organisationId",
      (select o.kind = 'contractor' from organisations o where o.landlord_id = $1 and o.id = p.organisation_id) as "isOfContractor"
    from staff p where p.landlord_id = $1 and p.id = k.acts_as and p.is_active limit 1) as s
  left join lateral (
    select request_hash as "requestHash", status, body
    from idempotent_answers where landlord_id = $1 and token_id = k."tokenId" and key = asked.key limit 1) as a on true`;

/** Token, person, teams, landlord and what was answered before under this key, in one round trip. */
async function readCaller(tx: Tx, { token, key, now, today }: Asked): Promise<ApiCaller | undefined> {
  const [row] = await readTogether<CallerRow>(tx, callersAsked, [hashSecret(token.secret), now, today, key ?? null]);
  if (row === undefined) return undefined;
  if (!row.usedToday) await noteUse(tx, row.tokenId, today);
  return callerFrom(row);
}

/** At most once a day, so that a busy token is not one row that every call waits for. */
async function noteUse(tx: Tx, tokenId: string, today: string): Promise<void> {
  await tx.query('update api_tokens set last_used_on = $3 where landlord_id = $1 and id = $2', [tx.landlordId, tokenId, today]);
}

function callerFrom(row: CallerRow): ApiCaller {
  const { tokenId, scopes, staffId, teamIds, organisationId, landlord, requestHash, status, body } = row;
  return {
    tokenId, scopes, landlord,
    actor: { staffId, name: `${row.tokenName}, for ${row.staffName}`, roles: rolesThatCount(row.roles, row), teamIds, organisationId },
    earlier: requestHash === null || status === null || body === null ? undefined : { requestHash, status, body },
  };
}

function keepAnswer(tx: Tx, { tokenId, key, requestHash, status, body, at }: AnswerToKeep): void {
  const row = { landlord_id: tx.landlordId, token_id: tokenId, key, request_hash: requestHash, status, body, at };
  sendTogether(tx, [{ table: 'idempotent_answers', rows: [row] }]);
}
