import { addWorkingDays, dateInLondon, type Instant } from '../../clock/index.ts';
import type { Due } from '../../law/index.ts';
import type { Basis, Hazard, HazardTell } from '../model.ts';
import type { NextStep } from '../model/tell.ts';
import { basisOfHazard, wantedClocks } from './clocks.ts';
import { updateEveryOf, type HazardContext } from './context.ts';
import { dueBesideLaw, dueOfDuty, lastMoment, type HazardDuty } from './duties.ts';

/** The duties a resident hears of, the most urgent first, in words that follow "we will". */
const steps: readonly (readonly [HazardDuty, string])[] = [
  ['emergency', 'come and make it safe, within 24 hours of being told'],
  ['emergency-found', 'make it safe, within 24 hours of finding it'],
  ['investigate', 'find out what is wrong and what has to be done'],
  ['renewed', 'come and look at it in person'],
  ['make-safe', 'make it safe'],
  ['summary', 'write to you what we found and what we do'],
  ['prevent-begin', 'begin the work that stops it coming back'],
];

/** What we owe them and have not done, the most urgent first: by the law's day, or by our own where that is sooner. */
export function owedSteps(hazard: Hazard, { calendar, own }: Pick<HazardContext, 'calendar' | 'own'>): readonly NextStep[] {
  const wanted = wantedClocks(hazard);
  return steps.flatMap(([duty, step]) => {
    const clock = wanted.find((one) => one.duty === duty);
    if (clock === undefined) return [];
    const due = soonestDue({ ...clock, own, basis: basisOfHazard(hazard).basis }, calendar);
    return [{ step, by: 'dueOn' in due ? due.dueOn : dateInLondon(due.dueAt) }];
  });
}

function soonestDue({ duty, ...counting }: { readonly duty: HazardDuty; readonly from: Instant; readonly own: HazardContext['own']; readonly basis: Basis }, calendar: HazardContext['calendar']): Due {
  const due = dueOfDuty(duty, counting, calendar);
  const beside = counting.basis === 'law' ? dueBesideLaw(duty, counting, calendar) : due;
  return lastMoment(beside) < lastMoment(due) ? beside : due;
}

/** What a message says we do next and by when: the clock that runs; where it has passed or none runs, our next word. */
export function nextStepOf(hazard: Hazard, { today, calendar, own }: Pick<HazardContext, 'calendar' | 'today' | 'own'>): NextStep {
  const next = owedSteps(hazard, { calendar, own }).find(({ by }) => by >= today);
  return next ?? { step: 'tell you what happens next', by: addWorkingDays(today, updateEveryOf(hazard.grade), calendar) };
}

/** That we were told of it. */
export const tellReported = (hazard: Hazard, context: HazardContext): HazardTell => ({ template: 'hazard-reported', kind: hazard.suspected, next: nextStepOf(hazard, context) });

/** How grave it is taken to be. */
export const tellWeighed = (context: HazardContext) => (hazard: Hazard): HazardTell => ({ template: 'hazard-weighed', grade: hazard.grade, next: nextStepOf(hazard, context) });

/** That it is put right and closed. */
export const tellClosed = ({ today }: Pick<HazardContext, 'today'>) => (): HazardTell => ({ template: 'hazard-closed', on: today });
