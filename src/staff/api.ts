import { Type, type Static } from 'typebox';
import { apiRoute, idOf, object, pageOf, pageSchema, paging, readCursor, usualLimit, uuidInCursor, type ApiRoute } from '../platform/api/index.ts';
import { roles, type Role, type StaffId } from './model.ts';
import { activeStaffAfter } from './queries/people.ts';
import { listTeams } from './queries/teams.ts';

const name = (whose: string) => Type.String({ description: whose });

/** Who sees colleagues and teams in the queue's filters. */
const officeRoles = ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager', 'administrator'] as const satisfies readonly Role[];

const staffSchema = object({
  id: idOf('the person'), name: name('Their name.'), roles: Type.Array(Type.Enum([...roles]), { description: 'The parts they play.' }),
  teamIds: Type.Array(idOf('a team')), organisationId: idOf('whom they work for'),
});
const staffExample: Static<typeof staffSchema> = {
  id: '0199c0de-0000-7000-8000-000000000003', name: 'Aisha Rahman', roles: ['planner'], teamIds: ['0199c0de-0000-7000-8000-000000000004'], organisationId: '0199c0de-0000-7000-8000-000000000009',
};
const teamSchema = object({ id: idOf('the team'), name: name('Its name.'), organisationId: idOf('whose team it is') });
const teamExample: Static<typeof teamSchema> = { id: '0199c0de-0000-7000-8000-000000000004', name: 'Repairs north', organisationId: '0199c0de-0000-7000-8000-000000000009' };

/** Colleagues and teams, for programs that give cases to people. */
export const staffApiRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET', path: '/api/v1/staff', operationId: 'listStaff', tag: 'Staff', scope: 'cases:read', roles: officeRoles,
    summary: 'Who works here', description: 'Everybody who works here now, by their ids. Never an address or a number of theirs.',
    query: object(paging), answer: { status: 200, description: 'A page of people.', schema: pageSchema(staffSchema), example: { items: [staffExample], next: null } },
  }, async ({ tx, query: { limit = usualLimit, after: cursor } }) => {
    const [after] = readCursor(cursor, [uuidInCursor]) ?? [];
    const people = await activeStaffAfter(tx, after as StaffId | undefined, limit + 1);
    const show = ({ id, name: theirs, countedRoles: parts, teamIds, organisationId }: (typeof people)[number]) => ({ id, name: theirs, roles: parts, teamIds, organisationId });
    return { status: 200, value: pageOf(people, limit, { show, key: ({ id }) => [id] }) };
  }),
  apiRoute({
    method: 'GET', path: '/api/v1/teams', operationId: 'listTeams', tag: 'Staff', scope: 'cases:read', roles: officeRoles,
    summary: 'The teams', description: 'Every team, by name.',
    answer: { status: 200, description: 'The teams.', schema: pageSchema(teamSchema), example: { items: [teamExample], next: null } },
  }, async ({ tx }) => ({ status: 200, value: { items: await listTeams(tx), next: null } })),
];
