import type { Html } from '../platform/html/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import type { StaffActor } from '../staff/index.ts';
import type { CaseFacts } from './access.ts';
import type { CaseHeader } from './queries/case-page.ts';

/** The case that is shown, and to whom. */
export interface ShownCase {
  readonly header: CaseHeader;
  readonly actor: StaffActor;
  readonly facts: CaseFacts;
}

/** A section another slice puts on the page of every case; undefined where it has nothing for this case or this reader. */
export type CaseSection = (visit: StaffVisit, shown: ShownCase) => Promise<Html | undefined>;

const sections: CaseSection[] = [];

/** Adds a section to the page of every case, such as its orders; said once, at boot. */
export function addCaseSection(section: CaseSection): void {
  sections.push(section);
}

/** All of them, asked for together with the rest of the page. */
export async function caseSectionsFor(visit: StaffVisit, shown: ShownCase): Promise<readonly Html[]> {
  const all = await Promise.all(sections.map((section) => section(visit, shown)));
  return all.filter((content) => content !== undefined);
}
