export interface NavigationItem {
  readonly text: string;
  readonly href: string;
  readonly roles: 'every role' | readonly string[];
}

let items: readonly NavigationItem[] = [];
let searchers: NavigationItem['roles'] = 'every role';

/** Set once at boot from the table of contents, so that no slice has to know the others; `mayFind` names those for whom a search finds something. */
export function useNavigation(chosen: readonly NavigationItem[], mayFind: NavigationItem['roles'] = 'every role'): void {
  items = chosen;
  searchers = mayFind;
}

/** Whether whoever has these roles is shown the search box. */
export const hasSearchBox = (roles: readonly string[]): boolean => isFor(searchers, roles);

export const isFor = (wanted: NavigationItem['roles'], roles: readonly string[]): boolean => wanted === 'every role' || roles.some((role) => wanted.includes(role));

export function navigationItems(): readonly NavigationItem[] {
  return items;
}
