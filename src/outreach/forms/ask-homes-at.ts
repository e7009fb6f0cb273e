/** Where homes of a selection are looked at before they are asked. */
export const askHomesAt = (from: string, query: readonly (readonly [name: string, value: string])[]): string =>
  `/outreach/new?${new URLSearchParams([['from', from], ...query.map(([name, value]) => [name, value])]).toString()}`;
