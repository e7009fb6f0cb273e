import type { Html } from '../platform/html/index.ts';
import type { StaffVisit } from '../platform/http/index.ts';

/** A panel another slice puts on people's first page; undefined where it has nothing for this person. */
export type WorkPanel = (visit: StaffVisit) => Promise<Html | undefined>;

const panels: WorkPanel[] = [];

/** Adds a panel to everybody's My work, such as today's visits; said once, at boot. */
export function addWorkPanel(panel: WorkPanel): void {
  panels.push(panel);
}

export async function workPanelsFor(visit: StaffVisit): Promise<readonly Html[]> {
  const shown: Html[] = [];
  for (const panel of panels) {
    const content = await panel(visit);
    if (content !== undefined) shown.push(content);
  }
  return shown;
}
