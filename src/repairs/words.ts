import type { DangerAnswer } from './model/danger-questions.ts';
import type { Priority, RepairStage, VisitPurpose } from './model.ts';

const purposes: Readonly<Record<VisitPurpose, string>> = {
  repair: 'do the repair',
  'make-safe': 'make it safe',
  inspection: 'look at the problem',
  'post-inspection': 'check the work that was done',
};
const stages: Readonly<Record<RepairStage, string>> = {
  reported: 'Reported',
  diagnosed: 'Diagnosed',
  booked: 'Booked',
  programmed: 'Waits for a programme',
  fixed: 'Fixed',
  confirmed: 'Confirmed',
  closed: 'Closed',
  cancelled: 'Cancelled',
};
const priorityNames: Readonly<Record<Priority, string>> = { emergency: 'Emergency', urgent: 'Urgent', routine: 'Routine', planned: 'Planned' };

const dangerAnswerNames: Readonly<Record<DangerAnswer, string>> = { yes: 'Yes', no: 'No', 'not-sure': 'Not sure' };

export { partOfDayInWords } from '../appointments/index.ts';
export const purposeInWords = (purpose: VisitPurpose): string => purposes[purpose];
export const stageInWords = (stage: RepairStage): string => stages[stage];
export const dangerAnswerInWords = (answer: DangerAnswer): string => dangerAnswerNames[answer];
export const priorityInWords = (priority: Priority): string => priorityNames[priority];

/** "£15" or "£15.50". */
export const poundsInWords = (pence: number): string => `£${pence % 100 === 0 ? pence / 100 : (pence / 100).toFixed(2)}`;
