import { photosOfCase } from '../../evidence/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import { hazardsAround, registerInWords } from '../../homes/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import type { StaffVisit } from '../../platform/http/index.ts';
import { contactDetailsOf, instructionsFor } from '../../residents/index.ts';
import { actorOf, hasRole } from '../../staff/index.ts';
import { may, planningRoles, whoCan } from '../access.ts';
import { whyNot } from '../decide/why-not.ts';
import { causeChoices } from '../model/causes.ts';
import type { Visit } from '../model.ts';
import { visitRefusalInWords } from '../views/refusal-words.ts';
import type { VisitPageFacts } from '../views/visit-page.ts';
import { openRepair, type OpenRepair } from './open-repair.ts';

/** A visit and its repair, read for whoever may open it. */
export interface OpenVisitPage extends OpenRepair {
  readonly visit: Visit;
}

/** An operative opens only their own visits. */
export async function openVisitPage(visit: StaffVisit): Promise<OpenVisitPage> {
  const open = await openRepair(visit);
  const found = open.record.repair.visits.find(({ id }) => id === visit.params['visitId']);
  const actor = actorOf(visit.actor);
  if (found === undefined || (!hasRole(actor, ...planningRoles) && found.operativeId !== actor.id)) throw new NotFound('visit');
  return { ...open, visit: found };
}

/** What the visit's page shows. `seenVersion` is the one of a form that comes back with errors. */
export async function visitPageFacts(visit: StaffVisit, open: OpenVisitPage, seenVersion?: string): Promise<VisitPageFacts> {
  const { record, context } = open;
  const { file } = record.spine;
  return {
    reference: file.reference,
    visit: open.visit,
    repair: record.repair,
    address: open.place.address,
    askFor: await whoToAskFor(visit, open),
    door: await atTheDoor(visit, open),
    order: open.visit.status === 'booked' ? record.openOrders.find(({ id }) => id === open.visit.orderId) : undefined,
    register: open.visit.status === 'booked' ? registerInWords(await hazardsAround(visit.tx, file), context.today) : undefined,
    photos: await photosOfCase(visit.tx, file.id),
    seenVersion: seenVersion ?? String(file.version),
    causes: causeChoices(context.policy.causes, context.today),
    notNow: whyNotNow(open),
    today: context.today,
  };
}

/** Once the visit is over nobody goes there by it, and what was to be known at the door is theirs alone again. */
async function atTheDoor({ tx, today }: StaffVisit, { record, visit }: OpenVisitPage): Promise<VisitPageFacts['door']> {
  const { homeId } = record.spine.file;
  if (visit.status !== 'booked') return undefined;
  return homeId === null ? { instructions: [], notYetAsked: false } : instructionsFor(tx, homeId, today);
}

async function whoToAskFor(visit: StaffVisit, { record, visit: { status } }: OpenVisitPage): Promise<VisitPageFacts['askFor']> {
  const { file } = record.spine;
  const person = file.residentId === null ? undefined : await contactDetailsOf(visit.tx, file.residentId);
  if (person !== undefined) return { name: person.name, phone: status === 'booked' ? (person.mobile ?? person.phone) : null };
  return { name: record.repair.reporterName, phone: null };
}

/** Why its outcome can't be recorded on a day, in words; undefined when it can. */
export function whyNotNow({ record, visit, asking, access, context }: OpenVisitPage, on: PlainDate = context.today): string | undefined {
  if (visit.status !== 'booked') return visit.outcomeWords === null ? 'This visit is over.' : '';
  if (!may(asking.actor, 'RecordVisitDone', access)) return whoCan('RecordVisitDone');
  const refused = whyNot(record, 'RecordVisitDone', { ...context, today: on });
  return refused === undefined ? undefined : visitRefusalInWords(refused.refusal, refused.facts ?? {}, visit.on, context.today);
}
