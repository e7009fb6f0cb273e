import { openApiDocument, problemKinds, type ApiRoute, type ProblemKind } from '../platform/api/index.ts';
import { NotFound } from '../platform/database/index.ts';
import { json, openRoute, page, publicPage, type Route } from '../platform/http/index.ts';
import { problemPage } from './views/problem-page.ts';

/** What tells programs, and whoever writes them, how to call: the description of every operation, and a page for each kind of problem. */
export function apiDocumentRoutes(routes: readonly Route[]): readonly Route[] {
  const document = openApiDocument(routes.filter((route): route is ApiRoute => route.who === 'token'));
  return [
    openRoute('GET', '/api/openapi.json', async () => json(document)),
    openRoute('GET', '/api/problems/:kind', async (visit) => {
      const kind = visit.params['kind'] ?? '';
      if (!isProblemKind(kind)) throw new NotFound('kind of problem');
      return page(publicPage(visit, problemPage(problemKinds[kind])));
    }),
  ];
}

const isProblemKind = (text: string): text is ProblemKind => Object.hasOwn(problemKinds, text);
