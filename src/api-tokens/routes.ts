import { instant } from '../clock/index.ts';
import { NotFound } from '../platform/database/index.ts';
import { formList, formText, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { actorOf, listActiveStaff, staffActions } from '../staff/index.ts';
import { parseToken } from './forms.ts';
import { makeToken } from './make-token.ts';
import { listTokens, tokenById } from './queries.ts';
import { revokeToken } from './store/tokens.ts';
import { newTokenPage } from './views/new-token-page.ts';
import { newTokenShown, tokensPage } from './views/tokens-page.ts';

const who = staffActions['administer staff'];

/** Where an administrator sees, makes and stops the tokens of the API. */
export const apiTokenRoutes: readonly Route[] = [
  staffRoute('GET', '/admin/api-tokens', who, async (visit) => {
    const facts = { csrfToken: visit.csrfToken, tokens: await listTokens(visit.tx), now: instant(visit.now), wasRevoked: visit.query['done'] === 'revoked' };
    return page(staffPage(visit, tokensPage(facts)));
  }),
  staffRoute('GET', '/admin/api-tokens/new', who, (visit) => showForm(visit, {})),
  staffRoute('POST', '/admin/api-tokens/new', who, make),
  staffRoute('POST', '/admin/api-tokens/:id/revoke', who, revoke),
];

async function showForm(visit: StaffVisit, errors: Readonly<Record<string, string>>): Promise<Reply> {
  const { body, csrfToken, tx } = visit;
  const typed = { name: formText(body, 'name'), actsAs: formText(body, 'actsAs'), scopes: formList(body, 'scopes'), days: formText(body, 'days') };
  const words = newTokenPage({ csrfToken, errors, people: await listActiveStaff(tx), typed });
  return page(staffPage(visit, words), Object.keys(errors).length > 0 ? 422 : 200);
}

async function make(visit: StaffVisit): Promise<Reply> {
  const { tx } = visit;
  const parsed = parseToken(visit.body, await listActiveStaff(tx));
  if (!parsed.ok) return showForm(visit, parsed.errors);
  const token = await makeToken(tx, parsed.wanted, { doing: doingOf(visit), id: visit.newId(), secret: visit.newSecret() });
  return page(staffPage(visit, newTokenShown(parsed.wanted.name, token)));
}

async function revoke(visit: StaffVisit): Promise<Reply> {
  const token = await tokenById(visit.tx, visit.params['id']);
  if (token === undefined) throw new NotFound('token');
  await revokeToken(visit.tx, token, doingOf(visit));
  return redirect('/admin/api-tokens?done=revoked');
}

const doingOf = (visit: StaffVisit) => ({ by: actorOf(visit.actor), now: instant(visit.now) });
