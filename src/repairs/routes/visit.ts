import type { CaseId, Reference } from '../../casefile/index.ts';
import { photosOfCase, photoUpload } from '../../evidence/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import type { FileStore } from '../../platform/files/index.ts';
import type { FieldErrors } from '../../platform/govuk/index.ts';
import { formText, NotAllowed, page, redirect, staffPage, staffRoute, takesFiles, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { contactDetailsOf, instructionsFor } from '../../residents/index.ts';
import { actorOf, hasRole, recordView } from '../../staff/index.ts';
import { may, planningRoles, rolesThatMay, visitRoles, whoCan } from '../access.ts';
import { whyNot } from '../decide/why-not.ts';
import type { RepairCommand, RepairRefusal } from '../decide/index.ts';
import { outcomes, parseOutcome, type OutcomeFacts } from '../forms/outcome.ts';
import type { Visit } from '../model.ts';
import { performOnRepair } from '../perform.ts';
import { fieldOf, visitRefusalInWords } from '../views/refusal-words.ts';
import { visitPage, type VisitPageFacts } from '../views/visit-page.ts';
import { newReference } from './asking.ts';
import { openRepair, type OpenRepair } from './open-repair.ts';
import { keepPhotos } from './photo-seals.ts';

/** One visit: what its visitor needs, and what came of it. */
export function visitRoutes(store: FileStore): readonly Route[] {
  const path = '/repairs/:reference/visits/:visitId';
  return [
    staffRoute('GET', path, visitRoles, async (visit) => show(visit, await openVisitPage(visit), {})),
    takesFiles(photoUpload, staffRoute('POST', `${path}/outcome`, rolesThatMay('RecordVisitDone'), (visit) => recordOutcome(visit, store))),
  ];
}

interface OpenVisitPage extends OpenRepair {
  readonly visit: Visit;
}

/** An operative opens only their own visits. */
async function openVisitPage(visit: StaffVisit): Promise<OpenVisitPage> {
  const open = await openRepair(visit);
  const found = open.record.repair.visits.find(({ id }) => id === visit.params['visitId']);
  const actor = actorOf(visit.actor);
  if (found === undefined || (!hasRole(actor, ...planningRoles) && found.operativeId !== actor.id)) throw new NotFound('visit');
  return { ...open, visit: found };
}

async function show(visit: StaffVisit, open: OpenVisitPage, errors: FieldErrors): Promise<Reply> {
  const { record, context } = open;
  const { file } = record.spine;
  const hasErrors = Object.keys(errors).length > 0;
  const facts: VisitPageFacts = {
    reference: file.reference,
    visit: open.visit,
    repair: record.repair,
    address: open.place.address,
    askFor: await whoToAskFor(visit, open),
    door: await atTheDoor(visit, open),
    photos: await photosOfCase(visit.tx, file.id),
    seenVersion: hasErrors ? formText(visit.body, 'seenVersion') : String(file.version),
    notNow: whyNotNow(open),
    today: context.today,
  };
  await recordView(visit.tx, visit, 'case', file.id);
  const main = visitPage(facts, { csrfToken: visit.csrfToken, body: visit.body, errors });
  return page(staffPage(visit, { title: facts.address, main, hasErrors, backLink: backLinkFor(visit, file.reference) }), hasErrors ? 422 : 200);
}

function backLinkFor(visit: StaffVisit, reference: string) {
  return hasRole(actorOf(visit.actor), ...planningRoles) ? { href: `/repairs/${reference}`, text: reference } : { href: '/visits', text: 'Your visits' };
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

function whyNotNow({ record, visit, asking, access, context }: OpenVisitPage): string | undefined {
  if (visit.status !== 'booked') return visit.outcomeWords === null ? 'This visit is over.' : '';
  if (!may(asking.actor, 'RecordVisitDone', access)) return whoCan('RecordVisitDone');
  const refused = whyNot(record, 'RecordVisitDone', context);
  return refused === undefined ? undefined : visitRefusalInWords(refused.refusal, refused.facts ?? {}, visit.on, context.today);
}

async function recordOutcome(visit: StaffVisit, store: FileStore): Promise<Reply> {
  const open = await openVisitPage(visit);
  if (!may(open.asking.actor, 'RecordVisitDone', open.access)) throw new NotAllowed(whoCan('RecordVisitDone'));
  const kept = await keepPhotos(visit, open.record.spine.file.id, store);
  if (!kept.ok) return show(visit, open, kept.errors);
  const photos = kept.command;
  const parsed = parseOutcome(visit.body, { visitId: open.visit.id, photos, child: await childFor(visit) });
  if (!parsed.ok) return show(visit, open, parsed.errors);
  const refused = await perform(visit, open, withPhotos(parsed.command, photos));
  if (refused !== undefined) return show(visit, open, refused);
  const isPlanner = hasRole(open.asking.actor, ...planningRoles);
  return redirect(isPlanner ? `/repairs/${open.record.spine.file.reference}?done=outcome` : '/visits');
}

/** Photos of work done belong to the visit's own entry; others get an entry of theirs, before the visit is over. */
function withPhotos(command: RepairCommand, photos: OutcomeFacts['photos']): readonly RepairCommand[] {
  return photos.length === 0 || command.type === 'RecordVisitDone' ? [command] : [{ type: 'AddPhotos', photos }, command];
}

async function perform(visit: StaffVisit, open: OpenVisitPage, commands: readonly RepairCommand[]): Promise<FieldErrors | undefined> {
  const { reference } = open.record.spine.file;
  const seen = formText(visit.body, 'seenVersion');
  const target = { reference, seenVersion: /^\d{1,9}$/.test(seen) ? Number(seen) : -1 };
  for (const [at, command] of commands.entries()) {
    const done = await performOnRepair(open.asking, at === 0 ? target : { reference }, command);
    if (!done.ok) return { [outcomeField(done.refusal)]: visitRefusalInWords(done.refusal, done.facts, open.visit.on, open.context.today) };
  }
  return undefined;
}

const outcomeField = (refusal: RepairRefusal): string => (refusal === 'date-has-passed' ? 'dueOn' : refusal === 'say-what-was-tried' ? 'tried' : fieldOf(refusal) === '' ? '' : 'outcome');

/** A number is taken only when a follow-on is asked for. */
async function childFor(visit: StaffVisit): Promise<OutcomeFacts['child']> {
  const childId = visit.newId() as CaseId;
  if (formText(visit.body, 'outcome') !== outcomes[2]) return { childId, childReference: '' as Reference };
  return { childId, childReference: await newReference(visit) };
}
