import { Type, type Static } from 'typebox';
import { halves, wishDays } from '../../../appointments/index.ts';
import { casePath, clockFrom, clockSchema, referenceSchema, type CaseFile } from '../../../casefile/index.ts';
import { date, idOf, instantText, object, orNull } from '../../../platform/api/index.ts';
import type { RepairDraft } from '../../apply.ts';
import type { RepairCommand } from '../../decide/index.ts';
import { priorities, stages, trades, type Repair } from '../../model.ts';

/** A repair with its clocks: what any change of it is answered with. */
export const repairSchema = object({
  reference: referenceSchema,
  id: idOf('the case'),
  title: Type.String({ description: 'What it is about, in a few words.' }),
  stage: Type.Enum([...stages], { description: 'How far it is.' }),
  version: Type.Integer({ minimum: 0, description: 'Grows with each change. Send it with your next one, so that nobody’s change is overwritten unseen.' }),
  problem: Type.String({ description: 'The problem, as residents name it.' }),
  priority: orNull(Type.Enum([...priorities], { description: 'How soon it must be done. Null until it is decided.' })),
  trade: orNull(Type.Enum([...trades], { description: 'Who does it. Null until it is decided.' })),
  hazard: Type.Enum(['none-seen', 'possible', 'not-a-hazard', 'own-case'], { description: 'Whether it may be a danger.' }),
  isEmergency: Type.Boolean({ description: 'Somebody was in danger when it was reported.' }),
  homeId: orNull(idOf('the home')),
  communalAreaId: orNull(idOf('the shared place')),
  owner: object({ id: idOf('the person answerable now'), name: Type.String({ description: 'Their name.' }) }),
  teamId: idOf('the owner’s team'),
  openedAt: instantText('When it was reported.'),
  closedAt: orNull(instantText('When it was closed.')),
  clocks: Type.Array(clockSchema, { description: 'The clocks that run, the soonest first.' }),
  links: object({ self: Type.String({ description: 'This repair in the API.' }), timeline: Type.String({ description: 'Its timeline in the API.' }), page: Type.String({ description: 'Its page for people.' }) }),
});
export type RepairAnswer = Static<typeof repairSchema>;

/** What stands at the head of a repair. */
export function headOf({ file, repair }: { readonly file: CaseFile; readonly repair: Repair }, ownerName: string): Omit<RepairAnswer, 'clocks'> {
  const { problem, priority, trade, hazard, isEmergency, stage } = repair;
  const { reference, id, title, version, homeId, communalAreaId, ownerId, teamId, openedAt, closedAt } = file;
  return {
    reference, id, title, stage, version, problem, priority, trade, hazard, isEmergency, homeId, communalAreaId,
    owner: { id: ownerId, name: ownerName }, teamId, openedAt, closedAt,
    links: { self: `/api/v1/repairs/${reference}`, timeline: `/api/v1/cases/${reference}/timeline`, page: casePath(reference) },
  };
}

/** A repair in hand as the API shows it, with the clocks that run. */
export function repairFromDraft({ spine, repair }: RepairDraft, ownerName: string, now: string): RepairAnswer {
  const open = [...spine.deadlines.values()].filter(({ status }) => status === 'open').sort((one, other) => (one.endsAt < other.endsAt ? -1 : 1));
  return { ...headOf({ file: spine.file, repair }, ownerName), clocks: open.map((deadline) => clockFrom(deadline, now)) };
}

/** A part of the day, or a window of the landlord's own. */
export const partOfDaySchema = (description: string) =>
  Type.String({ maxLength: 9, pattern: '^(morning|afternoon|all-day|[0-2][0-9][0-5][0-9]-[0-2][0-9][0-5][0-9])$', description: `${description} morning, afternoon, all-day, a window that the landlord offers, such as 0930-1430, or for an emergency 1700-2359 or 0000-0800.` });

/** When a visit suits the resident. */
export const suitsSchema = object({
  days: Type.Array(Type.Enum([...wishDays]), { maxItems: wishDays.length, description: 'Days of the week; none: any.' }),
  halves: Type.Array(Type.Enum([...halves]), { maxItems: halves.length, description: 'Parts of the day; none: any.' }),
  notBefore: orNull(date('The first day that suits.')),
});
export const suitsExample = { days: ['tuesday'], halves: ['morning'], notBefore: null };

const exampleId = '0199c0de-0000-7000-8000-000000000002';

export const repairExample: Omit<RepairAnswer, 'clocks'> = {
  reference: 'REP-2026-00412', id: exampleId, title: 'Water is leaking from a pipe, tank, radiator or tap – kitchen', stage: 'reported', version: 1,
  problem: 'leak', priority: null, trade: null, hazard: 'none-seen', isEmergency: false, homeId: '0199c0de-0000-7000-8000-000000000001', communalAreaId: null,
  owner: { id: '0199c0de-0000-7000-8000-000000000003', name: 'Aisha Rahman' }, teamId: '0199c0de-0000-7000-8000-000000000004',
  openedAt: '2026-11-23T09:30:00.000Z', closedAt: null,
  links: { self: '/api/v1/repairs/REP-2026-00412', timeline: '/api/v1/cases/REP-2026-00412/timeline', page: '/repairs/REP-2026-00412' },
};

/** What an action is answered with. */
export const doneSchema = object({
  reference: referenceSchema,
  stage: Type.Enum([...stages], { description: 'How far the repair is now.' }),
  version: Type.Integer({ minimum: 0, description: 'Its version now: send it with your next change.' }),
  isClosed: Type.Boolean({ description: 'Whether it is closed now.' }),
  followOn: orNull(Type.String({ description: 'The reference of the repair raised for the work that is left. Null when none was.' })),
  links: object({ self: Type.String({ description: 'The repair in the API.' }) }),
});

export function doneFromDraft({ spine: { file }, repair }: RepairDraft, command: RepairCommand): Static<typeof doneSchema> {
  const { reference, version, closedAt } = file;
  const followOn = command.type === 'RecordFollowOn' ? command.childReference : null;
  return { reference, stage: repair.stage, version, isClosed: closedAt !== null, followOn, links: { self: `/api/v1/repairs/${reference}` } };
}

export const doneExample: Static<typeof doneSchema> = {
  reference: 'REP-2026-00412', stage: 'booked', version: 4, isClosed: false, followOn: null, links: { self: '/api/v1/repairs/REP-2026-00412' },
};
