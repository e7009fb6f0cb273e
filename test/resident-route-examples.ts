import type { Example } from './route-examples.ts';

const aLink = { with: { token: 'linkToken' } } as const;
const aLinkPhoto = { with: { token: 'linkToken', id: 'photoId' } } as const;
const aLinkVisit = { with: { token: 'linkToken', visitId: 'visitId' } } as const;
const aLandlord = { with: { landlord: 'slug' } } as const;

/** Routes that residents use: the public report, and the page behind their link. */
export const residentRouteExamples: Readonly<Record<string, Example>> = {
  'GET /l/:landlord': aLandlord,
  'GET /l/:landlord/rulebook': aLandlord,
  'GET /l/:landlord/code': aLandlord,
  'POST /l/:landlord/code': { ...aLandlord, answers: 422 },
  'GET /l/:landlord/report': aLandlord,
  'POST /l/:landlord/report': { ...aLandlord, answers: 422 },
  'GET /l/:landlord/report/send': { ...aLandlord, answers: 303 },
  'POST /l/:landlord/report/send': { ...aLandlord, answers: 422 },
  'GET /l/:landlord/report/added': aLandlord,
  // Nothing is kept under the word that stands in the place of a token.
  'GET /l/:landlord/report/kept/:token': { with: { landlord: 'slug', token: 'linkToken' }, answers: 404 },
  'POST /l/:landlord/report/kept/:token': { with: { landlord: 'slug', token: 'linkToken' }, answers: 404 },
  'POST /l/:landlord/report/kept/:token/delete': { with: { landlord: 'slug', token: 'linkToken' } },

  'GET /r/:token': aLink,
  'GET /r/:token/sent': aLink,
  'GET /r/:token/answer': { ...aLink, answers: 303 },
  'POST /r/:token/answer': { ...aLink, answers: 422 },
  'GET /r/:token/not-right': aLink,
  'POST /r/:token/not-right': { ...aLink, answers: 422 },
  'GET /r/:token/photos': aLink,
  'POST /r/:token/photos': { ...aLink, answers: 422 },
  'GET /r/:token/photos/:id': aLinkPhoto,
  'GET /r/:token/photos/:id/thumbnail': aLinkPhoto,
  'GET /r/:token/needs': aLink,
  'POST /r/:token/needs': { ...aLink, answers: 422 },
  'GET /r/:token/times': aLink,
  'POST /r/:token/times': { ...aLink, answers: 303 },
  // A visit is booked already, so there is nothing to choose: back to their page; who sends a choice all the same reads why not.
  'GET /r/:token/visits/new': { ...aLink, answers: 303 },
  'POST /r/:token/visits/new': { ...aLink, answers: 422 },
  'GET /r/:token/visits/:visitId/calendar.ics': aLinkVisit,
  'GET /r/:token/visits/:visitId/cancel': aLinkVisit,
  'POST /r/:token/visits/:visitId/cancel': { ...aLinkVisit, answers: 422 },
  'GET /r/:token/visits/:visitId/change': aLinkVisit,
  'POST /r/:token/visits/:visitId/change': { ...aLinkVisit, answers: 422 },
};
