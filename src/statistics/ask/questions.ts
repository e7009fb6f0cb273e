import { empiricalBayes } from './empirical-bayes.ts';
import { getisOrd } from './getis-ord.ts';
import type { Question } from './question.ts';
import { scan } from './scan.ts';
import { spaceTimeScan } from './space-time-scan.ts';
import { survival } from './survival.ts';
import { weeklyAlarm } from './weekly-alarm.ts';
import { wilson } from './wilson.ts';

/** Every method that can be asked from outside, in the order in which they are told. */
export const questions: readonly Question[] = [empiricalBayes, scan, spaceTimeScan, weeklyAlarm, survival, getisOrd, wilson];

/** The method of that name; refused with the names there are. */
export function questionNamed(name: string): Question {
  const found = questions.find(({ method }) => method === name);
  if (found === undefined) throw new RangeError(`There is no method "${name}". There are: ${questions.map(({ method }) => method).join(', ')}`);
  return found;
}
