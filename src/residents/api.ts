import { Type, type Static } from 'typebox';
import { apiRoute, date, idOf, object, orNull, type ApiRoute } from '../platform/api/index.ts';
import { actorOf, recordView } from '../staff/index.ts';
import type { PlainDate } from '../clock/index.ts';
import { actsOn } from './model/representatives.ts';
import { needsVisibleTo, residentRoles } from './access.ts';
import { personToSee } from './person-to-see.ts';
import { residentById } from './queries/index.ts';
import { changeRoutes } from './change-api.ts';
import { channels, formats, type HouseholdNeed } from './model.ts';

const text = (description: string) => Type.String({ description });

const residentSchema = object({
  id: idOf('the resident'), name: text('Their name.'), version: Type.Integer({ description: 'Grows with each change.' }),
  mobile: orNull(text('Their mobile number.')), phone: orNull(text('Another number.')), email: orNull(text('Their email address.')),
  preferredChannel: Type.Enum([...channels], { description: 'How they want to hear from us.' }), contactTimes: orNull(text('When to reach them.')),
  language: text('The language they want.'), format: Type.Enum([...formats], { description: 'The form they can read.' }),
  needs: object({
    answer: Type.Enum(['unknown', 'none', 'declared'], { description: 'Never asked, asked and none, and declared are three answers.' }),
    confirmedOn: orNull(date('When they last said so.')),
    list: Type.Array(object({ id: orNull(idOf('the need, to end it by. Null for those who may not read the detail')), kind: orNull(text('What kind of need. Null for those who read only what a visitor must do.')), instruction: orNull(text('What a visitor must do.')), detail: orNull(text('The detail. Null for those who may not read it.')) })),
  }),
  representatives: Type.Array(object({ id: idOf('whoever acts for them'), name: text('Their name.'), part: text('What they are to them.'), phone: orNull(text('Their number.')), email: orNull(text('Their email address.')), mayDecide: Type.Boolean({ description: 'Whether they may decide for them, too.' }), until: orNull(date('The last day it holds.')) }), { description: 'Who acts for them today.' }),
  tenancies: Type.Array(object({ homeId: idOf('the home'), address: text('Its address.'), kind: text('Under what agreement.'), part: text('Their part in it.'), startedOn: date('When it began.'), endedOn: orNull(date('When it ended.')) })),
});
const residentExample: Static<typeof residentSchema> = {
  id: '0199c0de-0000-7000-8000-000000000007', name: 'Sam Okafor', version: 2, mobile: '07700 900123', phone: null, email: null, preferredChannel: 'text', contactTimes: null, language: 'English', format: 'standard',
  needs: { answer: 'declared', confirmedOn: '2026-10-01', list: [{ id: '0199c0de-0000-7000-8000-00000000000b', kind: 'mobility', instruction: 'Allow ten minutes to reach the door', detail: null }] },
  representatives: [],
  tenancies: [{ homeId: '0199c0de-0000-7000-8000-000000000001', address: '14 Larch House, Stockport, SK1 3XA', kind: 'secure', part: 'tenant', startedOn: '2019-04-01', endedOn: null }],
};

/** A resident's record for programs: as much of it as their person reads on the page. */
export const residentsApiRoutes: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET', path: '/api/v1/residents/:id', operationId: 'readResident', tag: 'Residents', scope: 'residents:read', roles: residentRoles,
    summary: 'One resident', description: 'How to reach them, what they need and where they live. That you looked is written down: a resident may ask who did.',
    params: object({ id: idOf('the resident') }), answer: { status: 200, description: 'The resident.', schema: residentSchema, example: residentExample },
  }, async (visit) => {
    const { resident, tenancies } = await personToSee(visit, residentById);
    await recordView(visit.tx, visit, 'resident', resident.id);
    const { id, name, version, mobile, phone, email, preferredChannel, contactTimes, language, format, needsAnswer, needs, representatives } = resident;
    const value = {
      id, name, version, mobile, phone, email, preferredChannel, contactTimes, language, format,
      needs: {
        answer: needsAnswer.answer, confirmedOn: needsAnswer.answer === 'unknown' ? null : needsAnswer.confirmedOn,
        list: needsSeenBy(needsVisibleTo(actorOf(visit.actor)), needs),
      },
      representatives: representatives.filter((one) => actsOn(one, visit.today as PlainDate)).map(({ id: theirs, name: theirName, part, phone: theirPhone, email: theirEmail, mayDecide, until }) => ({ id: theirs, name: theirName, part, phone: theirPhone, email: theirEmail, mayDecide, until })),
      tenancies: tenancies.map(({ homeId, address, kind, part, startedOn, endedOn }) => ({ homeId, address, kind, part, startedOn, endedOn })),
    };
    return { status: 200, value };
  }),
  ...changeRoutes,
];

/** As on the page: all of a need, or only what a visitor must do, or nothing. */
function needsSeenBy(sees: ReturnType<typeof needsVisibleTo>, needs: readonly HouseholdNeed[]): Static<typeof residentSchema>['needs']['list'] {
  if (sees === 'detail') return needs.map(({ id, kind, instruction, detail }) => ({ id, kind, instruction, detail }));
  if (sees === 'nothing') return [];
  return needs.flatMap(({ instruction }) => (instruction === null ? [] : [{ id: null, kind: null, instruction, detail: null }]));
}
