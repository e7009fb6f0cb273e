import type { FieldErrors } from '../platform/govuk/index.ts';
import { formText, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../platform/http/index.ts';
import { actorOf, hasRole, recordView } from '../staff/index.ts';
import { homeEnderRoles, homeRoles } from './access.ts';
import type { HomeEndVerdict } from './decide/home-end.ts';
import { endHome, homeOfTheirs, undoHomeEnd } from './end-home.ts';
import { fieldOfHomeEndRefusal, homeEndRefusalInWords } from './views/end-words.ts';
import { parseHomeEnd } from './forms/home-end.ts';
import { endsOfHome } from './queries/home-end.ts';
import { homeEndPage } from './views/home-end.ts';

/** Whether a home is still ours: its record for whoever works on homes, and its end and the undoing of it for administrators. */
export const homeEndRoutes: readonly Route[] = [
  staffRoute('GET', '/homes/:id/end', homeRoles, (visit) => showEnd(visit, {})),
  staffRoute('POST', '/homes/:id/end', homeEnderRoles, async (visit) => {
    const home = await homeOfTheirs(visit, visit.params['id'] ?? '');
    const parsed = parseHomeEnd(visit.body);
    if (!parsed.ok) return showEnd(visit, parsed.errors);
    const verdict = await endHome(visit, home, parsed.command);
    return verdict.ok ? redirect(`/homes/${home.id}`) : showEnd(visit, errorsOf(verdict));
  }),
  staffRoute('POST', '/homes/:id/end/undo', homeEnderRoles, async (visit) => {
    const home = await homeOfTheirs(visit, visit.params['id'] ?? '');
    const verdict = await undoHomeEnd(visit, home, formText(visit.body, 'reason').trim());
    return verdict.ok ? redirect(`/homes/${home.id}`) : showEnd(visit, errorsOf(verdict));
  }),
];

/** The words of a refusal under the field that it speaks of. */
export const errorsOf = ({ refusal, facts }: Extract<HomeEndVerdict, { ok: false }>): FieldErrors => ({ [fieldOfHomeEndRefusal(refusal)]: homeEndRefusalInWords(refusal, facts) });

async function showEnd(visit: StaffVisit, errors: FieldErrors): Promise<Reply> {
  const home = await homeOfTheirs(visit, visit.params['id'] ?? '');
  await recordView(visit.tx, visit, 'home', home.id);
  const hasErrors = Object.keys(errors).length > 0;
  const main = homeEndPage({ home, ends: await endsOfHome(visit.tx, home.id), mayEnd: hasRole(actorOf(visit.actor), ...homeEnderRoles), form: { csrfToken: visit.csrfToken, body: visit.body, errors } });
  return page(staffPage(visit, { title: `Whether ${home.addressLine} is ours`, main, hasErrors, current: '/homes', backLink: { href: `/homes/${home.id}`, text: home.addressLine } }), hasErrors ? 422 : 200);
}
