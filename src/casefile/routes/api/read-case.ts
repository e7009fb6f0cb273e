import { Type } from 'typebox';
import type { Instant } from '../../../clock/index.ts';
import { apiRoute, idOf, instantText, object, orNull, pageOf, pageSchema, paging, readCursor, usualLimit, type ApiRoute } from '../../../platform/api/index.ts';
import { recordView } from '../../../staff/index.ts';
import { ownerRoles } from '../../access.ts';
import { clocksOfCase, promisesOfCase } from '../../queries/case-page.ts';
import { linksFor, openCase } from '../../queries/load-case-page.ts';
import { timelineEntries } from '../../queries/timeline.ts';
import { caseRowExample, entryExample, entryFrom, entrySchema, linksOf, ofReference, person, promiseFrom, promiseSchema, referenceSchema } from './case-schemas.ts';
import { clockExample, clockFrom, clockSchema } from './clock-schema.ts';

const caseSchema = object({
  reference: referenceSchema, id: idOf('the case'),
  kind: Type.String({ description: 'What kind of case it is.' }), title: Type.String({ description: 'What it is about.' }),
  stage: Type.String({ description: 'How far it is.' }), priority: orNull(Type.String({ description: 'How soon it must be done.' })),
  version: Type.Integer({ description: 'Send it with your next change.' }),
  owner: person, team: person, resident: orNull(person),
  homeId: orNull(idOf('the home')), communalAreaId: orNull(idOf('the shared place')), address: Type.String({ description: 'Where it is.' }),
  openedAt: instantText('When it was opened.'), closedAt: orNull(instantText('When it was closed.')), lastContactAt: orNull(instantText('Our last word to the resident.')),
  clocks: Type.Array(clockSchema), promises: Type.Array(promiseSchema),
  linked: Type.Array(object({ reference: referenceSchema, kind: Type.String({ description: 'What the one is to the other.' }), isFromHere: Type.Boolean({ description: 'This case points at the other.' }), title: orNull(Type.String({ description: 'Null when you may not open it.' })) })),
  links: object({ self: Type.String(), timeline: Type.String(), page: Type.String() }),
});

const { ownerName: _owner, teamName: _team, isOverdue: _overdue, isSilent: _silent, isClosed: _closed, nextDueAt: _due, ...headExample } = caseRowExample;
const caseExample = {
  ...headExample, owner: { id: '0199c0de-0000-7000-8000-000000000003', name: 'Aisha Rahman' }, team: { id: '0199c0de-0000-7000-8000-000000000004', name: 'Repairs north' }, resident: null,
  homeId: '0199c0de-0000-7000-8000-000000000001', communalAreaId: null, openedAt: '2026-11-23T09:30:00.000Z', closedAt: null, lastContactAt: null, clocks: [clockExample], promises: [], linked: [],
};

const readCase = apiRoute({
  method: 'GET', path: '/api/v1/cases/:reference', operationId: 'readCase', tag: 'Cases', scope: 'cases:read', roles: ownerRoles,
  summary: 'One case', description: 'Its header, clocks, promises and links. That you looked is written down, as it is for the page.',
  params: ofReference, answer: { status: 200, description: 'The case.', schema: caseSchema, example: caseExample },
}, async (visit) => {
  const { tx, now } = visit;
  const { header: { file, ownerName, teamName, place, person: who }, actor } = await openCase(visit, visit.params.reference);
  await recordView(tx, visit, 'case', file.id);
  const { reference, id, kind, title, stage, priority, version, homeId, communalAreaId, openedAt, closedAt, lastContactAt } = file;
  const value = {
    reference, id, kind, title, stage, priority, version, homeId, communalAreaId, openedAt, closedAt, lastContactAt, address: place.address,
    owner: { id: file.ownerId, name: ownerName }, team: { id: file.teamId, name: teamName }, resident: who === null ? null : { id: who.id, name: who.name },
    clocks: (await clocksOfCase(tx, id, now as Instant)).map((clock) => clockFrom(clock, now)),
    promises: (await promisesOfCase(tx, id)).map(promiseFrom),
    linked: (await linksFor(actor, tx, id)).map((link) => ({ reference: link.reference, kind: link.kind, isFromHere: link.isFromHere, title: link.opens?.title ?? null })),
    links: linksOf(reference),
  };
  return { status: 200, value };
});

const readTimeline = apiRoute({
  method: 'GET', path: '/api/v1/cases/:reference/timeline', operationId: 'readTimeline', tag: 'Cases', scope: 'cases:read', roles: ownerRoles,
  summary: 'The timeline of a case', description: 'Every entry, the newest first, each with its hash and the hash before it: whoever has them all can check that none was changed.',
  params: ofReference, query: object(paging),
  answer: { status: 200, description: 'A page of the timeline.', schema: pageSchema(entrySchema), example: { items: [entryExample], next: null } },
}, async (visit) => {
  const { limit = usualLimit, after } = visit.query;
  const { header } = await openCase(visit, visit.params.reference);
  await recordView(visit.tx, visit, 'case', header.file.id);
  const [before] = readCursor(after, [/^\d{1,9}$/]) ?? [];
  const entries = await timelineEntries(visit.tx, header.file.id, { types: undefined, before: before === undefined ? undefined : Number(before), most: limit + 1 });
  return { status: 200, value: pageOf(entries, limit, { show: entryFrom, key: ({ sequence }) => [String(sequence)] }) };
});

export const readRoutes: readonly ApiRoute[] = [readCase, readTimeline];
