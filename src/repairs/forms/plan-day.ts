import { isPartOfDay, type PartOfDay } from '../../appointments/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { isUuid } from '../../platform/uuid.ts';
import type { StaffId } from '../../staff/index.ts';
import { visitPurposes, type VisitPurpose } from '../model.ts';

/** A visit that was proposed and that the planner accepts, with the version of the repair that the proposal was made from. */
export interface AcceptedVisit {
  readonly reference: string;
  readonly seenVersion: number;
  readonly purpose: VisitPurpose;
  readonly partOfDay: PartOfDay;
  readonly operativeId: StaffId;
}

/** Repairs that are looked at for one day: more than any planner's day holds. */
export const mostJobs = 500;
/** Visits that one page shows and books. */
export const mostAtOnce = 50;

/** A proposed visit as the value of its box. */
export const acceptedValue = ({ reference, seenVersion, purpose, partOfDay, operativeId }: AcceptedVisit): string => [reference, seenVersion, purpose, partOfDay, operativeId].join(' ');

/** What was ticked, or all that was shown; by reference, each repair once. */
export function readAccepted(body: FormBody): readonly AcceptedVisit[] {
  const field = formText(body, 'all') === 'yes' ? 'shown' : 'visit';
  const found = new Map(formList(body, field).map(acceptedFrom).filter((visit) => visit !== undefined).map((visit) => [visit.reference, visit]));
  return [...found.values()].slice(0, mostAtOnce).toSorted((one, other) => (one.reference < other.reference ? -1 : 1));
}

function acceptedFrom(value: string): AcceptedVisit | undefined {
  const [reference = '', version = '', purposeAsked, partOfDay = '', operativeId = ''] = value.split(' ');
  const purpose = visitPurposes.find((each) => each === purposeAsked);
  if (!/^[A-Z]{3}-\d{4}-\d{5,9}$/.test(reference) || !/^\d{1,9}$/.test(version) || purpose === undefined || !isPartOfDay(partOfDay) || !isUuid(operativeId)) return undefined;
  return { reference, seenVersion: Number(version), purpose, partOfDay, operativeId: operativeId as StaffId };
}
