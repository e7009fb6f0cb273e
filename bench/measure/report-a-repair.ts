import { newId } from '../../src/platform/ids.ts';
import { problems } from '../../src/repairs/index.ts';
import type { BenchHome } from './bench-landlord.ts';
import type { ClientRequest } from './clients.ts';
import { fromSomewhere } from './product.ts';

/** Problems that set no clock of the hazards law, so that each report costs the same. */
const [recordedProblem = '', ...plainProblems] = problems.filter(({ couldBe }) => couldBe.length === 0).map(({ id }) => id);

/**
 * The `index`th report of a repair through the API: every home once with one problem, then every home with the next, so
 * that none is open already. Its key is an id, as a portal's would be.
 */
export function reportARepair(token: string, homes: readonly BenchHome[], index: number): ClientRequest {
  return report(token, homes[index % homes.length], { index, problem: plainProblems[Math.floor(index / homes.length) % plainProblems.length] ?? '' });
}

/** A report to be recorded and sent to PostgreSQL alone, of a problem that no other report is of. */
export function reportToRecord(token: string, home: BenchHome | undefined): ClientRequest {
  return report(token, home, { index: 0, problem: recordedProblem });
}

function report(token: string, home: BenchHome | undefined, { index, problem }: { readonly index: number; readonly problem: string }): ClientRequest {
  return {
    method: 'POST',
    path: '/api/v1/repairs',
    headers: { ...fromSomewhere(index), authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify({
      homeId: home?.homeId, problem, room: 'Kitchen', extent: 'One small spot', since: 'Today', isEmergency: false, reporter: { residentId: home?.residentId },
      words: 'It started this morning and gets worse through the day. I put a bucket under it and turned it off where I could, but it goes on. Please ring before you come.',
    }),
  };
}
