import type { Role } from '../staff/index.ts';

/** Who brings files in: it changes everybody's records at once. */
export const importRoles: readonly Role[] = ['administrator'];
