export interface NavigationItem {
  readonly text: string;
  readonly href: string;
  readonly roles: 'every role' | readonly string[];
}

let items: readonly NavigationItem[] = [];

/** Set once at boot from the table of contents, so that no slice has to know the others. */
export function useNavigation(chosen: readonly NavigationItem[]): void {
  items = chosen;
}

export function navigationItems(): readonly NavigationItem[] {
  return items;
}
