import { Type } from 'typebox';
import { reasonsLeft } from '../../../appointments/index.ts';
import { referenceSchema } from '../../../casefile/index.ts';
import type { PlainDate } from '../../../clock/index.ts';
import { ApiProblem, apiRoute, date, idOf, object, orNull, type ApiRoute } from '../../../platform/api/index.ts';
import { dayPlanRoles, rolesThatMay } from '../../access.ts';
import { daysOffered, slotsFor } from '../../find-slot.ts';
import { visitPurposes } from '../../model.ts';
import type { JobLine } from '../../queries/jobs-to-plan.ts';
import { openRepairTo } from '../open-repair.ts';
import { dayAsked, proposalFor } from '../plan-day.ts';
import { partOfDaySchema } from './repair-schema.ts';

const operative = object({ id: idOf('who would go'), name: Type.String() });
const slotSchema = object({ on: date('The day.'), partOfDay: partOfDaySchema('When.'), operative, isNearby: Type.Boolean({ description: 'They are in that neighbourhood already that day.' }), suitsResident: Type.Boolean({ description: 'It is at a time that the resident said suits them.' }) });
const aPerson = { id: '0199c0de-0000-7000-8000-000000000006', name: 'Jo Lee' };

const job = { reference: Type.String({ description: 'The repair.' }), version: Type.Integer({ description: 'As the proposal saw it.' }), dueOn: orNull(date('The day by which it must be done.')) };
const proposalSchema = object({
  on: date('The day.'),
  proposed: Type.Array(object({ ...job, purpose: Type.Enum([...visitPurposes]), partOfDay: partOfDaySchema('When.'), operative, isNearby: Type.Boolean() })),
  left: Type.Array(object({ ...job, because: Type.Enum(Object.keys(reasonsLeft) as (keyof typeof reasonsLeft)[]), words: Type.String({ description: 'The same in words.' }) })),
  isPartOfThem: Type.Boolean({ description: 'More repairs wait than were looked at.' }),
});
const aJob = { reference: 'REP-2026-00412', version: 2, dueOn: '2026-12-11' };
const proposalExample = {
  on: '2026-11-26', proposed: [{ ...aJob, purpose: 'repair', partOfDay: 'morning', operative: aPerson, isNearby: false }],
  left: [{ ...aJob, reference: 'REP-2026-00413', because: 'no-trade', words: reasonsLeft['no-trade'] }], isPartOfThem: false,
};

const headOf = ({ reference, version, dueOn }: JobLine) => ({ reference, version, dueOn });

/** What is free for a repair, and what is proposed for a day; booking is `book-visit`, one by one. */
export const freeSlotRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET', path: '/api/v1/repairs/:reference/slots', operationId: 'listFreeSlots', tag: 'Repairs', scope: 'repairs:read', roles: rolesThatMay('BookVisit'),
    summary: 'Free slots for a repair', description: 'The slots of the next ten days on which somebody suitable could go, each with whoever suits best. Whether one is free still, booking it says.',
    params: object({ reference: referenceSchema }), query: object({ purpose: Type.Optional(Type.Enum([...visitPurposes], { description: 'What the visit is for; repair when left out.' })) }),
    answer: { status: 200, description: 'The slots, by day and time.', schema: object({ slots: Type.Array(slotSchema) }), example: { slots: [{ on: '2026-11-26', partOfDay: 'morning', operative: aPerson, isNearby: true, suitsResident: false }] } },
  }, async (visit) => {
    const { record: { repair }, place, context } = await openRepairTo(visit, 'BookVisit');
    const asked = { repair, place, context };
    const slots = await slotsFor(visit.tx, asked, visit.query.purpose ?? 'repair', daysOffered(asked));
    return { status: 200, value: { slots: slots.map(({ on, partOfDay, operativeId: id, operativeName: name, isNearby, suitsResident }) => ({ on, partOfDay, operative: { id, name }, isNearby, suitsResident })) } };
  }),
  apiRoute({
    method: 'GET', path: '/api/v1/visits/proposal', operationId: 'proposeDay', tag: 'Repairs', scope: 'repairs:read', roles: dayPlanRoles,
    summary: 'A proposal for a day', description: 'Who could go to what and when, of the repairs that wait for a visit, and what does not fit and why. Nothing is booked: book what you accept with book-visit.',
    query: object({ on: Type.Optional(date('The day; the next working day when left out.')) }), answer: { status: 200, description: 'The proposal.', schema: proposalSchema, example: proposalExample },
  }, async (visit) => {
    const asked = visit.query.on;
    const on = dayAsked(asked, visit.today as PlainDate);
    if (asked !== undefined && asked !== on) throw new ApiProblem('invalid', 'That day cannot be planned.', { errors: [{ in: 'query', pointer: '/on', reason: 'date', mend: 'Send a date from today to a year from now, such as 2026-11-26.' }] });
    const { proposed, left, isPartOfThem } = await proposalFor(visit, on);
    return {
      status: 200,
      value: {
        on, isPartOfThem,
        proposed: proposed.map(({ job: each, purpose, partOfDay, operativeId: id, operativeName: name, isNearby }) => ({ ...headOf(each), purpose, partOfDay, operative: { id, name }, isNearby })),
        left: left.map(({ job: each, because }) => ({ ...headOf(each), because, words: reasonsLeft[because] })),
      },
    };
  }),
];
