import './measures.ts';
import { addCaseSection, addEventWords, addFigure, addWorkPanel, registerCaseKind } from '../casefile/index.ts';
import { whenAMessageLeaves } from '../correspondence/index.ts';
import { addHomeAction, reportHazardAt } from '../homes/index.ts';
import { addOtherOpenCases, addResidentPage } from '../repairs/index.ts';
import { actorOf, hasRole, roles } from '../staff/index.ts';
import { rolesThatMay, spreadListRoles } from './access.ts';
import { summaryTemplate } from './decide/review-summary.ts';
import { recordSummaryLeft } from './perform-summary-left.ts';
import { recurrenceStands } from './queries/dry.ts';
import { hazardsWaiting } from './queries/list.ts';
import { showHazardToResident } from './routes/resident-page.ts';
import { proposalsWaiting } from './queries/spread.ts';
import { spreadOnMyWork } from './views/spread.ts';
import { hazardsOfRepair } from './queries/works.ts';
import { hazardsOpenAlready } from './told-by-reporter.ts';
import { workOfHazards } from './views/works.ts';
import { hazardEvents } from './views/event-words.ts';
import { hazardsOnMyWork } from './views/list-page.ts';
import { gradeInWords, stageInWords } from './words.ts';

// What the casefile and the homes learn of hazards, once, when this slice is first used.

addResidentPage('hazard', showHazardToResident);
addOtherOpenCases(hazardsOpenAlready);
registerCaseKind('HAZ', '/hazards', { kind: 'hazard', name: 'Hazard', stages: stageInWords, priorities: gradeInWords });
addEventWords(hazardEvents);
whenAMessageLeaves(summaryTemplate, recordSummaryLeft);
addHomeAction({ text: 'Report a hazard here', href: (homeId) => reportHazardAt({ homeId, communalAreaId: null }), roles, onlyWhileOurs: true });
addFigure({
  key: 'hazards-emergency',
  label: 'Emergency hazards not yet safe',
  isAlert: true,
  countsClosed: false,
  caseIds: (landlord) => `select case_id from hazards where landlord_id = ${landlord} and ended is null and grade = 'emergency' and made_safe_at is null`,
});
addFigure({
  key: 'hazards-came-back',
  label: 'Damp that came back, 30 days',
  isAlert: true,
  countsClosed: true,
  caseIds: (landlord, since) => `select r.later_case_id as case_id from hazard_recurrences r where r.landlord_id = ${landlord} and r.found_at >= ${since()} and ${recurrenceStands('r')}`,
});
addCaseSection(async ({ tx }, { header: { file } }) => {
  const hazards = file.kind === 'repair' ? await hazardsOfRepair(tx, file.id) : [];
  return hazards.length === 0 ? undefined : workOfHazards(hazards);
});
addWorkPanel(async ({ tx, actor }) => (hasRole(actorOf(actor), ...spreadListRoles) ? spreadOnMyWork(await proposalsWaiting(tx, actor.organisationId)) : undefined));
addWorkPanel(async ({ tx, actor }) => (hasRole(actorOf(actor), ...rolesThatMay('TriageHazard')) ? hazardsOnMyWork(await hazardsWaiting(tx, actor.organisationId)) : undefined));
