import type { Role } from '../src/staff/index.ts';
import { downloadExamples } from './download-examples.ts';
import { messageExamples } from './message-route-examples.ts';
import { residentRouteExamples } from './resident-route-examples.ts';
import { hazardExamples } from './hazard-route-examples.ts';
import { outreachExamples } from './outreach-route-examples.ts';
import { inspectionExamples } from './inspection-route-examples.ts';
import { evidenceExamples } from './evidence-examples.ts';
import { orderExamples } from './order-route-examples.ts';
import { visitExamples } from './visit-route-examples.ts';
import type { RouteFacts } from './route-facts.ts';
import { programmeExamples } from './programme-route-examples.ts';
import { standingExamples } from './standing-route-examples.ts';

type FactName = { [Name in keyof RouteFacts]: RouteFacts[Name] extends string ? Name : never }[keyof RouteFacts];

/** How a route is tried with things that are really there, and what it must answer. */
export interface Example {
  /** Which real thing stands for each parameter of the path. */
  readonly with?: Readonly<Record<string, FactName>>;
  readonly query?: (facts: RouteFacts) => string;
  readonly fields?: Readonly<Record<string, string>>;
  /** What those it is for are answered: a page unless said; a form sent empty comes back with its errors. */
  readonly answers?: number;
  /** Those who are let in but answered otherwise. */
  readonly otherwise?: Readonly<Partial<Record<Role, number>>>;
  /** What staff with the right role but of an organisation with no part in the home are answered. */
  readonly stranger?: number;
}

const aCase = { with: { reference: 'booked' }, stranger: 404 } as const;
const aForm = { ...aCase, answers: 422 } as const;
const diagnosed = { with: { reference: 'diagnosed' }, stranger: 404 } as const;
const fixed = { with: { reference: 'fixed' }, stranger: 404 } as const;
const aPromise = { with: { reference: 'booked', promise: 'promiseId' }, stranger: 404 } as const;
const aHome = { with: { homeId: 'homeId' }, stranger: 403 } as const;
const anArea = { with: { areaId: 'areaId' } } as const;
const aPerson = { with: { id: 'residentId' }, stranger: 403 } as const;
const aColleague = { with: { id: 'colleagueId' } } as const;
const aLeaver = { with: { id: 'leaverId' } } as const;
const aTeam = { with: { id: 'teamId' } } as const;
const anImport = { with: { id: 'importId' } } as const;
const aLandlord = { with: { landlord: 'slug' } } as const;
const sentEmpty = { answers: 422 } as const;
const goesOn = { answers: 303 } as const;
const ofLeak = { query: () => '?problem=fence-or-path&new=yes' } as const;

