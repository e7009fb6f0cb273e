/** Every kind of problem the API answers with: its number, its title, and what to do about it. */
export const problemKinds = {
  malformed: { status: 400, title: 'The request could not be read', about: 'The body was not JSON, or a header was not as it must be. Nothing was saved. Send it again as the documentation shows.' },
  'key-missing': { status: 400, title: 'The request has no Idempotency-Key', about: 'Everything that changes something carries the header Idempotency-Key: 1 to 255 visible ASCII characters, a new one for each thing done and the same one for each retry of it.' },
  'token-missing': { status: 401, title: 'The token is missing, unknown or over', about: 'Send the header "Authorization: Bearer" and a token that has not expired and was not revoked, of somebody who still works for the landlord. An administrator makes tokens.' },
  'not-allowed': { status: 403, title: 'This is not allowed', about: 'Either the token lacks the scope that the operation needs, or the person it acts for may not do this on the pages either.' },
  'not-found': { status: 404, title: 'There is no such thing here', about: 'Nothing of this name exists for this landlord and this person. What a person may not see is not found.' },
  'method-not-allowed': { status: 405, title: 'This address takes another method', about: 'The header Allow says which.' },
  'changed-meanwhile': { status: 409, title: 'Somebody else changed this meanwhile', about: 'The version sent is not the newest. Nothing was saved. Read it again, decide again, and send the version you read.' },
  'already-open': { status: 409, title: 'This problem is being dealt with already', about: 'An open repair of the same problem at the same place is there. Add the report to it with its action "join", or say "anotherProblem": true when it is a different one.' },
  'too-large': { status: 413, title: 'The request is too large', about: 'Nothing was saved. A body may hold 256 kilobytes.' },
  'not-json': { status: 415, title: 'The body must be JSON', about: 'Send the header "Content-Type: application/json".' },
  'not-a-form': { status: 415, title: 'The body must be a form with files', about: 'Send the header "Content-Type: multipart/form-data" with its boundary, as every client for HTTP does by itself.' },
  invalid: { status: 422, title: 'Something in the request is not as it must be', about: 'The member "errors" says where, why, and how to mend it. Nothing was saved.' },
  refused: { status: 422, title: 'The rules do not let this be done now', about: 'The member "refusal" names the rule; it is the same on the pages. Nothing was saved.' },
  'key-reused': { status: 422, title: 'This Idempotency-Key was used for another request', about: 'A key belongs to one request. Use a new key for a new thing.' },
  'too-many-requests': { status: 429, title: 'Too many requests', about: 'Wait as long as the header Retry-After says, then go on.' },
  fault: { status: 500, title: 'Something went wrong on our side', about: 'Nothing was half-saved. Send the same request with the same Idempotency-Key again in a few minutes.' },
  busy: { status: 503, title: 'Too busy to answer now', about: 'Nothing was saved. Wait as long as the header Retry-After says, then send the same request with the same Idempotency-Key.' },
} as const satisfies Record<string, { readonly status: number; readonly title: string; readonly about: string }>;
export type ProblemKind = keyof typeof problemKinds;

/** What is wrong with one field: where it is, the rule it broke, and how to mend it. */
export interface FieldProblem {
  readonly in: 'body' | 'query';
  readonly pointer: string;
  readonly reason: string;
  readonly mend: string;
}

export interface ProblemFacts {
  readonly errors?: readonly FieldProblem[];
  readonly refusal?: string;
  readonly facts?: Readonly<Record<string, string>>;
}

/** A request that ends without anything being done, in the words of RFC 9457. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly kind: ProblemKind;
  readonly facts: ProblemFacts;
  constructor(kind: ProblemKind, detail: string, facts: ProblemFacts = {}) {
    super(detail);
    this.kind = kind;
    this.facts = facts;
  }
}

/** The body of a problem as it goes over the wire. `requestId` is what to quote when asking about it. */
export function problemBody(kind: ProblemKind, detail: string, requestId: string, facts: ProblemFacts = {}): object {
  const { status, title } = problemKinds[kind];
  return { type: `/api/problems/${kind}`, title, status, detail, instance: `urn:uuid:${requestId}`, ...facts };
}
