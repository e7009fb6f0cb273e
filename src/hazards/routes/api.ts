import { Type, type Static } from 'typebox';
import { clockExample, clockFrom, clockSchema, clocksOfCase, listKindRoute, referenceSchema } from '../../casefile/index.ts';
import type { Instant } from '../../clock/index.ts';
import { hazardKinds, isHazardKind } from '../../law/index.ts';
import { ApiProblem, apiRoute, idOf, instantText, invalidFields, maybeWords, object, orNull, versionField, words, type ApiRoute } from '../../platform/api/index.ts';
import { mostWords } from '../../platform/forms/index.ts';
import { askingOf } from '../../repairs/index.ts';
import { recordView } from '../../staff/index.ts';
import { hazardListRoles, rolesThatMay } from '../access.ts';
import { parseReport } from '../forms/report.ts';
import { accommodationSteps, awarenessRoutes, stepKinds } from '../model.ts';
import { openHazardFromRepair, performHazardReport, type HazardReported, type HazardToReport } from '../perform-report.ts';
import { reasonableStepsOf } from '../store/index.ts';
import { hazardRefusalInWords } from '../views/refusal-words.ts';
import { apiRouteOf } from './action-page.ts';
import { formFromJson, memberOf } from './form-from-json.ts';
import { everyAction } from './actions/index.ts';
import { furtherExample, furtherOf, furtherSchema } from './further-schema.ts';
import { hazardExample, hazardFromDraft, hazardInJson, hazardSchema } from './hazard-schema.ts';
import { openHazard } from './open-hazard.ts';
import { alreadyIn } from './already-open.ts';
import { errorsOf } from './report.ts';

const text = (description: string) => Type.String({ description });
const params = object({ reference: referenceSchema });
const kind = Type.Optional(Type.Enum(hazardKinds.map(({ id }) => id), { description: 'What it seems to be; left out while nobody knows.' }));

const stepSchema = object({ kind: Type.Enum([...stepKinds, ...accommodationSteps], { description: 'What it was.' }), at: text('When.'), words: text('What was done.'), noticeAt: orNull(text('When the resident was told in writing.')), by: text('Who recorded it.') });
const readSchema = object({ hazard: hazardSchema, clocks: Type.Array(clockSchema), steps: Type.Array(stepSchema), ...furtherSchema });

const alreadyBody = {
  sameAs: Type.Optional(Type.String({ maxLength: 20, description: 'The reference of a hazard case open at the same place that this is told to; then no second case is opened, and the answer is that one.' })),
  anotherBecause: maybeWords(500, 'Where a case of its kind is open there: why this is another. Without this or sameAs it is refused (open-already), with the reference in its facts.'),
};
const alreadyFrom = ({ sameAs, anotherBecause = '' }: { readonly sameAs?: string; readonly anotherBecause?: string }): Pick<HazardToReport, 'already'> => {
  const said = alreadyIn({ already: sameAs ?? (anotherBecause === '' ? '' : 'another'), anotherBecause });
  if (sameAs !== undefined && said.already === undefined) throw invalidFields({ sameAs: 'Give the reference of a hazard case, like HAZ-2026-00012.' });
  return said;
};

const reportBody = object({
  homeId: Type.Optional(idOf('the home. Give this or communalAreaId')), communalAreaId: Type.Optional(idOf('the shared place. Give this or homeId')),
  words: words(mostWords, 'What is wrong, and where.'), isEmergency: Type.Boolean({ description: 'It could badly harm somebody within a day.' }), kind,
  route: Type.Optional(Type.Enum([...awarenessRoutes].filter((route) => route !== 'another case'), { description: 'How the landlord came to know; an employee when left out.' })),
  reporterName: maybeWords(200, 'Who, or what, told it: needed but for colleagues and contractors.'), reporterContact: maybeWords(200, 'How to reach them.'),
  at: Type.Optional(instantText('When the landlord became aware; now when left out. A date alone is not taken.')), lateBecause: maybeWords(500, 'Why it is entered more than an hour later.'), ...alreadyBody,
});

const opened = { status: 201 as const, description: 'The hazard, as it was opened.', schema: hazardSchema, example: hazardExample };

