import { applyChange, caseContext, newDraft, ownerChoices, saveCases, takeReferences, type CaseContext, type CaseDraft, type CaseId, type NewMessage, type OwnerChoice, type PromiseId, type Reference } from '../casefile/index.ts';
import { yearOf, type Instant } from '../clock/index.ts';
import { blameIn, writeMessage } from '../correspondence/index.ts';
import type { Database } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import type { Asking } from '../repairs/index.ts';
import { mayStart, whoStarts } from './access.ts';
import { decideStart, type StartRefusal } from './decide/start.ts';
import { mostHomes, type Approach, type ApproachEvent, type Outreach, type OutreachId, type StartOutreach } from './model.ts';
import { homesToAsk, type HomeWithReader } from './queries/homes-to-ask.ts';
import { stepsOfOutreach } from './store/outreaches.ts';
import { promiseInWords } from './words.ts';

export type AskingToStart = Asking & { readonly database: Database };

export type Started = { readonly ok: true; readonly outreach: Outreach } | { readonly ok: false; readonly refusal: StartRefusal; readonly facts: Readonly<Record<string, string>> };

/** The one door to a new outreach: each of its homes gets a case with a promise, and a message where it is asked in writing. */
export async function performStart(asking: AskingToStart, command: StartOutreach): Promise<Started> {
  const { tx, actor } = asking;
  if (!mayStart(actor) || actor.kind !== 'staff') throw new NotAllowed(whoStarts);
  const wanted = [...new Set(command.homeIds)];
  const homes = wanted.length > mostHomes ? [] : await homesToAsk(tx, wanted, { today: asking.today, toStart: true });
  const owner = (await ownerChoices(tx, [actor.organisationId])).find(({ staffId }) => staffId === command.ownerId);
  const context = caseContext(asking, actor);
  const decision = decideStart(command, { now: context.now, today: context.today, organisationId: actor.organisationId, homes, isOwnerKnown: owner !== undefined, blames: blameIn(command.script) });
  if (!decision.ok || owner === undefined) return { ok: false, refusal: decision.ok ? 'owner-unknown' : decision.refusal, facts: decision.ok ? {} : decision.facts };
  const kept = new Set(decision.change.homes.map(({ homeId }) => homeId));
  const asked = homes.filter(({ homeId }) => kept.has(homeId));
  const outreach = newOutreach(command, { owner, homes: asked.length, by: { id: actor.id, name: actor.name, organisationId: actor.organisationId } }, context);
  const references = await takeReferences(asking.database, { landlordId: asking.landlord.id, prefix: 'OUT', year: yearOf(context.today) }, asked.length);
  const begun = asked.map((home, at) => beginApproach(outreach, { home, owner, place: at + 1, reference: references[at] ?? ('' as Reference), landlord: asking.landlord }, context));
  await saveCases(tx, begun.map(({ draft }) => draft), stepsOfOutreach(tx.landlordId, outreach, begun.map(({ approach }) => approach)));
  return { ok: true, outreach };
}

interface Starter {
  readonly owner: OwnerChoice;
  readonly homes: number;
  readonly by: { readonly id: string; readonly name: string; readonly organisationId: string };
}

function newOutreach({ name, chosenFrom, way, script, promisedOn }: StartOutreach, { owner, homes, by }: Starter, { now, newId }: CaseContext): Outreach {
  return {
    id: newId() as OutreachId, organisationId: by.organisationId, name, chosenFrom, way, script, homes, promisedOn, startedAt: now, startedById: by.id as Outreach['startedById'], startedByName: by.name,
    ownerId: owner.staffId as Outreach['ownerId'], ownerName: owner.name,
  };
}

interface Beginning {
  readonly home: HomeWithReader;
  readonly owner: OwnerChoice;
  readonly place: number;
  readonly reference: Reference;
  readonly landlord: Asking['landlord'];
}

function beginApproach(outreach: Outreach, beginning: Beginning, context: CaseContext): { readonly draft: CaseDraft; readonly approach: Approach } {
  const { home, owner, place, reference, landlord } = beginning;
  const { id: outreachId, name, way, chosenFrom, promisedOn } = outreach;
  const [id, promiseId] = [context.newId() as CaseId, context.newId() as PromiseId];
  const message = way === 'message' ? messageTo(beginning, promisedOn, context) : undefined;
  const title = `Asked how the home is: ${name}`;
  const draft = newDraft({
    id, reference, kind: 'outreach', title, homeId: home.homeId, communalAreaId: null, residentId: home.residentId, ownerId: owner.staffId as Outreach['ownerId'], teamId: owner.teamId as CaseDraft['file']['teamId'],
    stage: message === undefined ? 'to-ask' : 'written-to', priority: null, updateEvery: 60, openedAt: context.now, searchText: [reference, title, home.address, landlord.name].join(' ').toLowerCase(),
  });
  const event: ApproachEvent = { type: 'ApproachBegun', data: { outreach: name, way, chosenFrom, promisedOn } };
  applyChange(draft, {
    events: [event], promise: [{ id: promiseId, madeTo: home.residentName ?? 'Whoever lives there', words: promiseInWords, dueOn: promisedOn, keptBy: 'outreach' }], messages: message === undefined ? [] : [message],
  }, context);
  const attempted: Instant | null = message === undefined ? null : context.now;
  const approach: Approach = {
    caseId: id, outreachId, homeId: home.homeId, place, promiseId, askedAt: context.now, attempts: attempted === null ? 0 : 1, lastAttemptAt: attempted,
    outcome: null, outcomeWords: null, settledAt: null, settledByName: null, foundCaseId: null, foundReference: null,
  };
  return { draft, approach };
}

/** What is written to them, by the way they asked for; nothing where nobody is on record. */
function messageTo({ home: { reader }, reference, landlord }: Beginning, promisedOn: Outreach['promisedOn'], { today }: CaseContext): NewMessage | undefined {
  if (reader === null) return undefined;
  return writeMessage(reader, { template: 'outreach-question', values: { landlord: landlord.name, phone: landlord.phone, reference, 'ask by': { day: promisedOn } }, today });
}
