import type { Example } from './route-examples.ts';

const diagnosed = { with: { reference: 'diagnosed' }, stranger: 404 } as const;

/** What is decided of a repair, and what stands on a repair beside its course: getting in, its cause, planned work, a cancellation, a recall. */
export const standingExamples: Readonly<Record<string, Example>> = {
  'GET /repairs/:reference/diagnose': diagnosed,
  'POST /repairs/:reference/diagnose': { ...diagnosed, answers: 422 },
  'GET /repairs/:reference/review-access': { ...diagnosed, answers: 422 },
  'POST /repairs/:reference/review-access': { ...diagnosed, answers: 422 },
  'GET /repairs/:reference/access-step': { ...diagnosed, answers: 422 },
  'POST /repairs/:reference/access-step': { ...diagnosed, answers: 422 },
  'GET /repairs/:reference/cause': diagnosed,
  'POST /repairs/:reference/cause': { ...diagnosed, answers: 422 },
  'GET /repairs/:reference/programme': { ...diagnosed, answers: 422 },
  'POST /repairs/:reference/programme': { ...diagnosed, answers: 422 },
  'GET /repairs/:reference/leave-programme': { ...diagnosed, answers: 422 },
  'POST /repairs/:reference/leave-programme': { ...diagnosed, answers: 422 },
  'GET /repairs/:reference/agree-to-cancel': { ...diagnosed, answers: 422 },
  'POST /repairs/:reference/agree-to-cancel': { ...diagnosed, answers: 409 },
  'GET /repairs/:reference/decline-cancellation': { ...diagnosed, answers: 422 },
  'POST /repairs/:reference/decline-cancellation': { ...diagnosed, answers: 422 },
  'GET /repairs/:reference/objection': { ...diagnosed, answers: 422 },
  'POST /repairs/:reference/objection': { ...diagnosed, answers: 422 },
  'GET /repairs/:reference/times': diagnosed,
  'POST /repairs/:reference/times': { ...diagnosed, answers: 409 },
  'GET /repairs/:reference/rule-out-recall': { ...diagnosed, answers: 422 },
  'POST /repairs/:reference/rule-out-recall': { ...diagnosed, answers: 422 },
};
