import { DatabaseUnavailable, NotFound, RecordChanged } from '../../platform/database/index.ts';
import { NotAllowed } from '../../platform/http/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { RepairCommand } from '../decide/index.ts';
import type { AcceptedVisit } from '../forms/plan-day.ts';
import type { PossibleOperative } from '../forms/booking.ts';
import type { BookedDay } from '../model/planned-day.ts';
import { performOnRepair } from '../perform.ts';
import { askingOf, type StaffAsking } from '../routes/asking.ts';
import { refusalInWords } from '../views/refusal-words.ts';

/**
 * Books each through the one door, in a transaction of its own: one that cannot be booked takes no other with it, and none
 * holds a repair while it waits for another's day.
 */
export async function bookEach(asking: StaffAsking, on: PlainDate, { visits, people }: { readonly visits: readonly AcceptedVisit[]; readonly people: readonly PossibleOperative[] }): Promise<BookedDay> {
  const booked: AcceptedVisit[] = [];
  const refused: { reference: string; why: string }[] = [];
  for (const visit of visits) {
    const operativeName = people.find(({ id }) => id === visit.operativeId)?.name ?? '';
    const { purpose, partOfDay, operativeId, reference } = visit;
    const why = await bookOne(asking, visit, { type: 'BookVisit', purpose, on, partOfDay, operativeId, operativeName });
    if (why === undefined) booked.push(visit);
    else refused.push({ reference, why });
  }
  return { booked, refused };
}

/** Why it could not be booked; undefined when it was. */
async function bookOne(asking: StaffAsking, { reference, seenVersion }: AcceptedVisit, command: RepairCommand): Promise<string | undefined> {
  try {
    // On a connection kept apart: this request holds one already, and all who plan at once must not wait for each other's.
    const done = await asking.database.aside(asking.landlord.id, (tx) => performOnRepair({ ...askingOf(asking), tx }, { reference, seenVersion }, command));
    return done.ok ? undefined : refusalInWords(done.refusal, done.facts);
  } catch (error) {
    return whatHappened(error);
  }
}

/** What may happen to one of many while the others are booked. Anything else is a fault, and is told as one. */
function whatHappened(error: unknown): string {
  if (error instanceof RecordChanged) return 'Somebody changed it since the day was proposed. Look at it again.';
  if (error instanceof NotFound) return 'There is no such repair.';
  if (error instanceof NotAllowed) return error.whoCan;
  if (error instanceof DatabaseUnavailable) return 'It could not be saved just now. Try again.';
  throw error;
}
