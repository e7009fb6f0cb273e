import type { Role } from '../staff/index.ts';

/** Who takes hazards out as a file, with names and what was found in homes. */
export const exchangeRoles = ['manager'] as const satisfies readonly Role[];
