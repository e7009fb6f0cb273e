import type { Measure } from '../../casefile/index.ts';
import { countOf } from '../../clock/index.ts';
import type { Counted } from '../model.ts';

/** One step of how long something took, with how many took so long. */
export interface CountedStep {
  readonly measure: Measure;
  readonly counted: Counted;
}

/** The step by which half of them were done, from the quickest; undefined of none. */
export function middleStep(steps: readonly CountedStep[]): CountedStep | undefined {
  const all = steps.reduce((sum, { counted }) => sum + counted.total, 0);
  let done = 0;
  return all === 0 ? undefined : steps.find(({ counted }) => {
    done += counted.total;
    return done * 2 >= all;
  });
}

/** "within 4 hours". */
export function stepInWords({ took }: Measure): string {
  const hours = took?.hours ?? null;
  if (hours === null) return 'longer';
  return `within ${hours <= 24 ? countOf(hours, 'hour') : countOf(hours / 24, 'day')}`;
}
