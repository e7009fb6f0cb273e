/** What waits for somebody on their first page is counted no further than anybody reads. */
export const mostCounted = 100;
