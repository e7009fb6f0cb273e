import { Type, type Static } from 'typebox';
import { ApiProblem, apiRoute, date, dateFields, idOf, instantText, invalidFields, maybeWords, object, orNull, type ApiRoute, type ApiVisit } from '../platform/api/index.ts';
import { recordView } from '../staff/index.ts';
import { homeEnderRoles, homeRoles } from './access.ts';
import type { HomeEndVerdict } from './decide/home-end.ts';
import { endHome, homeOfTheirs, undoHomeEnd } from './end-home.ts';
import { fieldOfHomeEndRefusal, homeEndRefusalInWords } from './views/end-words.ts';
import { parseHomeEnd } from './forms/home-end.ts';
import { waysToEnd, type Home } from './model.ts';
import { endsOfHome } from './queries/home-end.ts';

const tag = 'Homes';
const text = (description: string) => Type.String({ description });
const how = Type.Enum([...waysToEnd], { description: 'How it stopped being ours.' });
const on = date('The first day on which it was not ours: today at the latest, since a sale can fall through.');
const entrySchema = object({
  how, on, words: text('What was added.'), recordedAt: instantText('When it was entered.'), recordedByName: text('By whom.'),
  undoneAt: orNull(instantText('When it was undone; null while it stands.')), undoneByName: orNull(text('Who undid it.')), undoneReason: orNull(text('Why it is ours after all.')),
});
const endsSchema = object({ endedOn: orNull(date('The first day on which it is no longer ours; null while it is.')), items: Type.Array(entrySchema, { description: 'Every end that was entered, the newest first.' }) });
const entryExample: Static<typeof entrySchema> = { how: 'right to buy', on: '2026-03-03', words: 'Completion statement of 3 March', recordedAt: '2026-03-04T10:00:00.000Z', recordedByName: 'Jo Lee', undoneAt: null, undoneByName: null, undoneReason: null };
const answer = { status: 200 as const, description: 'Whether it is ours, and every end that was entered.', schema: endsSchema, example: { endedOn: '2026-03-03', items: [entryExample] } };
const params = object({ id: idOf('the home') });

async function endsOf({ tx }: ApiVisit, { id }: Home) {
  const ends = await endsOfHome(tx, id);
  return { status: 200 as const, value: { endedOn: ends.find(({ undoneAt }) => undoneAt === null)?.on ?? null, items: ends.map(({ id: _id, ...end }) => end) } };
}

function orRefuse(verdict: HomeEndVerdict): void {
  if (verdict.ok) return;
  const [mend, field] = [homeEndRefusalInWords(verdict.refusal, verdict.facts), fieldOfHomeEndRefusal(verdict.refusal)];
  throw new ApiProblem('refused', `${mend}.`, { refusal: verdict.refusal, facts: verdict.facts, ...(field === '' ? {} : { errors: [{ in: 'body' as const, pointer: `/${field}`, reason: verdict.refusal, mend }] }) });
}

/** Whether a home is still ours, for programs: the same door as the page. */
export const homeEndApiRoutes: readonly ApiRoute[] = [
  apiRoute({ method: 'GET', path: '/api/v1/homes/:id/end', operationId: 'readHomeEnd', tag, scope: 'homes:read', roles: homeRoles, summary: 'Whether a home is ours', description: 'Since when it is not, and every end that was entered or undone. That you looked is written down.', params, answer }, async (visit) => {
    const home = await homeOfTheirs(visit, visit.params.id);
    await recordView(visit.tx, visit, 'home', home.id);
    return endsOf(visit, home);
  }),
  apiRoute({
    method: 'POST', path: '/api/v1/homes/:id/end', operationId: 'endHome', tag, scope: 'homes:write', roles: homeEnderRoles, summary: 'End a home', description: 'From that day no new report is taken of it and it is on no list of homes to ask or to look at. Open cases go on; their owners are told.',
    params, body: object({ how, on, words: maybeWords(500, 'Anything to add; needed for "other".') }), bodyExample: { how: 'right to buy', on: '2026-03-03', words: 'Completion statement of 3 March' }, answer,
  }, async (visit) => {
    const home = await homeOfTheirs(visit, visit.params.id);
    const parsed = parseHomeEnd({ how: visit.body.how, words: visit.body.words ?? '', ...dateFields('on', visit.body.on) });
    if (!parsed.ok) throw invalidFields(parsed.errors);
    orRefuse(await endHome(visit, home, parsed.command));
    return endsOf(visit, home);
  }),
  apiRoute({
    method: 'POST', path: '/api/v1/homes/:id/end/undo', operationId: 'undoHomeEnd', tag, scope: 'homes:write', roles: homeEnderRoles, summary: 'Undo the end of a home', description: 'It is ours after all, with why. The end stays on the record.',
    params, body: object({ reason: Type.String({ maxLength: 500, description: 'Why it is ours after all.' }) }), bodyExample: { reason: 'The sale fell through' }, answer,
  }, async (visit) => {
    const home = await homeOfTheirs(visit, visit.params.id);
    orRefuse(await undoHomeEnd(visit, home, visit.body.reason.trim()));
    return endsOf(visit, home);
  }),
];
