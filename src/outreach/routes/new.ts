import type { FieldErrors } from '../../platform/govuk/index.ts';
import { caseContext, ownerChoices } from '../../casefile/index.ts';
import { formList, formText, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { isUuid } from '../../platform/uuid.ts';
import { askingOf } from '../../repairs/index.ts';
import { actorOf } from '../../staff/index.ts';
import { startRoles } from '../access.ts';
import { askedLately } from '../decide/start.ts';
import { parseStart } from '../forms/start.ts';
import { mostHomes } from '../model.ts';
import { performStart } from '../perform-start.ts';
import { homesToAsk } from '../queries/homes-to-ask.ts';
import { selectionNamed, type HomesChosen } from '../selections.ts';
import { newOutreachPage } from '../views/new-page.ts';
import { fieldOfStartRefusal, startRefusalInWords } from '../views/refusal-words.ts';

/** An outreach looked at before it begins, and begun. */
export const newRoutes: readonly Route[] = [
  staffRoute('GET', '/outreach/new', startRoles, async (visit) => showNew(visit, await chosenIn(visit), {})),
  staffRoute('POST', '/outreach/new', startRoles, start),
];

/** The homes that the address asks for: of one selection, of this reader's organisation. */
async function chosenIn({ tx, query, everyQueryValue, actor: { organisationId } }: StaffVisit): Promise<HomesChosen | undefined> {
  return selectionNamed(query['from'] ?? '')?.(tx, { query, everyQueryValue, organisationId, most: mostHomes + 1 });
}

async function showNew(visit: StaffVisit, chosen: HomesChosen | undefined, errors: FieldErrors): Promise<Reply> {
  const { tx, today, actor: { organisationId, staffId } } = visit;
  const ids = [...new Set(chosen?.homeIds ?? [])];
  const tooMany = ids.length > mostHomes;
  const homes = tooMany || ids.length === 0 ? [] : (await homesToAsk(tx, ids, { today, toStart: false })).filter(({ organisationIds, endedOn }) => organisationIds.includes(organisationId) && endedOn === null);
  const owners = [...new Map((await ownerChoices(tx, [organisationId])).map((owner) => [String(owner.staffId), { staffId: String(owner.staffId), name: owner.name }])).values()];
  const lately = askedLately(homes, caseContext(visit, actorOf(visit.actor)).now);
  const main = newOutreachPage({ chosenFrom: chosen?.words, homes, lately, tooMany, owners, ownerId: staffId }, { csrfToken: visit.csrfToken, body: visit.body, errors });
  const hasErrors = Object.keys(errors).length > 0;
  return page(staffPage(visit, { title: 'Ask homes', main, hasErrors, current: '/outreach', backLink: { href: '/outreach', text: 'Outreach' } }), hasErrors ? 422 : 200);
}

async function start(visit: StaffVisit): Promise<Reply> {
  // All the homes that were offered stay on the page when it comes back, ticked or not.
  const offered = { words: formText(visit.body, 'chosenFrom').slice(0, 200), homeIds: [...formList(visit.body, 'offered').flatMap((ids) => ids.split(' ')), ...formList(visit.body, 'home')].filter((id) => isUuid(id)) };
  const parsed = parseStart(visit.body);
  if (!parsed.ok) return showNew(visit, offered, parsed.errors);
  const done = await performStart({ ...askingOf(visit), database: visit.database }, parsed.command);
  if (done.ok) return redirect(`/outreach/${done.outreach.id}?done=begun`);
  return showNew(visit, offered, { [fieldOfStartRefusal(done.refusal)]: startRefusalInWords(done.refusal, done.facts) });
}
