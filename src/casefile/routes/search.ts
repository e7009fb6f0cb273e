import { csrfField, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { actorOf, hasRole, type StaffActor } from '../../staff/index.ts';
import { casePageRoles, caseRoles, mayOnCase, ownerRoles, peopleRoles } from '../access.ts';
import { casePath, readReference } from '../case-kinds.ts';
import { casesOfOwnVisits } from '../case-visibility.ts';
import { parseSearch } from '../forms/search-words.ts';
import { caseHeader } from '../queries/case-page.ts';
import { findCases, findCasesAnywhere, findHomes, findPeople, mostShown } from '../queries/search.ts';
import { searchMain, type FoundCase, type SearchView } from '../views/search.ts';

/** What is typed is about people, so it is posted and never enters an address or a log. */
async function search(visit: StaffVisit): Promise<Reply> {
  const actor = actorOf(visit.actor);
  const asked = parseSearch(visit.body);
  if (!asked.ok) return show(visit, { typed: asked.typed, error: asked.why, homes: [], people: [], cases: [] }, 422);
  const exact = await caseByReference(visit, actor, asked.typed);
  if (exact !== undefined) return redirect(exact);
  const { tx } = visit;
  const { organisationId } = actor;
  return show(visit, {
    typed: asked.typed,
    error: undefined,
    homes: hasRole(actor, ...casePageRoles, ...caseRoles) ? await findHomes(tx, asked.words, organisationId) : undefined,
    people: hasRole(actor, ...peopleRoles) ? await findPeople(tx, asked.words, organisationId) : undefined,
    cases: await casesFor(visit, actor, asked.words),
  });
}

/** The page of the case whose very reference was typed, if this person may open it. */
async function caseByReference(visit: StaffVisit, actor: StaffActor, typed: string): Promise<string | undefined> {
  const reference = readReference(typed);
  const header = reference === undefined ? undefined : await caseHeader(visit.tx, reference);
  if (header === undefined) return undefined;
  const own = await casesOfOwnVisits(visit.tx, actor.id, [header.file.id]);
  const facts = { organisationIds: header.organisationIds, isOwnVisit: own.has(header.file.id) };
  return mayOnCase(actor, 'see', facts) ? casePath(header.file.reference) : undefined;
}

/** Cases are found by the resident's name too, so only for those who may open them. */
async function casesFor(visit: StaffVisit, actor: StaffActor, words: readonly string[]): Promise<readonly FoundCase[] | undefined> {
  const linked = (found: Omit<FoundCase, 'href'>): FoundCase => ({ ...found, href: casePath(found.reference) });
  if (hasRole(actor, ...ownerRoles)) return (await findCases(visit.tx, words, actor.organisationId)).map(linked);
  if (!hasRole(actor, ...casePageRoles)) return undefined;
  const found = await findCasesAnywhere(visit.tx, words);
  const own = await casesOfOwnVisits(visit.tx, actor.id, found.map(({ id }) => id));
  return found.filter(({ id }) => own.has(id)).slice(0, mostShown + 1).map(linked);
}

function show(visit: StaffVisit, found: Omit<SearchView, 'most' | 'token'>, status = 200): Reply {
  const main = searchMain({ ...found, most: mostShown, token: csrfField(visit) });
  return page(staffPage(visit, { title: 'Search', main, hasErrors: status === 422 }), status);
}

export const searchRoutes: readonly Route[] = [
  staffRoute('GET', '/search', 'every role', async (visit) => show(visit, { typed: '', error: undefined, homes: [], people: [], cases: [] })),
  staffRoute('POST', '/search', 'every role', search),
];
