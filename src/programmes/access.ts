import type { Role } from '../staff/index.ts';

/** Who reads what is planned for homes: whoever tells residents of it, or has to wait for it. */
export const programmeReaders: readonly Role[] = ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager'];
/** Who keeps programmes. Never people of a contractor, who do not read them either. */
export const programmeKeepers: readonly Role[] = ['planner', 'manager'];
