/** What tells the methods of an address from the routes there are. */
export interface KnownRoute {
  readonly method: string;
  readonly path: string;
}

/**
 * Which methods an address takes, by the pattern of its route alone: nothing is looked up, so it tells nobody whether
 * there is a record behind it. Gives none for an address that no route has.
 */
export function methodsOfPaths(routes: readonly KnownRoute[]): (url: string) => readonly string[] {
  const known = routes.map(({ method, path }) => ({ method, pattern: new RegExp(`^${path.split(/:\w+/).map((part) => RegExp.escape(part)).join('[^/]+')}/?$`) }));
  return (url) => {
    const path = url.split('?', 1)[0] ?? '';
    return [...new Set(known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
  };
}
