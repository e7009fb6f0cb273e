import { openCase, readOpenOfCase, type OpenedCase } from '../../casefile/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { NotAllowed } from '../../platform/http/index.ts';
import { askingOf, type StaffAsking } from '../../repairs/index.ts';
import { mayOnHazard, whoCan, type HazardAction } from '../access.ts';
import type { HazardContext, HazardRecord } from '../decide/index.ts';
import { contextOfHazard } from '../perform.ts';
import { placeOfHazard, type PlaceOfHazard } from '../queries/place.ts';
import { toldByOf } from '../queries/told-by.ts';
import { proposalsOf } from '../queries/spread.ts';
import { loadHazard } from '../store/index.ts';

/** A hazard read for a page: what a decision about it would be given. */
export interface OpenHazard {
  readonly opened: OpenedCase;
  readonly record: HazardRecord;
  readonly place: PlaceOfHazard;
  readonly context: HazardContext;
  readonly asking: ReturnType<typeof askingOf> & { readonly database: StaffAsking['database'] };
}

/** Reads a hazard for somebody who may see it. */
export async function openHazard(visit: StaffAsking, reference: string): Promise<OpenHazard> {
  const opened = await openCase(visit, reference);
  const { file } = opened.header;
  if (file.kind !== 'hazard') throw new NotFound('hazard');
  const asking = { ...askingOf(visit), database: visit.database };
  const [hazard, place, spine] = await Promise.all([loadHazard(visit.tx, file.id), placeOfHazard(visit.tx, file, visit.today), readOpenOfCase(visit.tx, file)]);
  const [context, proposals] = await Promise.all([contextOfHazard(asking, { file, hazard }, place), proposalsOf(visit.tx, file.id)]);
  return { opened, record: { spine, hazard }, place, context: { ...context, spread: { near: [], proposals } }, asking };
}

/** As `openHazard`, for somebody who means to do this. */
export async function openHazardTo(visit: StaffAsking, reference: string, action: HazardAction): Promise<OpenHazard> {
  const open = await openHazard(visit, reference);
  if (!mayOnHazard(open.asking.actor, action, open.place.organisationIds)) throw new NotAllowed(whoCan(action));
  if (action !== 'ApproveSummary') return open;
  const toldBy = await toldByOf(open.asking, open.record.spine.file.residentId, open.place);
  return { ...open, context: { ...open.context, toldBy } };
}
