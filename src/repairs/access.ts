import type { Actor, Role } from '../staff/index.ts';
import type { RepairCommand } from './decide/index.ts';

export type RepairAction = RepairCommand['type'] | 'ReportRepair';

/** The facts of a repair that decide who may. */
export interface RepairAccessFacts {
  readonly owningOrganisationId: string | null;
  readonly managingOrganisationId: string | null;
  /** Operatives of the visits still booked. */
  readonly operativeIds: readonly string[];
}

const office: readonly Role[] = ['adviser', 'planner', 'manager', 'complaints officer'];
const onSite: readonly Role[] = ['operative', 'surveyor', 'planner', 'manager'];

const whoMay: Readonly<Record<RepairAction, readonly Role[]>> = {
  ReportRepair: ['adviser', 'planner', 'surveyor', 'operative', 'manager', 'complaints officer'],
  DiagnoseRepair: ['adviser', 'planner', 'surveyor', 'manager'],
  HandHazardOver: ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager'],
  RuleOutRecall: ['planner', 'surveyor', 'manager'],
  BookVisit: ['adviser', 'planner', 'manager'],
  MoveVisit: ['adviser', 'planner', 'manager'],
  CancelVisit: ['adviser', 'planner', 'manager'],
  // Only the clock does these.
  RecordMissedVisit: [],
  RecordMissedOrderDay: [],
  RemindOfVisit: [],
  // Only whoever carries our messages.
  WithdrawNotice: [],
  HearWords: [],
  DecideRemedy: ['planner', 'manager', 'complaints officer'],
  RecordVisitDone: onSite,
  RecordNoAccess: onSite,
  RecordFollowOn: onSite,
  RecordTemporaryFix: onSite,
  ReviewAccess: ['surveyor', 'manager'],
  DecideAccessStep: ['manager'],
  CodeCause: ['planner', 'surveyor', 'manager'],
  PutInProgramme: ['planner', 'surveyor', 'manager'],
  ReopenFromProgramme: ['planner', 'surveyor', 'manager'],
  RecordProgrammeWork: ['planner', 'surveyor', 'manager'],
  RecordFindings: onSite,
  AttachCapture: ['planner', 'manager'],
  PutCaptureAside: ['planner', 'manager'],
  DeclareFixed: ['planner', 'surveyor', 'manager'],
  RecordAnswerAttempt: office,
  AnswerWhetherFixed: office,
  JoinReport: office,
  SayNotRight: office,
  AskToChangeVisit: office,
  SayWhenItSuits: office,
  AddPhotos: ['adviser', 'planner', 'surveyor', 'operative', 'manager', 'complaints officer'],
  BookPostInspection: ['adviser', 'planner', 'surveyor', 'manager'],
  RaiseFailedWork: ['surveyor', 'manager'],
  CloseRepair: ['adviser', 'planner', 'manager'],
  AgreeToCancel: ['planner', 'manager'],
  DeclineCancellation: ['planner', 'manager'],
  ObjectToCancellation: office,
  CancelRepair: ['planner', 'manager'],
};

/** The roles that may, for the statement of a route. */
export const rolesThatMay = (action: RepairAction): readonly Role[] => whoMay[action];

/** The day's visits of everybody, and the page of a repair, which names the resident. */
export const planningRoles: readonly Role[] = ['planner', 'adviser', 'surveyor', 'manager'];
/** Who plans a whole day at once. */
export const dayPlanRoles: readonly Role[] = ['planner', 'manager'];
/** Who takes reports from callers: they look people up, so operatives, who find people only on their visits, do not. */
export const reportingRoles: readonly Role[] = ['adviser', 'planner', 'surveyor', 'manager', 'complaints officer'];
/** What the landlord promises, and how it is reached. */
export const settingsRoles: readonly Role[] = ['administrator'];
/** The list of causes that repairs are coded with. */
export const causeListRoles: readonly Role[] = ['manager', 'administrator'];
/** Whoever goes to the door, and whoever arranges it. */
export const visitRoles: readonly Role[] = ['operative', ...planningRoles];

/** What the resident may do on their own page, by their link. */
const residentMay: ReadonlySet<RepairAction> = new Set<RepairAction>(['ReportRepair', 'AnswerWhetherFixed', 'JoinReport', 'SayNotRight', 'AskToChangeVisit', 'SayWhenItSuits', 'AddPhotos', 'BookVisit', 'MoveVisit', 'CancelVisit', 'ObjectToCancellation']);

const visitActions: ReadonlySet<RepairAction> = new Set<RepairAction>(['RecordVisitDone', 'RecordNoAccess', 'RecordFollowOn', 'RecordTemporaryFix', 'RecordFindings', 'AddPhotos']);

/** Whether this person may. The other organisation's staff may not, whatever their role; an operative only on their own visit. */
export function may(actor: Actor, action: RepairAction, facts: RepairAccessFacts): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'resident') return residentMay.has(action);
  if (actor.kind !== 'staff' || !worksHere(actor.organisationId, facts)) return false;
  const roles = actor.roles.filter((role) => whoMay[action].includes(role));
  if (roles.length === 0) return false;
  const onlyOperative = roles.every((role) => role === 'operative');
  return !onlyOperative || !visitActions.has(action) || facts.operativeIds.includes(actor.id);
}

/** Who may, in words for the page that says no. */
export function whoCan(action: RepairAction): string {
  const names = whoMay[action].map((role) => `${role}s`);
  const last = names.pop() ?? '';
  const list = names.length === 0 ? last : `${names.join(', ')} and ${last}`;
  return `For this home, ${list} of the organisation that owns or manages it can do this.`;
}

/** True when the organisation owns or manages the home, or the place is shared and belongs to all. */
export function worksHere(organisationId: string, facts: Pick<RepairAccessFacts, 'owningOrganisationId' | 'managingOrganisationId'>): boolean {
  if (facts.owningOrganisationId === null && facts.managingOrganisationId === null) return true;
  return organisationId === facts.owningOrganisationId || organisationId === facts.managingOrganisationId;
}
