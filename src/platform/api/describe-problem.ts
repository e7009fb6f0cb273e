import { NotFound, RecordChanged } from '../database/index.ts';
import { NotAllowed } from '../http/problems.ts';
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
  if (error.validation !== undefined) return describeInvalid(error.validation, error.validationContext);
  const kind = kindOfStatus(error.statusCode ?? 500);
  return new ApiProblem(kind, problemKinds[kind].about);
}

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
