import { caseFrame, caseTitle, loadCasePage, stageInWords, type NextAction } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import { photosOfCase } from '../../evidence/index.ts';
import { notificationBanner } from '../../platform/govuk/index.ts';
import { html, type Html } from '../../platform/html/index.ts';
import { page, staffPage, staffRoute, type Reply, type Route, type StaffVisit } from '../../platform/http/index.ts';
import { hazardListRoles, mayOnHazard, whoCan } from '../access.ts';
import { basisOfHazard } from '../decide/clocks.ts';
import { summaryText } from '../decide/summary-text.ts';
import { isDamp, type HazardCommand } from '../decide/index.ts';
import { whyNot } from '../decide/why-not.ts';
import { cameBackAs, checksOf } from '../queries/dry.ts';
import { reasonableStepsOf } from '../store/index.ts';
import { drynessSection } from '../views/dry.ts';
import { spreadSection } from '../views/spread.ts';
import { moveSection, worksSection } from '../views/works.ts';
import { hazardFrame } from '../views/hazard-page.ts';
import { summarySection } from '../views/summary-views.ts';
import { hazardRefusalInWords } from '../views/refusal-words.ts';
import { everyAction } from './actions/index.ts';
import { openHazard, type OpenHazard } from './open-hazard.ts';
import { inUsualOrder } from './usual-order.ts';

/** The page of a hazard. */
export const hazardPageRoutes: readonly Route[] = [staffRoute('GET', '/hazards/:reference', hazardListRoles, showHazard)];

async function showHazard(visit: StaffVisit): Promise<Reply> {
  const open = await openHazard(visit, visit.params['reference'] ?? '');
  const { hazard } = open.record;
  const [facts, steps, photos, further] = await Promise.all([loadCasePage(visit, open.opened), reasonableStepsOf(visit.tx, hazard.caseId), photosOfCase(visit.tx, hazard.caseId), furtherOf(visit, open)]);
  const main = caseFrame(hazardFrame({ page: facts, hazard, basis: basisOfHazard(hazard), steps, photos, actions: actionsOn(open), summary: summaryOf(open), further }));
  const done = visit.query['done'] === 'reported' ? 'Reported. The clocks run.' : everyAction.some(({ path }) => path === visit.query['done']) ? 'Saved' : undefined;
  const notification = done === undefined ? {} : { notification: notificationBanner({ type: 'success', text: done }) };
  return page(staffPage(visit, { title: caseTitle(facts), main, wide: true, backLink: { href: '/hazards', text: 'Hazards' }, current: '/hazards', ...notification }));
}

/** The work, where they stay, and whether damp is dry. */
async function furtherOf({ tx, today }: StaffVisit, { record: { hazard, spine }, context }: OpenHazard): Promise<Html> {
  const others = html`${worksSection(context.works.tied, (stage) => stageInWords('repair', stage))}${moveSection(hazard.move, today as PlainDate)}${spreadSection(context.spread.proposals, today as PlainDate)}`;
  if (!isDamp(hazard)) return others;
  const [checks, again] = await Promise.all([checksOf(tx, hazard.caseId), cameBackAs(tx, hazard.caseId)]);
  return html`${others}${drynessSection({ hazard, reference: spine.file.reference, checks, cameBackAs: again, causes: context.causes, today: today as PlainDate })}`;
}

function summaryOf({ record: { hazard }, place: { address }, asking: { landlord }, context: { today } }: OpenHazard) {
  const { summary } = hazard;
  return summary === null ? undefined : summarySection(summary, summaryText(summary, { hazard, address, phone: landlord.phone, emergencyPhone: landlord.emergencyPhone, today }));
}

/** What is near is spoken of only where something is proposed, or somebody is to look. */
function isOfSpread(action: HazardCommand['type'], { context: { spread: { proposals } } }: Pick<OpenHazard, 'context'>): boolean {
  const has = (state: 'open' | 'visit') => proposals.some((proposal) => proposal.state === state);
  if (action === 'AcceptSpread' || action === 'DeclineSpread') return has('open');
  return action !== 'RecordSpreadVisit' || has('visit');
}

/** Each action as a button, or as why not; what cannot matter yet is left out. */
function actionsOn({ record, context, asking: { actor }, place }: OpenHazard): readonly NextAction[] {
  const { reference } = record.spine.file;
  const isTied = context.works.tied.length > 0;
  const isInspected = context.works.tied.some(({ passed }) => passed !== null);
  return inUsualOrder(record.hazard).filter(({ action }) => (isTied || action !== 'UntieRepair') && (context.dry.recurrences.length > 0 || action !== 'RuleOutRecurrence') && (isInspected || action !== 'TakeInspection') && isOfSpread(action, { context })).map(({ title, path, action }) => {
    const [text, href] = [title, `/hazards/${reference}/${path}`];
    if (!mayOnHazard(actor, action, place.organisationIds)) return { text, href, refusedBecause: whoCan(action) };
    const refused = whyNot(record, action, context);
    return refused === undefined ? { text, href } : { text, href, refusedBecause: hazardRefusalInWords(refused.refusal, refused.facts) };
  });
}
