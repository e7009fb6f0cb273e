import type { Instant, PlainDate } from '../../clock/index.ts';
import { csrfField, formList, page, staffPage, staffRoute, type Route, type SignedIn, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf, downloadRoutes, hasRole, listTeams, type Team } from '../../staff/index.ts';
import { casePageRoles, caseRoles } from '../access.ts';
import { casePath, knownKinds, priorityInWords, stageInWords } from '../case-kinds.ts';
import { allFigures } from '../figures.ts';
import { readQueueCursor, readQueueFilters } from '../forms/queue-filters.ts';
import { ownersToFilterBy, type OwnersToFilterBy } from '../queries/owners.ts';
import { queuePage } from '../queries/queue.ts';
import type { FormState } from '../views/case-forms.ts';
import type { FilterChoices } from '../views/queue-filter-form.ts';
import { queueMain, type QueueRow, type QueueView, type ShownRow } from '../views/queue.ts';
import { queueReader } from './queue-reader.ts';
import { queueDownload } from './queue-download.ts';
import { bulkOwnerRoute } from './bulk-owner.ts';
import { emptyState } from './case-form-state.ts';
import type { Html } from '../../platform/html/index.ts';

/** The queue's page as the address filters it, with the bulk action as it was sent. */
async function queueHtml(visit: StaffVisit, state: FormState, status = 200): Promise<Html> {
  const filters = readQueueFilters(visit.query);
  const after = readQueueCursor(visit.query);
  const [owners, teams, { rows, next }] = await Promise.all([ownersToFilterBy(visit.tx, filters, visit.actor), listTeams(visit.tx), queuePage(visit.tx, filters, queueReader(visit), after)]);
  const opensCases = hasRole(actorOf(visit.actor), ...casePageRoles);
  const view: QueueView = {
    filters, next, state,
    choices: filterChoices(teams, owners, visit.actor),
    rows: rows.map((row) => shown(row, opensCases)),
    isFirstPage: after === undefined,
    selected: formList(visit.body, 'case').map((value) => value.replace(/\.\d+$/, '')),
    token: csrfField(visit),
    today: visit.today as PlainDate,
    now: visit.now as Instant,
  };
  return staffPage(visit, { title: 'Team queue', main: queueMain(view), wide: true, current: '/queue', hasErrors: status === 422 });
}

function shown(row: QueueRow, opensCases: boolean): ShownRow {
  const { kind, stage, priority, reference } = row;
  return { ...row, href: opensCases ? casePath(reference) : null, stageName: stageInWords(kind, stage), priorityName: priority === null ? null : priorityInWords(kind, priority) };
}

function filterChoices(teams: readonly Team[], { people, areAll }: OwnersToFilterBy, { staffId, name }: SignedIn): FilterChoices {
  const options = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, text]) => ({ value, text }));
  return {
    teams: teams.map(({ id, name }) => ({ value: id, text: name })),
    owners: [{ value: staffId, text: `Me (${name})` }, ...people.filter(({ id }) => id !== staffId).map((one) => ({ value: one.id, text: one.name }))],
    ownersAreAll: areAll,
    kinds: knownKinds().map(({ kind, name }) => ({ value: kind, text: name })),
    stages: options(Object.assign({}, ...knownKinds().map(({ stages }) => stages))),
    priorities: options(Object.assign({}, ...knownKinds().map(({ priorities }) => priorities))),
    figures: allFigures().map(({ key, label }) => ({ value: key, text: label })),
  };
}

export const queueRoutes: readonly Route[] = [
  staffRoute('GET', '/queue', caseRoles, async (visit) => page(await queueHtml(visit, emptyState()))),
  ...downloadRoutes({ path: '/queue', name: 'queue', roles: caseRoles }, queueDownload),
  staffRoute('POST', '/queue/owner', caseRoles, (visit) => bulkOwnerRoute(visit, (state) => queueHtml(visit, state, 422))),
];
