-- Whoever does the work may act by a link to one order: the chain says so of what they did. Old entries are of the three kinds
-- that there were, so they need not be read through.
alter table case_events drop constraint if exists case_events_actor_kind_check;
alter table case_events add constraint case_events_actor_kind_check check (actor_kind in ('staff', 'resident', 'contractor', 'system')) not valid;

-- A link to one order. Nothing here opens it: the token is signed with the landlord's key.
create table order_links (
  landlord_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  -- To whom it went, as the contractor's page had it then.
  sent_to text not null,
  made_at timestamptz not null,
  made_by_name text not null,
  expires_at timestamptz not null check (expires_at > made_at),
  revoked_at timestamptz,
  -- Looking is written down: when it was opened for the first and for the last time, and how many sittings that were.
  first_opened_at timestamptz,
  last_opened_at timestamptz,
  times_opened integer not null default 0,
  primary key (landlord_id, id),
  foreign key (landlord_id, order_id) references work_orders (landlord_id, id)
);
create index order_links_by_order on order_links (landlord_id, order_id, made_at);
select putright_protect('order_links', 'select, insert, update');

-- What the register of site hazards said when the order was raised; null for orders of before.
alter table work_orders add column register_told text;

-- The lists of a contractor's page.
create index work_orders_no_access_by_contractor on work_orders (landlord_id, contractor_id, raised_at, id) where times_no_access > 0;
create index work_orders_varied_by_contractor on work_orders (landlord_id, contractor_id, raised_at, id) where variations_asked > 0;
create index post_inspections_failed on post_inspections (landlord_id, organisation_id, settled_at, case_id) where outcome = 'failed';

-- Dangers of a place that whoever works there must know of, from surveys. An entry is never edited: another takes its place.
create table site_hazards (
  landlord_id uuid not null,
  id uuid not null,
  home_id uuid,
  block_id uuid,
  kind text not null,
  finding text not null check (finding in ('identified', 'presumed', 'none found')),
  location text not null,
  what_to_do text not null,
  source text not null,
  surveyed_on date not null,
  expires_on date,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  ended_at timestamptz,
  ended_by_name text,
  ended_reason text,
  primary key (landlord_id, id),
  foreign key (landlord_id, home_id) references homes (landlord_id, id),
  foreign key (landlord_id, block_id) references blocks (landlord_id, id),
  check ((home_id is null) <> (block_id is null)),
  check ((ended_at is null) = (ended_by_name is null) and (ended_at is null) = (ended_reason is null)),
  check (expires_on is null or expires_on >= surveyed_on)
);
create index site_hazards_of_home on site_hazards (landlord_id, home_id, recorded_at, id) where home_id is not null;
create index site_hazards_of_block on site_hazards (landlord_id, block_id, recorded_at, id) where block_id is not null;
select putright_protect('site_hazards', 'select, insert, update');

alter table import_runs drop constraint if exists import_runs_kind_check;
alter table import_runs add constraint import_runs_kind_check check (kind in ('homes', 'residents', 'repairs', 'rates', 'site-hazards'));
