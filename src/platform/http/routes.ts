import type { ApiRoute } from '../api/api-route.ts';
import type { Reply } from './replies.ts';
import type { Upload } from './upload.ts';
import type { LandlordVisit, LinkVisit, StaffVisit, Visit, WorkLinkVisit } from './visit.ts';

export type { Upload } from './upload.ts';

type Method = 'GET' | 'POST';

/**
 * Every route states who may use it; there is no route without. The walk test reads these statements and tries each
 * as every role, as nobody and as the other landlord.
 */
export type Route = PageRoute | ApiRoute;

/** A route for people, in a browser. */
export type PageRoute = { readonly method: Method; readonly path: string; readonly upload?: Upload } & (
  | { readonly who: 'anyone'; readonly handle: (visit: Visit) => Promise<Reply> }
  | { readonly who: 'public of a landlord'; readonly handle: (visit: LandlordVisit) => Promise<Reply> }
  | { readonly who: 'link holder'; readonly handle: (visit: LinkVisit) => Promise<Reply> }
  | { readonly who: 'work link holder'; readonly handle: (visit: WorkLinkVisit) => Promise<Reply> }
  | { readonly who: 'staff'; readonly roles: 'every role' | readonly string[]; readonly handle: (visit: StaffVisit) => Promise<Reply> }
);

/** For anybody, before any landlord is known: sign-in, the rulebook, health. No transaction is open. */
export function openRoute(method: Method, path: string, handle: (visit: Visit) => Promise<Reply>): PageRoute {
  return { method, path, who: 'anyone', handle };
}

/** For anybody, under one landlord's public address: the path must start with /l/:landlord. */
export function publicRoute(method: Method, path: string, handle: (visit: LandlordVisit) => Promise<Reply>): PageRoute {
  if (!path.startsWith('/l/:landlord')) throw new Error(`A public route lives under /l/:landlord, not ${path}`);
  return { method, path, who: 'public of a landlord', handle };
}

/** For whoever holds a signed link: the path must start with /r/:token. */
export function linkRoute(method: Method, path: string, handle: (visit: LinkVisit) => Promise<Reply>): PageRoute {
  if (!path.startsWith('/r/:token')) throw new Error(`A link route lives under /r/:token, not ${path}`);
  return { method, path, who: 'link holder', handle };
}

/** For whoever holds a signed link to one piece of work: the path must start with /o/:token. A resident's link opens none of these, nor the other way round. */
export function workLinkRoute(method: Method, path: string, handle: (visit: WorkLinkVisit) => Promise<Reply>): PageRoute {
  if (!path.startsWith('/o/:token')) throw new Error(`A route of a link to work lives under /o/:token, not ${path}`);
  return { method, path, who: 'work link holder', handle };
}

/** For signed-in staff who hold one of `roles`. Finer rules (whose home, which case) are the slice's `access.ts`. */
export function staffRoute(
  method: Method,
  path: string,
  roles: 'every role' | readonly string[],
  handle: (visit: StaffVisit) => Promise<Reply>,
): PageRoute {
  return { method, path, who: 'staff', roles, handle };
}

/**
 * The same route, which also takes files. Who may is settled before their bytes are read; they are kept on disk until
 * the request is answered, so that a slow sender holds no memory and no transaction.
 */
export function takesFiles(upload: Upload, route: PageRoute): PageRoute {
  return { ...route, upload };
}
