import { hasRole, type Role, type StaffActor } from '../staff/index.ts';

/** Something another slice lets people do from a home's page, such as reporting a repair there. */
export interface HomeAction {
  readonly text: string;
  readonly href: (homeId: string) => string;
  readonly roles: readonly Role[];
}

const actions: HomeAction[] = [];

/** Adds a button to every home's page for those roles; said once, at boot. */
export function addHomeAction(action: HomeAction): void {
  actions.push(action);
}

export function homeActionsFor(actor: StaffActor, homeId: string): readonly { readonly text: string; readonly href: string }[] {
  return actions.filter(({ roles }) => hasRole(actor, ...roles)).map(({ text, href }) => ({ text, href: href(homeId) }));
}