/** What was opened, or why nothing was. */
function answerTo(done: HazardReported): { readonly status: 201; readonly value: Static<typeof hazardSchema> } {
  if (done.ok) return { status: 201, value: hazardFromDraft(done.draft) };
  if (done.why === 'nobody-to-own-it') throw new ApiProblem('refused', errorsOf(done)[''] ?? '', { refusal: done.why, facts: {} });
  const { refusal, facts } = done.refused;
  throw new ApiProblem('refused', hazardRefusalInWords(refusal, facts), { refusal, facts });
}

/** What programs may do to hazards: all that people may on the pages, by the same doors. */
export const hazardApiRoutes: readonly ApiRoute[] = [
  listKindRoute('hazard', { path: '/api/v1/hazards', operationId: 'listHazards', tag: 'Hazards', scope: 'repairs:read', summary: 'Hazards that are open' }),
  apiRoute({
    method: 'GET', path: '/api/v1/hazards/:reference', operationId: 'readHazard', tag: 'Hazards', scope: 'repairs:read', roles: hazardListRoles,
    summary: 'One hazard', description: 'The hazard, its clocks, the reasonable steps, the repairs that do its work, stays that were offered, checks whether it is dry, and places near it. That you looked is written down, as it is for the page.',
    params, answer: { status: 200, description: 'The hazard.', schema: readSchema, example: { hazard: hazardExample, clocks: [clockExample], steps: [], ...furtherExample } },
  }, async (visit) => {
    const { opened: { header: { file } }, record: { hazard } } = await openHazard(visit, visit.params.reference);
    const [clocks, steps, further] = await Promise.all([clocksOfCase(visit.tx, file.id, visit.now as Instant), reasonableStepsOf(visit.tx, file.id), furtherOf(visit.tx, file.id), recordView(visit.tx, visit, 'case', file.id)]);
    return { status: 200, value: { hazard: hazardInJson(file, hazard, file.stage), clocks: clocks.map((clock) => clockFrom(clock, visit.now)), steps: steps.map(({ id: _id, ...step }) => step), ...further } };
  }),
  apiRoute({
    method: 'POST', path: '/api/v1/hazards', operationId: 'reportHazard', tag: 'Hazards', scope: 'repairs:write', roles: rolesThatMay('ReportHazard'),
    summary: 'Report a hazard', description: 'Opens a case whose clocks count from when the landlord became aware, which may be earlier than now: then say why it is entered late.',
    body: reportBody, bodyExample: { homeId: '0199c0de-0000-7000-8000-000000000001', words: 'Black mould above the cot.', isEmergency: false, kind: 'damp-and-mould', route: 'resident', reporterName: 'Sam Okafor' }, answer: opened,
  }, async (visit) => {
    const { homeId = null, communalAreaId = null, sameAs: _same, anotherBecause: _another, ...sent } = visit.body;
    if ((homeId === null) === (communalAreaId === null)) throw invalidFields({ homeId: 'Give either homeId or communalAreaId.' });
    const parsed = parseReport(formFromJson(sent), { name: visit.actor.name, now: visit.now, isContractor: visit.actor.roles.every((role) => role === 'contractor') });
    if (!parsed.ok) throw invalidFields(parsed.errors, memberOf);
    return answerTo(await performHazardReport({ ...askingOf(visit), database: visit.database }, { homeId, communalAreaId, told: parsed.command, ...alreadyFrom(visit.body) }));
  }),
  apiRoute({
    method: 'POST', path: '/api/v1/repairs/:reference/hazard', operationId: 'openHazardFromRepair', tag: 'Hazards', scope: 'repairs:write', roles: rolesThatMay('OpenFromRepair'),
    summary: 'Open a hazard case of a repair', description: 'The clocks count from when the repair told of the danger, whatever it was called; the repair’s own hazard clocks end. A repair that has a hazard case which is open is told there, and no second case is opened: the answer is the first.',
    params, body: object({ kind, words: maybeWords(mostWords, 'Anything to add.'), ...alreadyBody, ...versionField }), bodyExample: { kind: 'damp-and-mould', version: 1 }, answer: opened,
  }, async (visit) => {
    const { kind: suspected, words: more = '', version } = visit.body;
    return answerTo(await openHazardFromRepair({ ...askingOf(visit), database: visit.database }, visit.params.reference, { suspected: suspected !== undefined && isHazardKind(suspected) ? suspected : null, words: more, ...alreadyFrom(visit.body), ...(version === undefined ? {} : { seenVersion: version }) }));
  }),
  ...everyAction.map(apiRouteOf),
];
