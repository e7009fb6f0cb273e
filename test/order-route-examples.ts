import type { Example } from './route-examples.ts';

const anOrder = { with: { reference: 'hazard', number: 'orderNumber' }, stranger: 404 } as const;
const aContractor = { with: { id: 'contractorId' }, stranger: 403 } as const;
const aContract = { with: { id: 'contractId' }, stranger: 403 } as const;
const ourOrder = { with: { id: 'orderId' }, stranger: 404 } as const;
const sentEmpty = { answers: 422 } as const;

/** The routes of orders, contractors and rates. */
export const orderExamples: Readonly<Record<string, Example>> = {
  'GET /our-orders': {},
  'GET /our-orders/:id': ourOrder,
  // No photo came with it.
  'GET /our-orders/:id/photos/:photoId': { with: { id: 'orderId', photoId: 'photoId' }, stranger: 404, answers: 404 },
  'GET /our-orders/:id/photos/:photoId/thumbnail': { with: { id: 'orderId', photoId: 'photoId' }, stranger: 404, answers: 404 },
  'GET /our-orders/:id/accept': ourOrder,
  'POST /our-orders/:id/accept': { ...ourOrder, answers: 409 },
  'GET /our-orders/:id/turn-down': ourOrder,
  'POST /our-orders/:id/turn-down': { ...ourOrder, answers: 422 },
  // Not before it is accepted.
  'GET /our-orders/:id/propose': { ...ourOrder, answers: 422 },
  'POST /our-orders/:id/propose': { ...ourOrder, answers: 422 },
  'GET /our-orders/:id/complete': { ...ourOrder, answers: 422 },
  'POST /our-orders/:id/complete': { ...ourOrder, answers: 422 },
  'GET /our-orders/:id/no-access': { ...ourOrder, answers: 422 },
  'POST /our-orders/:id/no-access': { ...ourOrder, answers: 422 },
  'GET /our-orders/:id/vary': ourOrder,
  'POST /our-orders/:id/vary': { ...ourOrder, answers: 422 },
  'GET /our-orders/:id/withdraw-variation': { ...ourOrder, answers: 422 },
  'POST /our-orders/:id/withdraw-variation': { ...ourOrder, answers: 422 },
  'GET /our-orders/:id/photos': ourOrder,
  'POST /our-orders/:id/photos': { ...ourOrder, answers: 409 },
  'GET /cases/:reference/orders/new': { with: { reference: 'diagnosed' }, stranger: 404 },
  'POST /cases/:reference/orders/new': { with: { reference: 'diagnosed' }, stranger: 404, answers: 422 },
  'GET /cases/:reference/orders/:number': anOrder,
  'GET /cases/:reference/orders/:number/messages.json': anOrder,
  'GET /cases/:reference/orders/:number/accept': anOrder,
  // Sent without the version it was made from, a form is older than any.
  'POST /cases/:reference/orders/:number/accept': { ...anOrder, answers: 409 },
  // Nobody has accepted it, and nothing of it waits: the page says so.
  'GET /cases/:reference/orders/:number/schedule': { ...anOrder, answers: 422 },
  'POST /cases/:reference/orders/:number/schedule': { ...anOrder, answers: 422 },
  'GET /cases/:reference/orders/:number/accept-slot': { ...anOrder, answers: 422 },
  'POST /cases/:reference/orders/:number/accept-slot': { ...anOrder, answers: 409 },
  'GET /cases/:reference/orders/:number/decline-slot': { ...anOrder, answers: 422 },
  'POST /cases/:reference/orders/:number/decline-slot': { ...anOrder, answers: 422 },
  'GET /cases/:reference/orders/:number/turn-down': anOrder,
  'POST /cases/:reference/orders/:number/turn-down': { ...anOrder, answers: 422 },
  'GET /cases/:reference/orders/:number/no-access': { ...anOrder, answers: 422 },
  'POST /cases/:reference/orders/:number/no-access': { ...anOrder, answers: 422 },
  'GET /cases/:reference/orders/:number/complete': { ...anOrder, answers: 422 },
  'POST /cases/:reference/orders/:number/complete': { ...anOrder, answers: 422 },
  'GET /cases/:reference/orders/:number/vary': anOrder,
  'POST /cases/:reference/orders/:number/vary': { ...anOrder, answers: 422 },
  'GET /cases/:reference/orders/:number/withdraw-variation': { ...anOrder, answers: 422 },
  'POST /cases/:reference/orders/:number/withdraw-variation': { ...anOrder, answers: 422 },
  'GET /cases/:reference/orders/:number/cancel': anOrder,
  'POST /cases/:reference/orders/:number/cancel': { ...anOrder, answers: 422 },
  'GET /cases/:reference/orders/:number/authorise': { ...anOrder, answers: 422 },
  'POST /cases/:reference/orders/:number/authorise': { ...anOrder, answers: 409 },
  'GET /cases/:reference/orders/:number/decline': { ...anOrder, answers: 422 },
  'POST /cases/:reference/orders/:number/decline': { ...anOrder, answers: 422 },
  'GET /orders/to-authorise': {},
  'GET /contractors': { stranger: 403 },
  'GET /contractors/new': { stranger: 403 },
  'POST /contractors/new': { ...sentEmpty, stranger: 403 },
  'GET /contractors/:id': aContractor,
  'GET /contractors/:id/edit': aContractor,
  'POST /contractors/:id/edit': { ...aContractor, answers: 422 },
  'GET /contractors/:id/contracts/new': aContractor,
  'POST /contractors/:id/contracts/new': { ...aContractor, answers: 422 },
  'GET /contracts/:id': aContract,
  'POST /contracts/:id': { ...aContract, answers: 422 },
  'GET /rates': { stranger: 403 },
  'GET /admin/settings/orders': {},
  'POST /admin/settings/orders': sentEmpty,
};
