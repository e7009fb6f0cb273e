import { caseDoneInWords, caseFrame, caseTitle, loadCasePage, type NextAction } from '../../casefile/index.ts';
import { photosOfCase } from '../../evidence/index.ts';
import { NotFound } from '../../platform/database/index.ts';
import { notificationBanner } from '../../platform/govuk/index.ts';
import { page, redirect, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { rolesThatMay } from '../../repairs/index.ts';
import { hasRole } from '../../staff/index.ts';
import { inspectionListRoles, mayInspect, whoCan } from '../access.ts';
import { mustBeChecked } from '../decide/record.ts';
import type { InspectionCommand } from '../model.ts';
import { itemsOf, newestOfRepair } from '../queries/one-inspection.ts';
import { inspectionFrame } from '../views/inspection-page.ts';
import { inspectionRefusalInWords } from '../views/words.ts';
import { openInspection, type OpenInspection } from './open-inspection.ts';

/** The page of an inspection, and the way to it from its repair. */
export const inspectionPageRoutes: readonly Route[] = [
  staffRoute('GET', '/inspections/of/:reference', inspectionListRoles, async (visit) => {
    const found = await newestOfRepair(visit.tx, visit.params['reference'] ?? '');
    if (found === undefined) throw new NotFound('inspection');
    return redirect(`/inspections/${found}`);
  }),
  staffRoute('GET', '/inspections/:reference', inspectionListRoles, showInspection),
];

async function showInspection(visit: StaffVisit): Promise<Reply> {
  const open = await openInspection(visit, visit.params['reference'] ?? '');
  const { inspection, repair, opened } = open;
  const [facts, items, photos] = await Promise.all([loadCasePage(visit, opened), itemsOf(visit.tx, inspection.caseId), photosOfCase(visit.tx, inspection.caseId)]);
  const visitToCome = repair.visitOn === null ? undefined : { on: repair.visitOn, by: repair.visitBy ?? '' };
  const main = caseFrame(inspectionFrame({ page: facts, inspection, items, photos, visit: visitToCome, actions: actionsOn(open), mayBook: hasRole(open.asking.actor, ...rolesThatMay('BookPostInspection')) }));
  const done = { record: 'Inspection recorded', waive: 'Left unchecked' }[visit.query['done'] ?? ''] ?? caseDoneInWords(visit.query['done']);
  const notification = done === undefined ? {} : { notification: notificationBanner({ type: 'success', text: done }) };
  return page(staffPage(visit, { title: caseTitle(facts), main, wide: true, backLink: { href: '/inspections', text: 'Inspections' }, ...notification }));
}

function actionsOn({ inspection, opened, asking, repair, notNow }: OpenInspection): readonly NextAction[] {
  const { reference } = opened.header.file;
  const action = (text: string, path: string, type: InspectionCommand['type'], refused = notNow): NextAction => {
    const href = `/inspections/${reference}/${path}`;
    if (!mayInspect(asking.actor, type, repair.organisationIds)) return { text, href, refusedBecause: whoCan(type) };
    return refused === undefined ? { text, href } : { text, href, refusedBecause: inspectionRefusalInWords(refused) };
  };
  return [action('Record what was found', 'record', 'RecordInspection'), action('Leave it unchecked', 'waive', 'WaiveInspection', notNow ?? (mustBeChecked(inspection, repair) ? 'hazard-is-always-checked' : undefined))];
}
