const asks = 'apscm';
const starts = 'sm';

/** Who may open each page of outreach and do each thing, read as policy like the rest. */
export const outreachPrivileges: Readonly<Record<string, string>> = {
  'GET /outreach': asks,
  'GET /outreach.csv': asks,
  'GET /outreach.xlsx': asks,
  'GET /outreach/new': starts,
  'POST /outreach/new': starts,
  'GET /outreach/:id': asks,
  'GET /outreach/:id/homes': asks,
  'GET /outreach/:id/homes.csv': asks,
  'GET /outreach/:id/homes.xlsx': asks,
  'GET /approaches/:reference': asks,
  'GET /approaches/:reference/outcome': asks,
  'POST /approaches/:reference/outcome': asks,
};

/** The same of the operations of the API. */
export const outreachApiPrivileges: Readonly<Record<string, string>> = { listOutreaches: asks, readOutreach: asks, listHomesAsked: asks, beginOutreach: starts, recordHomeAsked: asks };
