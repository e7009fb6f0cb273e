import type { Html } from '../platform/html/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';
import type { Contractor } from './model.ts';

/** What another slice shows on the page of a contractor to whoever reads its orders, such as how it does; undefined for nothing. */
export type ContractorSection = (visit: StaffVisit, contractor: Contractor) => Promise<Html | undefined>;

const sections: ContractorSection[] = [];

/** Adds a section to the page of every contractor; said once, at boot. */
export function addContractorSection(section: ContractorSection): void {
  sections.push(section);
}

export async function contractorSectionsFor(visit: StaffVisit, contractor: Contractor): Promise<readonly Html[]> {
  return (await Promise.all(sections.map((section) => section(visit, contractor)))).filter((shown) => shown !== undefined);
}
