import { roles, type Role } from '../staff/index.ts';

/** Photos show the inside of people's homes: everyone who works on cases may see them, the board may not. */
export const rolesThatSeePhotos: readonly Role[] = roles.filter((role) => role !== 'board member');
