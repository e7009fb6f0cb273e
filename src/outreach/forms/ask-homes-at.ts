/** Where homes of a selection are looked at before they are asked. */
export const askHomesAt = (from: string, query: Readonly<Record<string, string>>): string => `/outreach/new?${new URLSearchParams({ from, ...query }).toString()}`;
