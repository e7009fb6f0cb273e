import type { Role } from '../staff/index.ts';

/** Who reads where homes are damp: areas and numbers, never a home. */
export const dampRoles = ['manager', 'board member', 'surveyor'] as const satisfies readonly Role[];

/** Who opens the homes behind a number, and asks for it to be worked out again. */
export const dampRowRoles = ['manager', 'surveyor'] as const satisfies readonly Role[];
