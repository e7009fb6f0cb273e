import { daysBetween } from '../../clock/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { Absence } from '../model.ts';
import type { Verdict } from './people.ts';

export type AbsenceRefusal = 'ends-before-it-starts' | 'already-over' | 'too-long' | 'covers-oneself' | 'already-away-then';

export interface AbsenceFacts {
  readonly wanted: Omit<Absence, 'id'>;
  readonly others: readonly Pick<Absence, 'fromOn' | 'untilOn'>[];
  readonly today: PlainDate;
}

const longestDays = 400;

/** Every absence has someone standing in, and each day of it once. */
export function decideAbsence({ wanted, others, today }: AbsenceFacts): Verdict<AbsenceRefusal> {
  const refusal = whyNot({ wanted, others, today });
  return refusal === undefined ? { ok: true } : { ok: false, refusal };
}

function whyNot({ wanted, others, today }: AbsenceFacts): AbsenceRefusal | undefined {
  if (wanted.untilOn < wanted.fromOn) return 'ends-before-it-starts';
  if (wanted.untilOn < today) return 'already-over';
  if (daysBetween(wanted.fromOn, wanted.untilOn) > longestDays) return 'too-long';
  if (wanted.coverStaffId === wanted.staffId) return 'covers-oneself';
  const overlaps = others.some((other) => other.fromOn <= wanted.untilOn && wanted.fromOn <= other.untilOn);
  return overlaps ? 'already-away-then' : undefined;
}
