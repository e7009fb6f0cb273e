export { apiRoute, type ApiAnswer, type ApiOperation, type ApiRoute, type ApiVisit } from './api-route.ts';
export type { AnswerToKeep, ApiCaller, ApiCallers, Asked, EarlierAnswer, PresentedToken } from './callers.ts';
export { ApiProblem, problemKinds, type FieldProblem, type ProblemFacts, type ProblemKind } from './problem.ts';
export { readBearer, writeToken } from './request-headers.ts';
export { instantInCursor, pageOf, pageSchema, paging, readCursor, usualLimit, uuidInCursor, writeCursor } from './cursor.ts';
export { invalidFields } from './form-errors.ts';
export { seenVersionOf } from './seen-version.ts';
export { date, idOf, instantText, maybeWords, object, orNull, words } from './schema-parts.ts';
export { openApiDocument } from './openapi.ts';
