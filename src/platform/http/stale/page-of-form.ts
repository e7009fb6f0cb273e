import type { PageRoute, Route } from '../routes.ts';

/** A page on which the form may stand, and its address. */
export interface PageOfForm {
  readonly route: PageRoute;
  readonly path: string;
}

/** Where a form is that sends to this route: at the same address, or on a page above it. Nearest first. */
export function pagesOfForm(route: Pick<PageRoute, 'path' | 'who'>, path: string, routes: readonly Route[]): PageOfForm[] {
  const [pattern, address] = [route.path.split('/'), path.split('/')];
  if (pattern.length !== address.length) return [];
  return pattern.slice(1).flatMap((_, up): PageOfForm[] => {
    const at = pattern.slice(0, pattern.length - up).join('/');
    const found = routes.find((other): other is PageRoute => other.who === route.who && other.method === 'GET' && other.path === at);
    return found === undefined ? [] : [{ route: found, path: address.slice(0, address.length - up).join('/') }];
  });
}
