import type { Example } from './route-examples.ts';

const aMessage = { with: { id: 'stuckId' }, stranger: 404 } as const;
const aTask = { with: { id: 'messageTaskId' }, stranger: 404 } as const;
const aLetter = { with: { id: 'postedLetterId' }, stranger: 404 } as const;
// The file is of the manager's organisation, and the adviser works for another.
const aBatch = { with: { id: 'letterBatchId' }, otherwise: { adviser: 404 }, stranger: 404 } as const;
const someWords = { query: () => '?message=new-link' } as const;

/** The routes of messages: what they say, what became of them, and what people do about them. */
export const messageExamples: Readonly<Record<string, Example>> = {
  'GET /mailbox': {},
  'GET /mailbox/:id': { with: { id: 'mailboxId' }, stranger: 404 },
  'GET /admin/messages': {},
  'GET /admin/messages/words': someWords,
  'POST /admin/messages/words': { fields: { message: 'new-link' }, answers: 422 },
  // Without the version that they saw.
  'POST /admin/messages/words/usual': { fields: { message: 'new-link' }, answers: 409 },
  'GET /messages/needing-attention': {},
  'GET /messages/:id': aMessage,
  'POST /messages/:id/send-again': { ...aMessage, answers: 422 },
  'POST /messages/:id/mark-as-sent': { ...aMessage, answers: 422 },
  'POST /messages/:id/give-up': { ...aMessage, answers: 422 },
  'GET /messages/tasks/:id': aTask,
  'POST /messages/tasks/:id/done': { ...aTask, answers: 422 },
  'GET /cases/:reference/messages': { with: { reference: 'booked' }, stranger: 404 },
  'GET /letters': {},
  'POST /letters/batches': { answers: 303 },
  'GET /letters/batches/:id': aBatch,
  'GET /letters/batches/:id/letters.pdf': aBatch,
  'POST /letters/batches/:id/posted': { ...aBatch, answers: 303 },
  'GET /letters/:id/not-posted': aLetter,
  'POST /letters/:id/not-posted': { ...aLetter, answers: 422 },
  'GET /messages/:id/came-back': aLetter,
  'POST /messages/:id/came-back': { ...aLetter, answers: 422 },
  'GET /account/emails': {},
  'POST /account/emails': { answers: 303 },
};
