const files = (path: string, letters: string, method = 'GET'): Record<string, string> => ({ [`${method} ${path}.csv`]: letters, [`${method} ${path}.xlsx`]: letters });

/** Who may take each list out of the product: whoever may read its page. */
export const downloadPrivileges: Readonly<Record<string, string>> = {
  ...files('/work', 'apscomAbt'),
  ...files('/search', 'apscomAbt', 'POST'),
  ...files('/manage', 'mb'),
  ...files('/inspections', 'apscm'),
  ...files('/inspections/results', 'm'),
  ...files('/orders/to-authorise', 'psm'),
  ...files('/our-orders', 't'),
  ...files('/contractors', 'apscmA'),
  ...files('/rates', 'apscmA'),
  ...files('/programmes', 'apscm'),
  ...files('/programmes/:id/places', 'apscm'),
  ...files('/orphans', 'apcm'),
  ...files('/letters', 'am'),
  ...files('/visits/came-in', 'pm'),
  ...files('/visits/to-move', 'apm'),
  ...files('/admin/staff', 'A'),
  ...files('/admin/absences', 'mA'),
  ...files('/admin/downloads', 'A'),
  ...files('/admin/imports', 'A'),
};
