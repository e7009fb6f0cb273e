import type { WriteStep } from '../platform/database/index.ts';
import type { RepairDraft } from './apply.ts';
import type { Repair } from './model.ts';

/** Work that was said to be done just now. Each time it is said again after "not fixed" counts anew. */
export interface SaidFixed {
  readonly caseId: Repair['caseId'];
  /** 1 the first time, 2 after the resident once said that it was not fixed. */
  readonly fixNumber: number;
  readonly at: string;
}

/** What else is written in the statement that saves them: it costs no round trip, and stands or falls with them. */
export type StepWhenFixed = (landlordId: string, fixed: readonly SaidFixed[]) => WriteStep;

const steps: StepWhenFixed[] = [];

/** Lets a slice above write down that work was said to be done; said once, at boot. */
export function addStepWhenFixed(step: StepWhenFixed): void {
  steps.push(step);
}

/** What is written beside these repairs, because work on them was said to be done in this change. */
export function stepsWhenFixed(landlordId: string, drafts: readonly RepairDraft[]): readonly WriteStep[] {
  const fixed = drafts.filter(({ spine }) => spine.file.stage === 'fixed' && spine.loaded?.file.stage !== 'fixed').map(saidFixed);
  return fixed.length === 0 ? [] : steps.map((step) => step(landlordId, fixed));
}

function saidFixed({ spine, repair }: RepairDraft): SaidFixed {
  return { caseId: repair.caseId, fixNumber: repair.failedFixes + 1, at: spine.events.at(-1)?.at ?? spine.file.openedAt };
}
