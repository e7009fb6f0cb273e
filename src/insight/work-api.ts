import { Type, type Static } from 'typebox';
import { isPlainDate } from '../clock/index.ts';
import { apiRoute, date, idOf, instantText, object, orNull, pageOf, pageSchema, paging, readCursor, usualLimit, uuidInCursor, type ApiRoute } from '../platform/api/index.ts';
import type { Recurrence } from '../statistics/survival/recurrence.ts';
import { dampRoles, dampRowRoles } from './access.ts';
import { readJobsWanted, whichJobs } from './forms/work.ts';
import { becameWords, workMarks, workViews, type Comparing } from './model/work.ts';
import { jobsOfRun, workOfRun, type JobListed } from './queries/work.ts';

const tag = 'Damp';
const text = (description: string) => Type.String({ description });
const number = (description: string) => Type.Number({ description });
const count = (description: string) => Type.Integer({ description });

const atSchema = object({ days: count('Days after the work.'), share: number('The share that had come back.'), low: number('The lower end of its 95% range.'), high: number('The upper end.'), stillWatched: count('Jobs watched as long.') });
const figureSchema = object({ jobs: count('Finished jobs.'), isShown: Type.Boolean({ description: 'False of fewer than twenty jobs.' }), notFinishedFirstTime: orNull(count('Back within a week.')), at: Type.Array(atSchema) });
const groupSchema = object({ by: Type.Enum([...workViews], { description: 'What jobs are told apart by.' }), group: text('A family of causes, a trade, or the id a contractor is counted by; “ours” for our own teams.'), figure: figureSchema });
const comparedSchema = object({ contractor: text('The id they are counted by; “ours” for our own teams.'), jobs: count('Their jobs.'), mark: orNull(Type.Enum([...workMarks], { description: 'What is said of them; null of too few jobs.' })), observed: orNull(count('Came back within a year.')), expected: orNull(number('As many were expected of jobs like these.')), times: orNull(number('What is believed, as times the expected.')), lower: orNull(number('The lower end of its 95% range.')), upper: orNull(number('The upper end.')), probability: orNull(number('That it is over 1.25 times.')) });
const workSchema = object({
  doneAt: orNull(instantText('When it was worked out; null before the first time.')), inputsHash: orNull(text('SHA-256 of what was read.')), from: orNull(date('Jobs finished from this day on.')), until: orNull(date('Up to this day.')),
  overall: figureSchema, groups: Type.Array(groupSchema), compared: Type.Array(comparedSchema), endedByTenancy: count('The tenancy ended first.'), endedByPlannedWork: count('Planned work began first.'), endedByHome: count('The home was sold, pulled down or handed back first.'),
  mismatch: orNull(number('Of what came back with a cause for both times, the share with another cause; null of fewer than twenty.')), blamedOnResident: orNull(number('Of jobs with a cause, the share put on the people who live there; null of fewer than twenty.')),
});
const figure = (found: Recurrence): Static<typeof figureSchema> => found.kind === 'too few'
  ? { jobs: found.jobs, isShown: false, notFinishedFirstTime: null, at: [] }
  : { jobs: found.jobs, isShown: true, notFinishedFirstTime: found.notFinishedFirstTime, at: found.at.map(({ time, incidence, low, high, stillWatched }) => ({ days: time, share: incidence, low, high, stillWatched })) };
const none = { observed: null, expected: null, times: null, lower: null, upper: null, probability: null, mark: null } as const;
const comparing = (found: Comparing): Static<typeof comparedSchema> => found.kind === 'too few'
  ? { contractor: found.group, jobs: found.jobs, ...none }
  : { contractor: found.group, jobs: found.jobs, mark: found.mark, observed: found.observed, expected: found.expected, times: found.times, lower: found.lower, upper: found.upper, probability: found.probability };

const shown = { jobs: 240, isShown: true, notFinishedFirstTime: 6, at: [{ days: 365, share: 0.14, low: 0.1, high: 0.19, stillWatched: 122 }] };
const workExample: Static<typeof workSchema> = {
  doneAt: '2026-11-24T02:15:00.000Z', inputsHash: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef', from: '2023-11-23', until: '2026-11-22', overall: shown, groups: [{ by: 'cause', group: 'penetrating', figure: shown }],
  compared: [{ contractor: '0199c0de-0000-7000-8000-000000000031', jobs: 88, mark: 'comes back more', observed: 27, expected: 11.2, times: 2.1, lower: 1.5, upper: 2.9, probability: 0.96 }], endedByTenancy: 14, endedByPlannedWork: 3, endedByHome: 2, mismatch: 0.31, blamedOnResident: 0,
};

const readWorkRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/damp/did-it-work', operationId: 'readWhetherItWorked', tag, scope: 'figures:read', roles: dampRoles, summary: 'How much damp came back after the work', description: 'Cumulative incidence by 90, 180 and 365 days, other endings allowed for, by cause, kind of work and contractor; contractors beside what jobs like theirs lead to expect. As stored; worked out each night.',
  answer: { status: 200, description: 'As it was worked out last.', schema: workSchema, example: workExample },
}, async ({ tx, actor: { organisationId } }) => {
  const run = await workOfRun(tx, organisationId);
  if (run === undefined) return { status: 200, value: { doneAt: null, inputsHash: null, from: null, until: null, overall: figure({ kind: 'too few', jobs: 0 }), groups: [], compared: [], endedByTenancy: 0, endedByPlannedWork: 0, endedByHome: 0, mismatch: null, blamedOnResident: null } };
  const { doneAt, inputsHash, work } = run;
  return { status: 200, value: {
    doneAt, inputsHash, from: work.from, until: work.until, overall: figure(work.overall), groups: workViews.flatMap((by) => work.groups[by].map(({ group, figure: found }) => ({ by, group, figure: figure(found) }))),
    compared: work.compared.map(comparing), endedByTenancy: work.endedByTenancy, endedByPlannedWork: work.endedByPlannedWork, endedByHome: work.endedByHome ?? 0, mismatch: work.mismatch?.share ?? null, blamedOnResident: work.blamed?.share ?? null,
  } };
});

const jobSchema = object({ reference: text('The case.'), homeId: idOf('the home'), address: text('Its address.'), finishedOn: date('When the work was said to be done.'), cause: text('As first coded; “not said” where nobody did.'), work: text('The trade.'), contractor: orNull(idOf('the contractor as counted')), became: Type.Enum([...becameWords], { description: 'What became of it.' }), days: count('Days until that, or until it was worked out.'), notFinishedFirstTime: Type.Boolean({ description: 'Back within a week.' }), cameBackAs: orNull(text('The case that tells of it.')), causeThen: orNull(text('What it was put down to then.')) });
const jobExample: Static<typeof jobSchema> = { reference: 'REP-2026-00412', homeId: '0199c0de-0000-7000-8000-000000000001', address: '14 Larch House, SK1 3XA', finishedOn: '2026-03-12', cause: 'condensation', work: 'plasterer', contractor: null, became: 'came back', days: 96, notFinishedFirstTime: false, cameBackAs: 'REP-2026-02117', causeThen: 'plumbing-pipe' };
const showJob = (job: JobListed): Static<typeof jobSchema> => ({ reference: job.reference, homeId: job.homeId, address: job.address, finishedOn: job.finishedOn, cause: job.cause, work: job.work, contractor: job.contractorId, became: job.became, days: job.days, notFinishedFirstTime: job.notFinishedFirstTime, cameBackAs: job.backReference, causeThen: job.backCause });

const jobsRoute: ApiRoute = apiRoute({
  method: 'GET', path: '/api/v1/damp/jobs', operationId: 'listDampJobs', tag, scope: 'cases:read', roles: dampRowRoles, summary: 'Finished damp jobs and what became of them', description: 'The jobs behind the numbers, the newest first, as they were worked out last.',
  query: object({ by: Type.Optional(Type.Enum([...workViews], { description: 'What to narrow it by, with group.' })), group: Type.Optional(Type.String({ maxLength: 80, description: 'One group of it.' })), which: Type.Optional(Type.Enum([...whichJobs], { description: 'Which of them. All when left out.' })), ...paging }),
  answer: { status: 200, description: 'A page of jobs.', schema: pageSchema(jobSchema), example: { items: [jobExample], next: null } },
}, async ({ tx, actor: { organisationId }, query: { limit = usualLimit, after: cursor, ...filters } }) => {
  const run = await workOfRun(tx, organisationId);
  const [finishedOn, caseId] = readCursor(cursor, [{ test: isPlainDate }, uuidInCursor]) ?? [];
  const after = finishedOn === undefined || caseId === undefined || !isPlainDate(finishedOn) ? undefined : { finishedOn, caseId };
  const found = run === undefined ? [] : await jobsOfRun(tx, run.runId, { ...readJobsWanted(filters), after, most: limit + 1 });
  return { status: 200, value: pageOf(found, limit, { show: showJob, key: (row) => [row.finishedOn, row.caseId] }) };
});

/** Whether damp work held, for programs. */
export const workApiRoutes: readonly ApiRoute[] = [readWorkRoute, jobsRoute];
