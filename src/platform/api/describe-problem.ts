import { DatabaseUnavailable, NotFound, RecordChanged, type WhyUnavailable } from '../database/index.ts';
import { NotAllowed, TooMuchSent } from '../http/problems.ts';
import { fieldProblems, type SchemaError } from './field-problems.ts';
import { ApiProblem, problemKinds, type ProblemKind } from './problem.ts';

type ThrownError = Error & {
  readonly statusCode?: number;
  readonly code?: string;
  readonly validation?: readonly SchemaError[];
  readonly validationContext?: string;
};

/** Any failure as a problem that the caller can act on. What an error says of itself may quote somebody's words: it is never repeated. */
export function describeApiProblem(error: ThrownError): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof NotFound) return new ApiProblem('not-found', 'There is nothing of this name for whoever this token acts for.');
  if (error instanceof NotAllowed) return new ApiProblem('not-allowed', error.whoCan);
  if (error instanceof RecordChanged) return new ApiProblem('changed-meanwhile', 'The version you sent is not the newest. Read it again, then decide again.');
  if (error instanceof DatabaseUnavailable) return new ApiProblem('busy', whyUnavailable[error.why]);
  if (error instanceof TooMuchSent) return new ApiProblem('too-large', `A file here can be up to ${Math.floor(error.upload.bytes / 1024 / 1024)} megabytes, ${error.upload.files} at a time. Nothing was saved.`);
  if (error.validation !== undefined) return describeInvalid(error.validation, error.validationContext);
  const kind = kindOfStatus(error.statusCode ?? 500);
  return new ApiProblem(kind, problemKinds[kind].about);
}

const again = 'Send the same request with the same Idempotency-Key again when Retry-After has passed.';
const whyUnavailable: Readonly<Record<WhyUnavailable, string>> = {
  busy: `It took too long, because much else is going on. Nothing was saved. ${again}`,
  away: `The records cannot be reached just now. Nothing was saved. ${again}`,
  full: `There is no room left to save anything. Nothing was saved. ${again}`,
  unsure: `The line was cut while it was being saved: it is there whole, or not at all. ${again} Then you know.`,
};

/** An address with a part that cannot be the name of anything leads nowhere. */
function describeInvalid(found: readonly SchemaError[], where: string | undefined): ApiProblem {
  if (where === 'params') return new ApiProblem('not-found', 'There is nothing of this name for whoever this token acts for.');
  const errors = fieldProblems(found, where === 'body' ? 'body' : 'query');
  return new ApiProblem('invalid', 'Nothing was saved. Mend what "errors" names, then send it again.', { errors });
}

function kindOfStatus(status: number): ProblemKind {
  if (status === 413) return 'too-large';
  if (status === 415) return 'not-json';
  if (status === 429) return 'too-many-requests';
  if (status === 503) return 'busy';
  return status >= 400 && status < 500 ? 'malformed' : 'fault';
}
