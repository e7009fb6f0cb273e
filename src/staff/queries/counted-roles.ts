import { rolesOfContractors } from '../access.ts';

const ofContractors = rolesOfContractors.map((role) => `'${role}'`).join(', ');

/** SQL for the roles that give this row of `staff` rights: as `rolesThatCount` says. */
export const countedRoles = (person: string): string => `(select coalesce(array_agg(held.role), '{}') from unnest(${person}.roles) held (role)
  where held.role in (${ofContractors}) or not exists (select from organisations works_for
    where works_for.landlord_id = ${person}.landlord_id and works_for.id = ${person}.organisation_id and works_for.kind = 'contractor'))`;

/**
 * SQL for whether this row of `staff` holds one of these roles so that it counts, in a statement whose $1 is the landlord. Who
 * works for a contractor is looked up once, not for each row: a landlord has hundreds of staff.
 */
export const holdsAnyOf = (person: string, roles: string): string => `(${person}.roles && ${roles} and (
  ${person}.organisation_id not in (select works_for.id from organisations works_for where works_for.landlord_id = $1 and works_for.kind = 'contractor')
  or exists (select from unnest(${person}.roles) held (role) where held.role = any (${roles}) and held.role in (${ofContractors}))))`;
