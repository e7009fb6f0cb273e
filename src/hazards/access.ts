import { roles, type Actor, type Role } from '../staff/index.ts';
import type { HazardCommand } from './decide/index.ts';

export type HazardAction = HazardCommand['type'] | 'ReportHazard' | 'OpenFromRepair';

const weigh = ['surveyor', 'manager'] as const;
const office = ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager'] as const;
const works = ['planner', 'surveyor', 'manager'] as const;

const whoMay = {
  // Whoever is paid by the landlord, directly or not, and sees a danger makes it aware: nobody is turned away.
  ReportHazard: roles,
  AddPhotos: roles,
  OpenFromRepair: office,
  HearAgain: office,
  TriageHazard: weigh,
  ProposeDowngrade: weigh,
  AgreeToDowngrade: weigh,
  DeclineDowngrade: weigh,
  RecordInvestigation: weigh,
  AskForInvestigationInPerson: office,
  WriteSummary: office,
  // Who knows what a hazard is; never the writer of its last words (decide/review-summary.ts).
  ApproveSummary: weigh,
  SendSummaryBack: weigh,
  RecordSummarySent: office,
  RecordMadeSafe: works,
  RecordPreventionBegun: works,
  RecordPreventionFinished: works,
  OfferAccommodation: office,
  AnswerAccommodation: office,
  WithdrawAccommodation: office,
  RecordReasonableStep: office,
  CodeHazardCause: works,
  AcceptSpread: weigh,
  DeclineSpread: weigh,
  RecordSpreadVisit: weigh,
  MoveReturn: office,
  RecordMovedBack: office,
  TieRepair: works,
  UntieRepair: works,
  RaiseWorks: works,
  RecordDryCheck: weigh,
  TakeInspection: works,
  RuleOutRecurrence: works,
  RecordResidentsAnswer: office,
  HearResident: office,
  CloseHazard: works,
  AttachHazardCapture: ['planner', 'manager'],
  PutHazardCaptureAside: ['planner', 'manager'],
} as const satisfies Record<HazardAction, readonly Role[]>;

/** What whoever lives there does by their link, to the case that it opens. */
const residentMay: ReadonlySet<HazardAction> = new Set<HazardAction>(['ReportHazard', 'HearAgain', 'AddPhotos', 'HearResident', 'AnswerAccommodation', 'RecordResidentsAnswer']);

/** The list of hazards: whoever arranges or answers for them. */
export const hazardListRoles: readonly Role[] = office;

/** Places near damp that wait to be decided: whoever decides them. */
export const spreadListRoles: readonly Role[] = weigh;

/** Whoever sets what the landlord promises. */
export const ownLimitsRoles: readonly Role[] = ['administrator'];

/** The roles that may, for the statement of a route. */
export const rolesThatMay = (action: HazardAction): readonly Role[] => whoMay[action];

/** Whether this person may: by role, and, but for reporting and its photos, only for homes that their organisation owns or manages (null: a communal area). */
export function mayOnHazard(actor: Actor, action: HazardAction, organisationIds: readonly string[] | null): boolean {
  if (actor.kind === 'resident') return residentMay.has(action);
  if (actor.kind !== 'staff') return false;
  const allowed: readonly Role[] = whoMay[action];
  if (!actor.roles.some((role) => allowed.includes(role))) return false;
  return action === 'ReportHazard' || action === 'AddPhotos' || organisationIds === null || organisationIds.includes(actor.organisationId);
}

/** Who may, in words for the page that says no. */
export function whoCan(action: HazardAction): string {
  const names = whoMay[action].map((role) => `${role}s`);
  return `For this home, ${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''} of the organisation that owns or manages it can do this.`;
}
