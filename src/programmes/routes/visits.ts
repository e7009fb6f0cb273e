import type { StaffVisit } from '../../platform/http/index.ts';
import { actorOf } from '../../staff/index.ts';
import type { Keeping } from '../keep.ts';

/** The entry of the menu. */
export const current = '/programmes';

/** Who keeps it, of a page's visit or a program's. */
export const keepingOf = ({ tx, actor, now, today, newId }: Pick<StaffVisit, 'tx' | 'actor' | 'now' | 'today' | 'newId'>): Keeping => ({ tx, actor: actorOf(actor), now, today, newId });
