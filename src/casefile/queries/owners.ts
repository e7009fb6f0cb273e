import type { Tx } from '../../platform/database/index.ts';
import { holdsAnyOf } from '../../staff/index.ts';
import { ownerRoles } from '../access.ts';
import type { OwnerChoice } from '../forms/case-forms.ts';

const mostChoices = 1000;
/** Needs the roles of owners as the second parameter. */
const answersForCases = holdsAnyOf('s', '$2::text[]');

/** Who a case may be given to, once for each of their teams; only staff of these organisations, or of any for null. */
export function ownerChoices(tx: Tx, organisationIds: readonly string[] | null): Promise<OwnerChoice[]> {
  return tx.query<OwnerChoice>(
    `select s.id as "staffId", s.name, t.id as "teamId", t.name as "teamName" from staff s
     join team_members m on m.landlord_id = s.landlord_id and m.staff_id = s.id
     join teams t on t.landlord_id = m.landlord_id and t.id = m.team_id
     where s.landlord_id = $1 and s.is_active and ${answersForCases} and ($3::uuid[] is null or s.organisation_id = any ($3))
     order by s.name, t.name, s.id, t.id limit ${mostChoices}`,
    [tx.landlordId, ownerRoles, organisationIds],
  );
}

/** People to filter a queue by. */
export interface OwnersToFilterBy {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** False when there are too many to list: then only the one in the filter, until a team is chosen. */
  readonly areAll: boolean;
}

const mostToFilterBy = 100;

/** Who owns cases in the teams that a queue shows, with whoever it is narrowed to already. */
export async function ownersToFilterBy(tx: Tx, { team, owner }: { readonly team: string; readonly owner: string }, { teamIds }: { readonly teamIds: readonly string[] }): Promise<OwnersToFilterBy> {
  const rows = await tx.query<{ id: string; name: string }>(
    `select s.id, s.name from staff s
     where s.landlord_id = $1 and (s.id = $4 or (s.is_active and ${answersForCases} and ($3::uuid[] is null
       or exists (select 1 from team_members m where m.landlord_id = s.landlord_id and m.staff_id = s.id and m.team_id = any ($3)))))
     order by s.name, s.id limit ${mostToFilterBy + 2}`,
    [tx.landlordId, ownerRoles, teamsShown(team, teamIds), owner === '' ? null : owner],
  );
  const areAll = rows.length <= mostToFilterBy;
  return { people: areAll ? rows : rows.filter(({ id }) => id === owner), areAll };
}

/** Null for all of them. */
function teamsShown(team: string, teamIds: readonly string[]): readonly string[] | null {
  if (team === 'all') return null;
  if (team !== 'mine') return [team];
  return teamIds.length === 0 ? null : teamIds;
}
