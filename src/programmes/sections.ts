import type { Html } from '../platform/html/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import type { ProgrammeId } from './model.ts';

/** What a slice above shows on a programme's page, such as what waits for it. */
export type ProgrammeSection = (visit: StaffVisit, programmeId: ProgrammeId) => Promise<Html>;

const sections: ProgrammeSection[] = [];

/** Adds a section to every programme's page; said once, at boot. */
export function addProgrammeSection(section: ProgrammeSection): void {
  sections.push(section);
}

export const sectionsOf = (visit: StaffVisit, programmeId: ProgrammeId): Promise<readonly Html[]> => Promise.all(sections.map((section) => section(visit, programmeId)));
