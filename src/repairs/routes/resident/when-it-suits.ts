import { fieldsOfWishes, parseWishes } from '../../../appointments/index.ts';
import type { FieldErrors } from '../../../platform/govuk/index.ts';
import { page, publicPage, redirect, type LinkVisit, type Reply } from '../../../platform/http/index.ts';
import { performOnRepair } from '../../perform.ts';
import { repairOfLink, type LinkedRepair } from '../../queries/resident-page.ts';
import { whenItSuitsPage, whenItSuitsTitle } from '../../views/resident/when-it-suits-page.ts';
import { refusalForResident } from '../../views/resident/refusal-for-residents.ts';
import { mayPickOf } from './may-pick.ts';
import { askingOfHolder, trackingReply } from './tracking.ts';

/** When a visit suits them, as they told us so far. */
export async function showWhenItSuits(visit: LinkVisit): Promise<Reply> {
  const repair = await repairOfLink(visit.tx, visit.link);
  return repair.isClosed ? redirect(`/r/${visit.link.token}`) : reply(visit, repair, {});
}

/** Keeps it, and shows the times to choose from where there are any to choose. */
export async function sendWhenItSuits(visit: LinkVisit): Promise<Reply> {
  const repair = await repairOfLink(visit.tx, visit.link);
  const parsed = parseWishes(visit.body);
  if (!parsed.ok) return reply(visit, repair, parsed.errors);
  const done = await performOnRepair(askingOfHolder(visit, repair), { reference: repair.reference }, { type: 'SayWhenItSuits', wishes: parsed.command });
  if (!done.ok) return trackingReply(visit, repair, { '': refusalForResident(done.refusal, visit.landlord.phone) });
  return redirect(mayPickOf(visit, repair) ? `/r/${visit.link.token}/visits/new` : `/r/${visit.link.token}?thanks=suits`);
}

function reply(visit: LinkVisit, { wishes }: LinkedRepair, errors: FieldErrors): Reply {
  const { csrfToken, path, link, body } = visit;
  const hasErrors = Object.keys(errors).length > 0;
  const main = whenItSuitsPage({ csrfToken, action: path, values: hasErrors ? body : fieldsOfWishes(wishes), errors });
  return page(publicPage(visit, { title: whenItSuitsTitle, main, hasErrors, backLink: { href: `/r/${link.token}` } }), hasErrors ? 422 : 200);
}
