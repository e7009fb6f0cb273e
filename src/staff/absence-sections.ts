import type { Html } from '../platform/html/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import type { StaffId } from './model.ts';

/** What a slice above says on a page about absences: of one person, or of everybody. Undefined where it has nothing to say. */
export type AbsenceSection = (visit: StaffVisit, of: StaffId | undefined) => Promise<Html | undefined>;

const sections: AbsenceSection[] = [];

/** Adds a section to the pages about who is away; said once, at boot. */
export function addAbsenceSection(section: AbsenceSection): void {
  sections.push(section);
}

export async function absenceSections(visit: StaffVisit, of?: StaffId): Promise<readonly Html[]> {
  const shown = await Promise.all(sections.map((section) => section(visit, of)));
  return shown.filter((section) => section !== undefined);
}
