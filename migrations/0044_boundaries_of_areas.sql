-- The boundary of a ward, neighbourhood or estate, as an administrator imported it: docs/how-to/import-boundaries.md.
create table area_boundaries (
  landlord_id uuid not null references landlords (id),
  level text not null check (level in ('ward', 'neighbourhood', 'estate')),
  -- The code of the ward, or the id of the neighbourhood or estate.
  place text not null,
  -- Polygons of rings of [longitude, latitude], the outer ring first, with no more points than a map on a page can show.
  polygons jsonb not null,
  source text not null,
  updated_at timestamptz not null,
  primary key (landlord_id, level, place)
);
select putright_protect('area_boundaries');

alter table import_runs drop constraint if exists import_runs_kind_check;
alter table import_runs add constraint import_runs_kind_check check (kind in ('homes', 'residents', 'repairs', 'rates', 'site-hazards', 'home-positions', 'hazard-reports', 'area-boundaries'));
