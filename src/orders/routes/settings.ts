import { notificationBanner } from '../../platform/govuk/index.ts';
import { formText, page, redirect, seenVersionIn, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { savePartOfSettings } from '../../platform/landlord-settings.ts';
import { orderSettingsRoles } from '../access.ts';
import { parseOrderPolicy } from '../forms/settings.ts';
import { orderPolicyFrom, orderPolicyProblems } from '../policy.ts';
import type { OrderForm } from '../views/form-fields.ts';
import { orderSettingsPage } from '../views/settings.ts';

/** What the landlord lets its people spend. */
export const orderSettingsRoutes: readonly Route[] = [
  staffRoute('GET', '/admin/settings/orders', orderSettingsRoles, (visit) => show(visit, {})),
  staffRoute('POST', '/admin/settings/orders', orderSettingsRoles, save),
];

async function show(visit: StaffVisit, errors: OrderForm['errors']): Promise<Reply> {
  const { landlord, body, csrfToken, query } = visit;
  const hasErrors = Object.keys(errors).length > 0;
  const version = hasErrors ? formText(body, 'seenVersion') : String(landlord.settingsVersion);
  const main = orderSettingsPage(orderPolicyFrom(landlord.settings), version, { csrfToken, body: hasErrors ? body : {}, errors });
  const notification = query['done'] === 'saved' ? { notification: notificationBanner({ type: 'success', text: 'Saved' }) } : {};
  return page(staffPage(visit, { title: 'What may be spent on orders', main, hasErrors, current: '/admin/settings/repairs', backLink: { href: '/admin/settings/repairs', text: 'Settings' }, ...notification }), hasErrors ? 422 : 200);
}

async function save(visit: StaffVisit): Promise<Reply> {
  const parsed = parseOrderPolicy(visit.body);
  if (!parsed.ok) return show(visit, parsed.errors);
  const problems = orderPolicyProblems(parsed.command);
  if (problems.length > 0) return show(visit, { '': problems.join(' ') });
  const { tx, landlord, actor, now, newId, body } = visit;
  await savePartOfSettings(tx, { part: 'orders', before: orderPolicyFrom(landlord.settings), after: parsed.command }, { actor, now, newId, seenVersion: seenVersionIn(body) });
  return redirect('/admin/settings/orders?done=saved');
}
