-- In which small area of the 2011 census a home stands, as an administrator imported it: docs/how-to/import-census-areas.md. Read for one thing only, to
-- see whether our own lists deal alike with places that are deprived and with others.
create table home_census_areas (
  landlord_id uuid not null,
  home_id uuid not null,
  lsoa_2011 text not null check (lsoa_2011 ~ '^E01[0-9]{6}$'),
  source text not null,
  updated_at timestamptz not null,
  primary key (landlord_id, home_id),
  foreign key (landlord_id, home_id) references homes (landlord_id, id)
);
select putright_protect('home_census_areas');

alter table import_runs drop constraint if exists import_runs_kind_check;
alter table import_runs add constraint import_runs_kind_check check (kind in ('homes', 'residents', 'repairs', 'rates', 'site-hazards', 'home-positions', 'hazard-reports', 'area-boundaries', 'census-areas'));
alter table insight_parts drop constraint if exists insight_parts_part_check;
alter table insight_parts add constraint insight_parts_part_check check (part in ('silence', 'money', 'deprivation'));
