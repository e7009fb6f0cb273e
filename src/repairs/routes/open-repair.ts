import { openCase, type OpenedCase } from '../../casefile/index.ts';
import type { Reader } from '../../correspondence/index.ts';
import { NotAllowed, type StaffVisit } from '../../platform/http/index.ts';
import { may, whoCan, type RepairAccessFacts, type RepairAction } from '../access.ts';
import type { RepairContext, RepairRecord } from '../decide/index.ts';
import { accessFacts, repairContext, type Asking } from '../perform.ts';
import { placeOf, type RepairPlace } from '../queries/place.ts';
import { recipientOf } from '../queries/recipient.ts';
import { readRepairRecord } from '../queries/repair-record.ts';
import { askingOf, type StaffAsking } from './asking.ts';

/** A repair read for a page: what a decision about it would be given. */
export interface OpenRepair {
  readonly opened: OpenedCase;
  readonly record: RepairRecord;
  readonly place: RepairPlace;
  readonly recipient: Reader | undefined;
  readonly context: RepairContext;
  readonly asking: Asking;
  readonly access: RepairAccessFacts;
}

/** Whoever opens the repair that an address names, on a page or through the API. */
export type RepairOpener = StaffAsking & Pick<StaffVisit, 'params'>;

/** Reads the repair that the address names, for somebody who may see it. */
export async function openRepair(visit: RepairOpener): Promise<OpenRepair> {
  const reference = visit.params['reference'] ?? '';
  const opened = await openCase(visit, reference);
  const asking = askingOf(visit);
  const [record, place] = await Promise.all([readRepairRecord(visit.tx, opened.header.file), placeOf(visit.tx, opened.header.file, visit.today)]);
  const recipient = await recipientOf(visit.tx, record.spine.file.residentId, record.repair, place);
  return { opened, record, place, recipient, context: repairContext(asking, place, recipient), asking, access: accessFacts(record.repair, place) };
}

/** As `openRepair`, for somebody who means to do this; the page that says no names who may. */
export async function openRepairTo(visit: RepairOpener, action: RepairAction): Promise<OpenRepair> {
  const open = await openRepair(visit);
  if (!may(open.asking.actor, action, open.access)) throw new NotAllowed(whoCan(action));
  return open;
}
