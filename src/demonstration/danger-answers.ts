import { dangerQuestionsOf, type DangerAnswers } from '../repairs/index.ts';
import type { Chance } from './seeded.ts';

/** Of a hundred asked about danger: most say a clear no, some tell of one, some cannot say. */
const said = [['no', 90], ['yes', 6], ['not-sure', 4]] as const;

/** Seldom nobody asked: the call was cut off, or it came by an older form. */
const notAskedAtAll = 0.02;

/** What somebody answers when they report a problem. */
export function saidOfDanger(problem: string, chance: Chance): DangerAnswers {
  const asked = dangerQuestionsOf(problem);
  if (asked.length === 0 || chance.isTrue(notAskedAtAll)) return {};
  return Object.fromEntries(asked.map((question) => [question, chance.weighted(said)]));
}
