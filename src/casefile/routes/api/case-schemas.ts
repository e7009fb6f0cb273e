import { Type, type Static } from 'typebox';
import { date, idOf, instantText, object, orNull } from '../../../platform/api/index.ts';
import { casePath } from '../../case-kinds.ts';
import type { CaseEvent, CasePromise } from '../../model.ts';
import type { QueueRow } from '../../views/queue.ts';
import { linkKindsByHand } from '../../decide.ts';

export const referenceSchema = Type.String({ pattern: '^[A-Z]{3}-[0-9]{4}-[0-9A-Z]{5,9}$', maxLength: 20, description: 'The reference of a case, such as REP-2026-00412.' });
export const ofReference = object({ reference: referenceSchema });

const named = (what: string) => object({ id: idOf(what), name: Type.String({ description: 'Its name.' }) });
export const person = named('a person');
const linksSchema = object({ self: Type.String({ description: 'This case in the API.' }), timeline: Type.String({ description: 'Its timeline in the API.' }), page: Type.String({ description: 'Its page for people.' }) });

export const linksOf = (reference: string): Static<typeof linksSchema> => ({ self: `/api/v1/cases/${reference}`, timeline: `/api/v1/cases/${reference}/timeline`, page: casePath(reference) });

/** A case in one line of the queue. */
export const caseRowSchema = object({
  reference: referenceSchema,
  id: idOf('the case'),
  kind: Type.String({ description: 'What kind of case it is, such as "repair".' }),
  title: Type.String({ description: 'What it is about, in a few words.' }),
  stage: Type.String({ description: 'How far it is.' }),
  priority: orNull(Type.String({ description: 'How soon it must be done.' })),
  version: Type.Integer({ description: 'Send it with your next change.' }),
  ownerName: Type.String({ description: 'Who is answerable now.' }),
  teamName: Type.String({ description: 'The owner’s team.' }),
  address: Type.String({ description: 'Where it is.' }),
  nextDueAt: orNull(instantText('When the next clock runs out.')),
  isOverdue: Type.Boolean({ description: 'A clock has run out.' }),
  isSilent: Type.Boolean({ description: 'The resident has not heard from us in time.' }),
  isClosed: Type.Boolean({ description: 'It is closed.' }),
  links: linksSchema,
});

/** A row of the queue as the API shows it. */
export function caseRow({ reference, id, kind, title, stage, priority, version, ownerName, teamName, address, nextDueAt, isOverdue, isSilent, closedAt }: QueueRow): Static<typeof caseRowSchema> {
  return { reference, id, kind, title, stage, priority, version, ownerName, teamName, address, nextDueAt, isOverdue, isSilent, isClosed: closedAt !== null, links: linksOf(reference) };
}

export const caseRowExample: Static<typeof caseRowSchema> = {
  reference: 'REP-2026-00412', id: '0199c0de-0000-7000-8000-000000000002', kind: 'repair', title: 'Water is leaking from a pipe, tank, radiator or tap – kitchen', stage: 'booked',
  priority: 'routine', version: 3, ownerName: 'Aisha Rahman', teamName: 'Repairs north', address: '14 Larch House, SK1 3XA', nextDueAt: '2026-12-21T00:00:00.000Z',
  isOverdue: false, isSilent: false, isClosed: false, links: { self: '/api/v1/cases/REP-2026-00412', timeline: '/api/v1/cases/REP-2026-00412/timeline', page: '/repairs/REP-2026-00412' },
};

export const promiseSchema = object({
  id: idOf('the promise'),
  madeTo: Type.String({ description: 'Who it was made to.' }),
  words: Type.String({ description: 'What was promised.' }),
  dueOn: date('The day it is due.'),
  outcome: orNull(Type.Enum(['kept', 'moved', 'broken', 'withdrawn'], { description: 'What became of it. Null while it is open.' })),
  outcomeReason: orNull(Type.String({ description: 'Why, where somebody said.' })),
});

export function promiseFrom({ id, madeTo, words, dueOn, outcome, outcomeReason }: CasePromise): Static<typeof promiseSchema> {
  return { id, madeTo, words, dueOn, outcome, outcomeReason };
}

export const entrySchema = object({
  sequence: Type.Integer({ minimum: 1, description: 'Its place in the chain of the case.' }),
  at: instantText('When it happened.'),
  actorKind: Type.Enum(['staff', 'resident', 'contractor', 'system'], { description: 'Who did it: staff, a resident, a contractor by a link to one order, or the program keeping its clocks.' }),
  actorName: Type.String({ description: 'Their name.' }),
  type: Type.String({ description: 'What happened, such as "VisitBooked".' }),
  facts: Type.Object({}, { additionalProperties: true, description: 'The facts of it. They differ by type.' }),
  previousHash: Type.String({ description: 'The hash of the entry before, in hex.' }),
  hash: Type.String({ description: 'The hash of this entry over all of it and the hash before, in hex.' }),
});

export function entryFrom({ sequence, at, actorKind, actorName, type, data, previousHash, hash }: CaseEvent): Static<typeof entrySchema> {
  return { sequence, at, actorKind, actorName, type, facts: data, previousHash, hash };
}

export const entryExample: Static<typeof entrySchema> = {
  sequence: 3, at: '2026-11-23T09:41:00.000Z', actorKind: 'staff', actorName: 'Portal, for Aisha Rahman', type: 'NoteAdded', facts: { words: 'Key at number 12.' },
  previousHash: '5'.repeat(64), hash: 'a'.repeat(64),
};

export const linkKindSchema = Type.Enum([...linkKindsByHand], { description: 'What this case is to the other.' });
