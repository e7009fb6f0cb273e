import type { PlainDate } from '../clock/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Html } from '../platform/html/index.ts';
import { hasRole, type Role, type StaffActor } from '../staff/index.ts';
import type { Home } from './model.ts';

/** Something another slice lets people do from a home's page, such as reporting a repair there. */
export interface HomeAction {
  readonly text: string;
  readonly href: (homeId: string) => string;
  readonly roles: readonly Role[];
  /** Not offered where a home's end is on record: nothing can come of it there. */
  readonly onlyWhileOurs?: boolean;
}

const actions: HomeAction[] = [];

/** Adds a button to every home's page for those roles; said once, at boot. */
export function addHomeAction(action: HomeAction): void {
  actions.push(action);
}

export function homeActionsFor(actor: StaffActor, { id, end }: Pick<Home, 'id' | 'end'>): readonly { readonly text: string; readonly href: string }[] {
  return actions.filter(({ roles, onlyWhileOurs = false }) => hasRole(actor, ...roles) && (end === null || !onlyWhileOurs)).map(({ text, href }) => ({ text, href: href(id) }));
}

/** What another slice shows on a home's page, such as the work that is planned there; undefined where there is nothing to show. */
export type HomeSection = (tx: Tx, facts: { readonly homeId: string; readonly today: PlainDate; readonly actor: StaffActor }) => Promise<Html | undefined>;

const sections: HomeSection[] = [];

/** Adds a section to every home's page; said once, at boot. */
export function addHomeSection(section: HomeSection): void {
  sections.push(section);
}

export async function homeSectionsFor(tx: Tx, facts: Parameters<HomeSection>[1]): Promise<readonly Html[]> {
  return (await Promise.all(sections.map((section) => section(tx, facts)))).filter((shown) => shown !== undefined);
}
