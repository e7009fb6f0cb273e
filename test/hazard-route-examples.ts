import type { Example } from './route-examples.ts';

const aHazard = { with: { reference: 'hazardCase' }, stranger: 404 } as const;
const ofALink = { with: { token: 'linkToken' }, answers: 303 } as const;
const aForm = { ...aHazard, answers: 422 } as const;
const aRepair = { with: { reference: 'diagnosed' }, stranger: 404 } as const;
/** Whoever stands in front of a home may tell of it, whoever employs them. */
const aHome = { with: { homeId: 'homeId' }, stranger: 200 } as const;
const anArea = { with: { areaId: 'areaId' } } as const;
/** What may always be done, and what nothing yet gives reason for: the page says why. */
const always = ['triage', 'propose-lower', 'hear-again', 'investigation', 'made-safe', 'offer-accommodation', 'step', 'answer', 'heard', 'cause', 'raise-repair', 'tie-repair'] as const;
const notYet = [
  'agree-lower', 'decline-lower', 'ask-in-person', 'write-summary', 'approve-summary', 'send-summary-back', 'summary', 'prevention-begun', 'prevention-finished', 'answer-accommodation', 'dry-check', 'take-inspection', 'rule-out-recurrence', 'untie-repair',
  'withdraw-accommodation', 'move-return', 'moved-back', 'check-near', 'leave-near', 'looked-near', 'close',
] as const;

/** How the pages of hazards are tried. */
export const hazardExamples: Readonly<Record<string, Example>> = {
  'GET /hazards': {},
  'GET /admin/settings/hazards': {},
  'POST /admin/settings/hazards': { answers: 422 },
  'GET /hazards/exchange': {},
  'GET /hazards/exchange/damp-and-mould.json': {},
  'GET /hazards/near': {},
  'GET /hazards/report': {},
  'POST /hazards/report': { answers: 422 },
  'GET /hazards/report/home/:homeId': aHome,
  'POST /hazards/report/home/:homeId': { ...aHome, answers: 422, stranger: 422 },
  'GET /hazards/report/area/:areaId': anArea,
  'POST /hazards/report/area/:areaId': { ...anArea, answers: 422 },
  'GET /hazards/of/:reference': aRepair,
  // Sent without the version that was seen, so somebody may have changed it meanwhile.
  'POST /hazards/of/:reference': { ...aRepair, answers: 409 },
  'GET /hazards/:reference': aHazard,
  // The link of these examples is to a repair: back to its page.
  ...Object.fromEntries(['put-right', 'stay', 'tell-us'].flatMap((path) => [[`GET /r/:token/${path}`, ofALink], [`POST /r/:token/${path}`, ofALink]] as const)),
  ...Object.fromEntries(always.flatMap((path) => [[`GET /hazards/:reference/${path}`, aHazard], [`POST /hazards/:reference/${path}`, aForm]] as const)),
  ...Object.fromEntries(notYet.flatMap((path) => [[`GET /hazards/:reference/${path}`, aForm], [`POST /hazards/:reference/${path}`, aForm]] as const)),
  // Nothing is typed into it, so what refuses it is the version that was not seen.
  'POST /hazards/:reference/agree-lower': { ...aHazard, answers: 409 },
  'POST /hazards/:reference/approve-summary': { ...aHazard, answers: 409 },
};
