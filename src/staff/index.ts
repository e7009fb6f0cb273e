export { hasRole, isRole, roles } from './model.ts';
export type { Actor, OrganisationId, Role, StaffActor, StaffId, TeamId } from './model.ts';
