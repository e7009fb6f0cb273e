import { Type } from 'typebox';
import { saidIn } from '../../../appointments/index.ts';
import { clockExample, clockFrom, clocksOfCase, listKindRoute, openCase, ownerRoles, referenceSchema } from '../../../casefile/index.ts';
import type { Instant } from '../../../clock/index.ts';
import { apiRoute, date, idOf, object, orNull, type ApiRoute } from '../../../platform/api/index.ts';
import { recordView } from '../../../staff/index.ts';
import { everyVisitPurpose, visitStatuses, type Visit } from '../../model.ts';
import type { Recall } from '../../model/first-fix.ts';
import { referenceOf } from '../../queries/repair-record.ts';
import { openRepair } from '../open-repair.ts';
import { headOf, partOfDaySchema, repairExample, repairSchema, suitsExample, suitsSchema } from './repair-schema.ts';

const text = (description: string) => Type.String({ description });

const visitSchema = object({
  id: idOf('the visit'), purpose: Type.Enum([...everyVisitPurpose], { description: 'What it is for.' }), on: date('The day.'), partOfDay: partOfDaySchema('When.'),
  operative: object({ id: idOf('who goes'), name: text('Their name.') }),
  status: Type.Enum([...visitStatuses], { description: 'What came of it.' }), outcome: orNull(text('What they wrote.')),
});

const wholeSchema = object({
  ...repairSchema.properties,
  report: object({ words: text('What they told us, in their words.'), room: text('Where.'), extent: text('How much of the room.'), since: text('For how long.'), reporterName: text('Who told us.') }),
  suits: suitsSchema,
  visits: Type.Array(visitSchema),
  followOnTo: orNull(text('The reference of the repair that this is more work of.')),
  recall: orNull(object({
    of: text('The reference of the job that came back.'), because: Type.Enum(['problem', 'cause'], { description: 'What is the same.' }),
    ruledOut: orNull(object({ by: text('Who says that it is not.'), reason: text('Why.') })),
  })),
});

const wholeExample = {
  ...repairExample, clocks: [clockExample], followOnTo: null, recall: null, suits: suitsExample,
  report: { words: 'Water drips from the pipe under the sink.', room: 'Kitchen', extent: 'One small spot', since: 'Today', reporterName: 'Sam Okafor' },
  visits: [{ id: '0199c0de-0000-7000-8000-000000000005', purpose: 'repair', on: '2026-11-26', partOfDay: 'morning', operative: { id: '0199c0de-0000-7000-8000-000000000006', name: 'Jo Lee' }, status: 'booked', outcome: null }],
};

/** Reading repairs, for those whose work is the whole case; an operative has the page of their visit. */
export const readRepairRoutes: readonly ApiRoute[] = [
  listKindRoute('repair', { path: '/api/v1/repairs', operationId: 'listRepairs', tag: 'Repairs', scope: 'repairs:read', summary: 'The queue of repairs' }),
  apiRoute({
    method: 'GET', path: '/api/v1/repairs/:reference', operationId: 'readRepair', tag: 'Repairs', scope: 'repairs:read', roles: ownerRoles,
    summary: 'One repair', description: 'The report, the visits and the clocks. That you looked is written down, as it is for the page.',
    params: object({ reference: referenceSchema }), answer: { status: 200, description: 'The repair.', schema: wholeSchema, example: wholeExample },
  }, async (visit) => {
    const { tx, now } = visit;
    const { header } = await openCase(visit, visit.params.reference);
    const { record: { spine: { file }, repair } } = await openRepair(visit);
    await recordView(tx, visit, 'case', file.id);
    const clocks = (await clocksOfCase(tx, file.id, now as Instant)).filter(({ status }) => status === 'open');
    const { words, room, extent, since, reporterName } = repair;
    const value = {
      ...headOf({ file, repair }, header.ownerName), clocks: clocks.map((clock) => clockFrom(clock, now)),
      report: { words, room, extent, since, reporterName }, suits: saidIn(repair.wishes), visits: repair.visits.map(visitAnswer), followOnTo: (await referenceOf(tx, repair.followOnTo)) ?? null,
      recall: recallAnswer(repair.recall),
    };
    return { status: 200, value };
  }),
];

function recallAnswer(recall: Recall | null) {
  if (recall === null) return null;
  const { firstReference, because, ruledOut } = recall;
  return { of: firstReference, because, ruledOut: ruledOut === null ? null : { by: ruledOut.by, reason: ruledOut.reason } };
}

function visitAnswer({ id, purpose, on, partOfDay, operativeId, operativeName, status, outcomeWords }: Visit) {
  return { id, purpose, on, partOfDay, operative: { id: operativeId, name: operativeName }, status, outcome: outcomeWords };
}
