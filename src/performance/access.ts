import type { Role } from '../staff/index.ts';

/** Who opens the rows behind a figure. Board members read how many, never whose. */
export const rowRoles = ['manager'] as const satisfies readonly Role[];
