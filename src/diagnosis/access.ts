import type { Role } from '../staff/index.ts';

/** The service team: whoever answers for how repairs are asked about. */
export const questionKeepers: readonly Role[] = ['manager', 'administrator'];

/** Whoever takes a report sees what is asked. */
export const questionReaders: readonly Role[] = ['adviser', 'planner', 'surveyor', 'complaints officer', ...questionKeepers];
