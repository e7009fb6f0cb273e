import { wishesInWords, type Wish } from '../../../appointments/index.ts';
import { caseContext, performOnCase, type Reference } from '../../../casefile/index.ts';
import type { PlainDate } from '../../../clock/index.ts';
import type { LandlordVisit } from '../../../platform/http/index.ts';
import { currentHousehold } from '../../../residents/index.ts';
import { residentReporting } from '../../decide/resident-match.ts';
import type { Answers } from '../../forms/resident/answers.ts';
import { noteForStaff, placeOfAnswers } from '../../forms/resident/report-from-answers.ts';
import type { Asking } from '../../perform.ts';

/** Only somebody whose name and number are both on record for this home is taken for that person. */
export async function residentIdOf({ tx, today }: LandlordVisit, answers: Answers): Promise<string | null> {
  const { homeId } = placeOfAnswers(answers);
  if (homeId === null) return null;
  const { name, mobile, email, phone } = answers;
  return residentReporting({ name, contacts: [mobile, email, phone] }, await currentHousehold(tx, homeId, today));
}

/** Whoever reports, as the one door to repairs knows them. */
export function askingOfReporter(visit: LandlordVisit, { name }: Answers, residentId: string | null): Asking {
  const { tx, landlord, now, today, newId } = visit;
  return { tx, landlord, actor: { kind: 'resident', id: residentId, name }, now, today, newId };
}

/**
 * The rest of what they said, for the staff who call them. `wishes` are those of somebody whose repair it is not: they are told
 * to staff, and do not take the place of what the first person said.
 */
export async function addNote(asking: Asking, reference: Reference, answers: Answers, wishes: readonly Wish[] = []): Promise<void> {
  const suits = wishes.length === 0 ? [] : [`A visit suits them ${wishesInWords(wishes, asking.today as PlainDate)}.`];
  const words = [noteForStaff(answers) ?? '', ...suits].filter((part) => part !== '').join(' ');
  if (words === '') return;
  const done = await performOnCase(asking.tx, { reference }, { type: 'AddNote', words }, caseContext(asking, asking.actor));
  if (!done.ok) throw new Error(`What they said could not be written down: ${done.refusal}`);
}
