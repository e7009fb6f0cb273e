const everybody = 'apscombAt';
const office = 'apscm';
const weigh = 'sm';
const works = 'psm';

const actions: Readonly<Record<string, string>> = {
  triage: weigh, 'propose-lower': weigh, 'agree-lower': weigh, 'decline-lower': weigh, 'hear-again': office, investigation: weigh, 'ask-in-person': office, 'write-summary': office, 'approve-summary': weigh, 'send-summary-back': weigh, summary: office, 'made-safe': works,
  'prevention-begun': works, 'prevention-finished': works, 'offer-accommodation': office, 'answer-accommodation': office, 'withdraw-accommodation': office, step: office, answer: office, heard: office, cause: works, 'dry-check': weigh, 'take-inspection': works, 'rule-out-recurrence': works,
  'check-near': weigh, 'leave-near': weigh, 'looked-near': weigh, 'raise-repair': works, 'tie-repair': works, 'untie-repair': works, 'move-return': office, 'moved-back': office, close: works,
};

/** Who may open each page of hazards and do each thing, read as policy like the rest. */
export const hazardPrivileges: Readonly<Record<string, string>> = {
  'GET /hazards': office,
  'GET /admin/settings/hazards': 'A',
  'POST /admin/settings/hazards': 'A',
  'GET /hazards/exchange': 'm',
  'GET /hazards/exchange/damp-and-mould.json': 'm',
  'GET /hazards/near': weigh,
  'GET /hazards/near.csv': weigh,
  'GET /hazards/near.xlsx': weigh,
  'GET /hazards.csv': office,
  'GET /hazards.xlsx': office,
  'GET /hazards/report': everybody,
  'POST /hazards/report': everybody,
  'GET /hazards/report/home/:homeId': everybody,
  'POST /hazards/report/home/:homeId': everybody,
  'GET /hazards/report/area/:areaId': everybody,
  'POST /hazards/report/area/:areaId': everybody,
  'GET /hazards/of/:reference': office,
  'POST /hazards/of/:reference': office,
  'GET /hazards/:reference': office,
  ...Object.fromEntries(Object.entries(actions).flatMap(([path, who]) => [[`GET /hazards/:reference/${path}`, who], [`POST /hazards/:reference/${path}`, who]])),
};

/** The same of the operations of the API. */
export const hazardApiPrivileges: Readonly<Record<string, string>> = {
  listHazards: office, readHazard: office, reportHazard: everybody, openHazardFromRepair: office,
  triageHazard: weigh, proposeLowerHazard: weigh, agreeToLowerHazard: weigh, declineLowerHazard: weigh, hearHazardAgain: office, recordHazardInvestigation: weigh, askHazardInPerson: office, recordHazardSummary: office, writeHazardSummary: office, approveHazardSummary: weigh, sendHazardSummaryBack: weigh,
  recordHazardMadeSafe: works, recordHazardPreventionBegun: works, recordHazardPreventionFinished: works, offerHazardAccommodation: office, answerHazardAccommodation: office, withdrawHazardAccommodation: office, recordReasonableStep: office,
  recordHazardAnswer: office, recordHeardFromResident: office, codeHazardCause: works, recordDryCheck: weigh, acceptHazardSpread: weigh, declineHazardSpread: weigh, recordHazardSpreadVisit: weigh, takeDryCheckFromInspection: works, ruleOutHazardRecurrence: works, raiseRepairForHazard: works, tieRepairToHazard: works, untieRepairFromHazard: works, moveHazardReturn: office, recordHazardMovedBack: office, closeHazard: works,
};
