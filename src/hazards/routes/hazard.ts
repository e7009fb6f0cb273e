import { caseFrame, caseTitle, loadCasePage, type NextAction } from '../../casefile/index.ts';
import { photosOfCase } from '../../evidence/index.ts';
import { notificationBanner } from '../../platform/govuk/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { hazardListRoles, mayOnHazard, whoCan } from '../access.ts';
import { basisOfHazard } from '../decide/clocks.ts';
import { whyNot } from '../decide/why-not.ts';
import { isInvestigated } from '../evolve.ts';
import type { Hazard } from '../model.ts';
import { reasonableStepsOf } from '../store/index.ts';
import { hazardFrame } from '../views/hazard-page.ts';
import { hazardRefusalInWords } from '../views/refusal-words.ts';
import type { HazardAction } from './action-page.ts';
import { everyAction } from './actions/index.ts';
import { openHazard, type OpenHazard } from './open-hazard.ts';

/** The page of a hazard. */
export const hazardPageRoutes: readonly Route[] = [staffRoute('GET', '/hazards/:reference', hazardListRoles, showHazard)];

async function showHazard(visit: StaffVisit): Promise<Reply> {
  const open = await openHazard(visit, visit.params['reference'] ?? '');
  const { hazard } = open.record;
  const [facts, steps, photos] = await Promise.all([loadCasePage(visit, open.opened), reasonableStepsOf(visit.tx, hazard.caseId), photosOfCase(visit.tx, hazard.caseId)]);
  const main = caseFrame(hazardFrame({ page: facts, hazard, basis: basisOfHazard(hazard), steps, photoIds: photos.map(({ id }) => id), actions: actionsOn(open) }));
  const done = visit.query['done'] === 'reported' ? 'Reported. The clocks run.' : everyAction.some(({ path }) => path === visit.query['done']) ? 'Saved' : undefined;
  const notification = done === undefined ? {} : { notification: notificationBanner({ type: 'success', text: done }) };
  return page(staffPage(visit, { title: caseTitle(facts), main, wide: true, backLink: { href: '/hazards', text: 'Hazards' }, current: '/hazards', ...notification }));
}

/** Each action as a button, or as why not; what cannot matter yet is left out. */
function actionsOn({ record, context, asking: { actor }, place }: OpenHazard): readonly NextAction[] {
  const { reference } = record.spine.file;
  return inUsualOrder(record.hazard).map(({ title, path, action }) => {
    const [text, href] = [title, `/hazards/${reference}/${path}`];
    if (!mayOnHazard(actor, action, place.organisationIds)) return { text, href, refusedBecause: whoCan(action) };
    const refused = whyNot(record, action, context);
    return refused === undefined ? { text, href } : { text, href, refusedBecause: hazardRefusalInWords(refused.refusal, refused.facts) };
  });
}

/** What usually comes next stands first: saying that it is less grave never does. */
function inUsualOrder(hazard: Hazard): readonly HazardAction[] {
  const { downgrade, triage, madeSafeAt, investigation, summarySentAt } = hazard;
  const first: readonly (HazardAction['action'] | false)[] = [
    downgrade !== null && 'AgreeToDowngrade', downgrade !== null && 'DeclineDowngrade', triage === null && 'TriageHazard',
    hazard.grade === 'emergency' && madeSafeAt === null && 'RecordMadeSafe', !isInvestigated(hazard) && 'RecordInvestigation', investigation !== null && summarySentAt === null && 'RecordSummarySent', madeSafeAt === null && 'RecordMadeSafe',
  ];
  const place = ({ action }: HazardAction) => (first.includes(action) ? first.indexOf(action) : first.length);
  const matters = everyAction.filter(({ action }) => (downgrade !== null || (action !== 'AgreeToDowngrade' && action !== 'DeclineDowngrade')) && (action !== 'AnswerAccommodation' || hazard.accommodationOfferedAt !== null)
    && (action !== 'AskForInvestigationInPerson' || investigation?.how === 'remote'));
  return matters.toSorted((one, other) => place(one) - place(other));
}
