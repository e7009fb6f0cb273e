import { hasRole, type Actor, type Role } from '../staff/index.ts';

/** The mailbox holds residents' own links, so it is for those who would otherwise put the letters in the post. */
export const mailboxRoles = ['manager', 'administrator', 'adviser'] as const satisfies readonly Role[];
/** Who sees to a message that did not get through: everyone who can own a case. */
export const stuckMessageRoles = ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager', 'administrator'] as const satisfies readonly Role[];

/** Letters hold residents' own links too: those who post them, and may open the cases they are of. */
export const letterRoles = ['adviser', 'manager'] as const satisfies readonly Role[];

/** Who reads what a case told people: whoever may open its page. */
export const caseMessageRoles = ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager'] as const satisfies readonly Role[];

/** Who decides what the landlord's messages say. */
export const wordingRoles = ['manager', 'administrator'] as const satisfies readonly Role[];

/** Whether the reader's role opens cases: the lists of messages are also an administrator's, who opens none. */
export const opensCases = (actor: Actor): boolean => hasRole(actor, ...caseMessageRoles);
