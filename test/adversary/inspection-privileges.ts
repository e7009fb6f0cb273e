/** Who may open each page of inspections and of chasing, and do each thing, read as policy like the rest. */
export const inspectionPrivileges: Readonly<Record<string, string>> = {
  'GET /inspections': 'apscm',
  'GET /inspections/results': 'm',
  'GET /inspections/of/:reference': 'apscm',
  'GET /inspections/:reference': 'apscm',
  'GET /inspections/:reference/record': 'sm',
  'POST /inspections/:reference/record': 'sm',
  'GET /inspections/:reference/waive': 'm',
  'POST /inspections/:reference/waive': 'm',
  'GET /admin/settings/inspections': 'A',
  'POST /admin/settings/inspections': 'A',
  'GET /admin/settings/chasing': 'A',
  'POST /admin/settings/chasing': 'A',
  'GET /admin/settings/office-hours': 'mA',
  'POST /admin/settings/office-hours': 'mA',
};
