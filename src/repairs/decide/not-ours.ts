import { refuse } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { Refused, RepairContext } from './context.ts';

/**
 * Refuses what would be done inside a home on a day on which it is no longer ours. It says nothing of who lives there: a tenancy may
 * go on with somebody else, and what was recorded stays.
 */
export function ifNotOursOn(on: PlainDate, { homeEndedOn }: Pick<RepairContext, 'homeEndedOn'>): Refused | undefined {
  return homeEndedOn !== undefined && homeEndedOn <= on ? refuse('home-has-ended', { since: homeEndedOn }) : undefined;
}
