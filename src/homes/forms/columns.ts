/** The columns of a homes file, in this order. The table in docs/how-to/import-your-homes.md says what each holds. */
export const columns = [
  'uprn', 'address_line', 'town', 'postcode', 'neighbourhood', 'estate', 'block', 'block_storeys', 'communal_areas',
  'ward_code', 'ward_name', 'local_authority', 'tenure', 'owning_organisation', 'managing_organisation', 'bedrooms',
  'floor', 'form', 'built_from', 'built_until', 'wall', 'heating', 'ventilation', 'epc_band', 'facts_source', 'facts_on',
] as const;
/** That a home is no longer ours: all three names follow the others, or none does. */
export const endColumns = ['ended_on', 'ended_how', 'ended_words'] as const;
export type Column = (typeof columns)[number] | (typeof endColumns)[number];
