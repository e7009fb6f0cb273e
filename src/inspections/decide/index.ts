import type { InspectionCommand, InspectionRecord } from '../model.ts';
import { recordInspection, waiveInspection, type InspectionContext, type InspectionDecision } from './record.ts';

/** The one decision of an inspection, whichever door the command came by. */
export function decideInspection(record: InspectionRecord, command: InspectionCommand, context: InspectionContext): InspectionDecision {
  return command.type === 'RecordInspection' ? recordInspection(record, command, context) : waiveInspection(record, command, context);
}
