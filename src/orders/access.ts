import type { Actor, Role } from '../staff/index.ts';
import type { OrderCommand } from './decide/index.ts';
import { raisingRoles } from './policy.ts';

export type OrderAction = OrderCommand['type'] | 'RaiseOrder';

/** What decides whether somebody may: whose home it is, whose order, and whether they go there. */
export interface OrderAccessFacts {
  /** The organisations that own and manage the home; null for a shared place, which every organisation looks after. */
  readonly organisationIds: readonly string[] | null;
  /** The organisation of whoever does the work; null where its people have no sign-in here. */
  readonly contractorOrganisationId: string | null;
  /** The order that it is about; null when there is none yet. */
  readonly orderId: string | null;
  /** A visit of theirs is booked on the case, or was made. */
  readonly isOwnVisit: boolean;
}

const whoMay: Readonly<Record<OrderAction, readonly Role[]>> = {
  RaiseOrder: raisingRoles,
  AcceptOrder: ['planner', 'manager'],
  ScheduleOrder: ['planner', 'manager'],
  CompleteOrder: ['planner', 'surveyor', 'manager'],
  CancelOrder: ['planner', 'manager'],
  AskVariation: ['planner', 'surveyor', 'manager'],
  WithdrawVariation: ['planner', 'surveyor', 'manager'],
  AuthoriseOrder: ['planner', 'surveyor', 'manager'],
  DeclineOrder: ['planner', 'surveyor', 'manager'],
  TurnDownOrder: ['planner', 'manager'],
  ProposeSlot: ['planner', 'manager'],
  AcceptSlot: ['planner', 'manager'],
  DeclineSlot: ['planner', 'manager'],
  RecordOrderNoAccess: ['planner', 'manager'],
  AddOrderPhotos: ['planner', 'surveyor', 'manager'],
  SendOrderLink: raisingRoles,
  WithdrawOrderLink: raisingRoles,
};

/** What whoever does the work may do to an order of their own: they propose a day and ask for variations; others say yes. */
const contractorMay: ReadonlySet<OrderAction> = new Set<OrderAction>(['AcceptOrder', 'TurnDownOrder', 'ProposeSlot', 'RecordOrderNoAccess', 'CompleteOrder', 'AddOrderPhotos', 'AskVariation', 'WithdrawVariation']);
/** Who does so: the people of a contractor, or of a team of the landlord's own, who have this role. */
export const ourOrderRoles = ['contractor'] as const satisfies readonly Role[];
/** What an operative who goes there may ask for. */
const visitorMay: ReadonlySet<OrderAction> = new Set<OrderAction>(['AskVariation']);

/** The roles that may, for the statement of a route of the landlord's own people. */
export const rolesThatMay = (action: OrderAction): readonly Role[] => whoMay[action];

/** Who reads orders on a case, contractors and their rates. */
export const orderRoles: readonly Role[] = ['adviser', 'planner', 'surveyor', 'complaints officer', 'manager'];
export const contractorListRoles: readonly Role[] = [...orderRoles, 'administrator'];
/** Who says which contractors there are, and what may be spent under a contract. */
export const contractorKeeperRoles: readonly Role[] = ['manager', 'administrator'];
/** Who may be asked to authorise. The sum is the landlord's policy. */
export const authoriserRoles: readonly Role[] = whoMay.AuthoriseOrder;
/** What the landlord lets its people spend. */
export const orderSettingsRoles: readonly Role[] = ['administrator'];

/** Whether this person may. The other organisation's staff may not, whatever their role; the holder of a link only on its order. */
export function mayOnOrder(actor: Actor, action: OrderAction, facts: OrderAccessFacts): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'contractor') return actor.orderId === facts.orderId && contractorMay.has(action);
  if (actor.kind !== 'staff') return false;
  const has = (roles: readonly Role[]) => actor.roles.some((role) => roles.includes(role));
  if (actor.organisationId === facts.contractorOrganisationId && contractorMay.has(action) && has(ourOrderRoles)) return true;
  if (facts.isOwnVisit && visitorMay.has(action) && has(['operative', 'surveyor'])) return true;
  return worksThere(actor.organisationId, facts) && has(whoMay[action]);
}

/** Who may, in words for the page that says no. */
export function whoCanOrder(action: OrderAction): string {
  const names: readonly string[] = whoMay[action].map((role) => `${role}s`);
  const list = `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`.replace(/^./, (first) => first.toUpperCase());
  return `${list} of the organisation that owns or manages the home can do this.`;
}

function worksThere(organisationId: string, { organisationIds }: OrderAccessFacts): boolean {
  return organisationIds === null || organisationIds.includes(organisationId);
}
