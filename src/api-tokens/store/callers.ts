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

const callersAsked = `select asked.at, found.*
  from unnest($2::bytea[], $3::timestamptz[], $4::date[], $5::text[]) with ordinality as asked (secret_hash, now, today, key, at)
  cross join lateral (
    select k.id as "tokenId", k.name as "tokenName", k.scopes, k.last_used_on is not distinct from asked.today as "usedToday",
      s.id as "staffId", s.name as "staffName", s.roles, s.organisation_id as "organisationId", o.kind = 'contractor' as "isOfContractor",
      array(select m.team_id::text from team_members m where m.landlord_id = $1 and m.staff_id = s.id order by m.team_id) as "teamIds",
      ${landlordAsJson('l')} as landlord, a.request_hash as "requestHash", a.status, a.body
    from api_tokens k
    join staff s on s.landlord_id = k.landlord_id and s.id = k.acts_as and s.is_active
    join organisations o on o.landlord_id = s.landlord_id and o.id = s.organisation_id
    join landlords l on l.id = k.landlord_id
    left join idempotent_answers a on a.landlord_id = $1 and a.token_id = k.id and a.key = asked.key
    where k.landlord_id = $1 and k.secret_hash = asked.secret_hash and k.revoked_at is null and k.expires_at > asked.now
    limit 1) as found`;

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
