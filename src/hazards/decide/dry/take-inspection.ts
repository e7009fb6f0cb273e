import { refuse } from '../../../casefile/index.ts';
import type { StaffId } from '../../../staff/index.ts';
import type { PassedInspection } from '../../model.ts';
import { happened, ifEnded, type HazardContext, type HazardDecision, type HazardRecord } from '../context.ts';
import { sinceWhen, whyNotChecked } from './checks.ts';

export interface TakeInspection {
  readonly type: 'TakeInspection';
  readonly reference: string;
}

/** The inspection of a tied repair, by somebody who had no hand in it, is the check after the works: what it measured is not typed again. */
export function takeInspection(record: HazardRecord, { reference }: TakeInspection, context: HazardContext): HazardDecision {
  const refusal = ifEnded(record) ?? (record.hazard.watch === null ? whyNotChecked(record) : refuse('is-watched'));
  if (refusal !== undefined) return refusal;
  const passed = context.works.tied.map((repair) => repair.passed).find((inspection) => inspection?.reference === reference) ?? undefined;
  const moisture = passed === undefined ? undefined : moistureIn(passed);
  if (passed === undefined || moisture === undefined || passed.settledAt < (sinceWhen(record.hazard) ?? passed.settledAt)) return refuse('not-inspected');
  const { inspectorId, inspectorName, settledAt } = passed;
  if (inspectorId !== null && [...context.dry.didTheWork, ...context.dry.judgedIt].includes(inspectorId as StaffId)) return refuse('had-a-hand-in-it');
  return happened(record, [{
    type: 'HazardCheckedForDamp',
    data: {
      checkId: context.newId(), occasion: 'after the works', result: 'dry', at: settledAt, words: `As ${reference} found it`, by: inspectorName, fromInspection: reference, lateBecause: `As ${reference} has it`,
      readings: [{ kind: 'moisture', value: moisture, where: 'Walls and floors', instrument: passed.moisture }],
    },
  }], { context, at: settledAt });
}

/** "14 %, Protimeter 5" as 14; undefined where no figure from 0 to 100 was written. */
function moistureIn({ moisture }: PassedInspection): number | undefined {
  const [figure] = /\d{1,3}(?:\.\d{1,2})?/.exec(moisture) ?? [];
  const value = Number(figure);
  return figure === undefined || value > 100 ? undefined : value;
}
