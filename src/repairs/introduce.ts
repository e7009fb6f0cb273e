import { addCaseVisibility, addEventWords, addFigure, addWorkPanel, registerCaseKind, registerReferenceSeries } from '../casefile/index.ts';
import { addHomeAction } from '../homes/index.ts';
import type { PlainDate } from '../clock/index.ts';
import { takeOrdersOn } from '../orders/index.ts';
import { addProgrammeSection } from '../programmes/index.ts';
import { actorOf, addAbsenceSection, hasRole } from '../staff/index.ts';
import { reportingRoles, rolesThatMay } from './access.ts';
import './measures.ts';
import { historyPrefix, priorities, stages } from './model.ts';
import { repairsWaitingFor } from './queries/programmes.ts';
import { codeOfReport, standingOfRepair, visitBookedForOrder } from './queries/orders.ts';
import { hearOnRepair } from './hear-words.ts';
import { whenWordsAreHeard } from '../evidence/index.ts';
import { withdrawNotices } from './withdraw-notices.ts';
import { whenAMessageComesBack } from '../correspondence/index.ts';
import { tellOfOrder } from './tell-of-order.ts';
import { casesVisitedBy, visitsToMake } from './queries/visits.ts';
import { countSumsToDecide } from './queries/sums-to-decide.ts';
import { sumsToDecideFigure, sumsToDecidePanel } from './views/remedies.ts';
import { repairEvents } from './views/event-words.ts';
import { toMoveAmongAbsences, toMoveOnMyWork } from './routes/visits-to-move.ts';
import { waitingRepairs } from './views/standing-marks.ts';
import { ownVisitsPanel } from './views/visit-list.ts';
import { priorityInWords, stageInWords } from './words.ts';

// What the casefile learns of repairs, once, when this slice is first used: their name and page, whose visits open a case
// to them, and an operative's visits on My work.

registerCaseKind('REP', '/repairs', {
  kind: 'repair',
  name: 'Repair',
  stages: Object.fromEntries(stages.map((stage) => [stage, stageInWords(stage)])),
  priorities: Object.fromEntries(priorities.map((priority) => [priority, priorityInWords(priority)])),
});
registerReferenceSeries(historyPrefix, 'repair');
addEventWords(repairEvents);
addCaseVisibility(casesVisitedBy);
takeOrdersOn('repair', { standing: standingOfRepair, visitBooked: visitBookedForOrder, proposedCode: codeOfReport, tellOfOrder });
whenAMessageComesBack(withdrawNotices);
whenWordsAreHeard(hearOnRepair);
addHomeAction({ text: 'Report a repair here', href: (homeId) => `/report/home/${homeId}`, roles: reportingRoles });
addFigure({
  key: 'reopened',
  label: 'Not fixed first time',
  isAlert: true,
  countsClosed: false,
  caseIds: (landlord) => `select case_id from repairs where landlord_id = ${landlord} and failed_fixes > 0`,
});
addFigure({
  key: 'recalls',
  label: 'Recalls: an earlier job come back',
  isAlert: true,
  countsClosed: false,
  caseIds: (landlord) => `select case_id from repair_recalls where landlord_id = ${landlord} and ruled_out_at is null`,
});
addFigure({
  key: sumsToDecideFigure,
  label: 'Sums to decide, for visits we missed',
  isAlert: true,
  countsClosed: true,
  caseIds: (landlord) => `select case_id from repair_remedies where landlord_id = ${landlord} and state = 'proposed'`,
});
addWorkPanel(async (visit) =>
  hasRole(actorOf(visit.actor), ...rolesThatMay('DecideRemedy')) ? sumsToDecidePanel(await countSumsToDecide(visit.tx, visit.actor.organisationId)) : undefined);
addWorkPanel(async (visit) => {
  const actor = actorOf(visit.actor);
  if (!hasRole(actor, 'operative', 'surveyor')) return undefined;
  return ownVisitsPanel(await visitsToMake(visit.tx, actor.id, undefined), visit.today as PlainDate);
});
addWorkPanel(toMoveOnMyWork);
addAbsenceSection(toMoveAmongAbsences);
addProgrammeSection(async ({ tx, actor }, programmeId) => waitingRepairs(await repairsWaitingFor(tx, programmeId, actor.organisationId)));