/** Every route, by its method and path. A route that is not here fails the walk. */
export const examples: Readonly<Record<string, Example>> = {
  ...downloadExamples,
  ...messageExamples,
  ...residentRouteExamples,
  ...standingExamples,
  ...programmeExamples,
  'GET /': {},
  'GET /rulebook': {},
  'GET /api/openapi.json': {},
  'GET /api/problems/:kind': { with: { kind: 'problemKind' } },
  'GET /sign-in': {},
  'POST /sign-in': sentEmpty,
  'GET /sign-in/with/:landlord': { ...aLandlord, answers: 404 },
  // Nobody sent us there: the page says so.
  'GET /sign-in/returned': sentEmpty,
  'GET /sign-in/new-password': goesOn,
  'POST /sign-in/new-password': goesOn,
  'POST /sign-out': goesOn,
  'POST /sign-out-everywhere': goesOn,

  'GET /work': {},
  'POST /notices/seen': goesOn,
  'POST /notices/:id/seen': { with: { id: 'noticeId' }, answers: 303 },
  'GET /queue': {},
  'POST /queue/owner': sentEmpty,
  'GET /manage': {},
  'GET /manage/months': goesOn,
  'GET /manage/performance': {},
  'GET /manage/performance/rows': {},
  'GET /damp': {},
  // Not every case is counted yet.
  'POST /damp/work-out': sentEmpty,
  'GET /damp/areas': {},
  'GET /damp/homes': {},
  'GET /damp/map': {},
  // Nothing is worked out yet.
  'GET /damp/area': { answers: 404 },
  'GET /damp/silent': {},
  'GET /damp/silent/homes': {},
  'GET /damp/silent/audit': {},
  'GET /damp/money': {},
  'GET /damp/money/programmes': {},
  'GET /damp/how-we-know': {},
  'GET /damp/did-it-work': {},
  'GET /damp/did-it-work/jobs': {},
  'GET /search': {},
  'POST /search': sentEmpty,

  'GET /report': {},
  'POST /report': sentEmpty,
  'GET /report/home/:homeId': aHome,
  'GET /report/home/:homeId/details': { ...aHome, ...ofLeak },
  'POST /report/home/:homeId/details': { ...aHome, answers: 422 },
  'GET /report/area/:areaId': anArea,
  'GET /report/area/:areaId/details': { ...anArea, ...ofLeak },
  'POST /report/area/:areaId/details': { ...anArea, answers: 422 },

  ...hazardExamples,
  ...inspectionExamples,
  ...outreachExamples,
  'GET /repairs/:reference': { ...aCase, otherwise: { operative: 303 } },
  'GET /repairs/:reference/reported': aCase,
  'GET /repairs/:reference/book': diagnosed,
  'POST /repairs/:reference/book': { ...diagnosed, answers: 422 },
  'GET /repairs/:reference/book-inspection': fixed,
  'POST /repairs/:reference/book-inspection': { ...fixed, answers: 422 },
  // No sum is proposed on it, so there is none to decide about: the page says so, and what is sent finds none.
  'GET /repairs/:reference/remedies/:remedyId': { with: { reference: 'booked', remedyId: 'visitId' }, answers: 422, stranger: 404 },
  'POST /repairs/:reference/remedies/:remedyId': { with: { reference: 'booked', remedyId: 'visitId' }, answers: 404, stranger: 404 },
  // Nothing was done on it yet, so the page says why not.
  'GET /repairs/:reference/declare-fixed': { ...diagnosed, answers: 422 },
  'POST /repairs/:reference/declare-fixed': { ...diagnosed, answers: 422 },
  'GET /repairs/:reference/ask-again': fixed,
  'POST /repairs/:reference/ask-again': { ...fixed, answers: 422 },
  'GET /repairs/:reference/answer': fixed,
  'POST /repairs/:reference/answer': { ...fixed, answers: 422 },
  'GET /repairs/:reference/join': aCase,
  'POST /repairs/:reference/join': aForm,
  // No case of the demonstration can be closed at this moment: the page says why.
  'GET /repairs/:reference/close': aForm,
  'POST /repairs/:reference/close': { ...aCase, answers: 409 },
  'GET /repairs/:reference/cancel': diagnosed,
  'POST /repairs/:reference/cancel': { ...diagnosed, answers: 422 },
  'POST /repairs/:reference/link/revoke': { ...fixed, answers: 303 },
  'POST /repairs/:reference/link/send': { ...fixed, answers: 303 },
  ...visitExamples,
  'GET /visits/plan': {},
  'POST /visits/plan': sentEmpty,
  'GET /calendars': {},
  // The manager works for another organisation than the surveyor.
  'GET /calendars/:staffId': { with: { staffId: 'surveyorId' }, otherwise: { manager: 404 }, stranger: 404 },
  'POST /calendars/:staffId': { with: { staffId: 'surveyorId' }, answers: 422, otherwise: { manager: 404 }, stranger: 404 },

  'GET /cases/:reference': { ...aCase, answers: 303 },
  'GET /cases/:reference/record': aCase,
  'GET /cases/:reference/notes': aCase,
  'POST /cases/:reference/notes': aForm,
  'GET /cases/:reference/contacts': aCase,
  'POST /cases/:reference/contacts': aForm,
  'GET /cases/:reference/promises': aCase,
  'POST /cases/:reference/promises': aForm,
  'GET /cases/:reference/promises/:promise/kept': aPromise,
  'POST /cases/:reference/promises/:promise/kept': { ...aPromise, answers: 422 },
  'GET /cases/:reference/promises/:promise/moved': aPromise,
  'POST /cases/:reference/promises/:promise/moved': { ...aPromise, answers: 422 },
  'GET /cases/:reference/links': aCase,
  'GET /cases/:reference/links/take-away': aCase,
  'POST /cases/:reference/links/take-away': aForm,
  'POST /cases/:reference/links': aForm,
  'GET /cases/:reference/owner': aCase,
  'POST /cases/:reference/owner': aForm,

  'GET /homes': {},
  'GET /homes/:id': { with: { id: 'homeId' }, stranger: 403 },
  'GET /homes/:id/end': { with: { id: 'homeId' }, stranger: 403 },
  'POST /homes/:id/end': { with: { id: 'homeId' }, stranger: 403, answers: 422 },
  'POST /homes/:id/end/undo': { with: { id: 'homeId' }, stranger: 403, answers: 422 },
  'GET /blocks/:id': { with: { id: 'blockId' }, stranger: 403 },
  'GET /homes/:id/people/new': { with: { id: 'homeId' }, stranger: 403 },
  'POST /homes/:id/people/new': { with: { id: 'homeId' }, stranger: 403, answers: 422 },
  'GET /residents/:id': aPerson,
  'GET /residents/:id/needs': aPerson,
  'POST /residents/:id/needs': { ...aPerson, answers: 422 },
  'GET /residents/:id/withdraw-consent': aPerson,
  'POST /residents/:id/withdraw-consent': { ...aPerson, answers: 422 },
  'GET /residents/:id/representative': aPerson,
  'POST /residents/:id/representative': { ...aPerson, answers: 422 },
  'GET /residents/:id/representative-ended': aPerson,
  'POST /residents/:id/representative-ended': { ...aPerson, answers: 422 },
  'GET /residents/:id/contact-details': aPerson,
  'POST /residents/:id/contact-details': { ...aPerson, answers: 422 },


  ...evidenceExamples,

  'GET /account': {},
  'GET /account/password': {},
  'POST /account/password': sentEmpty,
  'GET /account/absences/new': {},
  'POST /account/absences/new': sentEmpty,
  // It is the complaints officer's own; managers and administrators may for anyone.
  'POST /account/absences/:id/remove': { with: { id: 'absenceId' }, answers: 403, otherwise: { 'complaints officer': 303, manager: 303, administrator: 303 }, stranger: 303 },
  'GET /admin/absences': {},
  'GET /admin/absences/new': {},
  'POST /admin/absences/new': sentEmpty,
  'POST /admin/absences/:id/remove': { with: { id: 'absenceId' }, answers: 303 },
  'GET /admin/downloads': {},
  'GET /admin/staff': {},
  'POST /admin/staff/search': { answers: 200 },
  'GET /admin/staff/new': {},
  'POST /admin/staff/new': sentEmpty,
  'GET /admin/staff/:id': aColleague,
  // Sent without the version it was made from, a form is older than any.
  'POST /admin/staff/:id': { ...aColleague, answers: 409 },
  'GET /admin/staff/:id/deactivate': aLeaver,
  'POST /admin/staff/:id/deactivate': { ...aLeaver, answers: 303 },
  'POST /admin/staff/:id/temporary-password': { ...aColleague, answers: 200 },
  'POST /admin/staff/:id/sign-out-everywhere': { ...aColleague, answers: 303 },
  'POST /admin/staff/:id/reactivate': { ...aLeaver, answers: 303 },
  'GET /admin/teams': {},
  'GET /admin/teams/new': {},
  'POST /admin/teams/new': sentEmpty,
  'GET /admin/teams/:id': aTeam,
  'POST /admin/teams/:id': { ...aTeam, answers: 422 },
  'GET /admin/organisations/new': {},
  'POST /admin/organisations/new': sentEmpty,
  'GET /admin/imports': {},
  'GET /admin/imports/new': {},
  'POST /admin/imports/new': sentEmpty,
  'GET /admin/imports/:id': anImport,
  'POST /admin/imports/:id': { ...anImport, answers: 303 },
  'GET /admin/settings/repairs': {},
  'POST /admin/settings/repairs': sentEmpty,
  'GET /admin/settings/causes': {},
  'POST /admin/settings/causes/add': sentEmpty,
  'POST /admin/settings/causes/retire': sentEmpty,
  'POST /admin/settings/causes/offer-again': sentEmpty,
  'GET /admin/settings/questions': {},
  'GET /admin/settings/questions/:problem': { with: { problem: 'problemAsked' } },
  'POST /admin/settings/questions/:problem': { with: { problem: 'problemAsked' }, ...sentEmpty },
  'GET /admin/settings/questions/:problem/versions/:version': { with: { problem: 'problemAsked', version: 'firstEntry' } },
  'GET /admin/settings/appointments': {},
  'POST /admin/settings/appointments': sentEmpty,
  'GET /admin/settings/landlord': {},
  'POST /admin/settings/landlord': sentEmpty,
  'GET /admin/api-tokens': {},
  'GET /admin/api-tokens/new': {},
  'POST /admin/api-tokens/new': sentEmpty,
  'POST /admin/api-tokens/:id/revoke': { with: { id: 'tokenId' }, answers: 303 },
  ...orderExamples,
};
