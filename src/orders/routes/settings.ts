import { RecordChanged, type Tx } from '../../platform/database/index.ts';
import { notificationBanner } from '../../platform/govuk/index.ts';
import { formText, page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { orderSettingsRoles } from '../access.ts';
import { parseOrderPolicy } from '../forms/settings.ts';
import { orderPolicyFrom, orderPolicyProblems, type OrderPolicy } from '../policy.ts';
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
  const version = hasErrors ? formText(body, 'version') : String(landlord.settingsVersion);
  const main = orderSettingsPage(orderPolicyFrom(landlord.settings), version, { csrfToken, body: hasErrors ? body : {}, errors });
  const notification = query['done'] === 'saved' ? { notification: notificationBanner({ type: 'success', text: 'Saved' }) } : {};
  return page(staffPage(visit, { title: 'What may be spent on orders', main, hasErrors, current: '/admin/settings/repairs', backLink: { href: '/admin/settings/repairs', text: 'Settings' }, ...notification }), hasErrors ? 422 : 200);
}

async function save(visit: StaffVisit): Promise<Reply> {
  const parsed = parseOrderPolicy(visit.body);
  if (!parsed.ok) return show(visit, parsed.errors);
  const problems = orderPolicyProblems(parsed.command);
  if (problems.length > 0) return show(visit, { '': problems.join(' ') });
  await saveOrderPolicy(visit.tx, { before: orderPolicyFrom(visit.landlord.settings), after: parsed.command }, visit);
  return redirect('/admin/settings/orders?done=saved');
}

/** Saved with who changed what, unless somebody else has changed the settings since the page was made. */
async function saveOrderPolicy(tx: Tx, { before, after }: { readonly before: OrderPolicy; readonly after: OrderPolicy }, { actor, now, newId, body }: StaffVisit): Promise<void> {
  const seen = formText(body, 'version');
  const saved = await tx.query(
    "update landlords set settings = jsonb_set(settings, '{orders}', $3::jsonb), settings_version = settings_version + 1 where id = $1 and settings_version = $2 returning id",
    [tx.landlordId, /^\d{1,9}$/.test(seen) ? Number(seen) : -1, JSON.stringify(after)],
  );
  if (saved.length === 0) throw new RecordChanged('settings');
  await tx.query(
    'insert into settings_changes (landlord_id, id, at, actor_id, actor_name, part, before, after) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [tx.landlordId, newId(), now, actor.staffId, actor.name, 'orders', JSON.stringify(before), JSON.stringify(after)],
  );
}
