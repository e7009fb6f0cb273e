create extension if not exists pg_trgm;

create table wards (
  landlord_id uuid not null references landlords (id),
  code text not null,
  name text not null,
  local_authority text not null,
  primary key (landlord_id, code)
);
select putright_protect('wards');

create table neighbourhoods (
  landlord_id uuid not null references landlords (id),
  id uuid not null,
  name text not null,
  primary key (landlord_id, id),
  unique (landlord_id, name)
);
select putright_protect('neighbourhoods');

create table estates (
  landlord_id uuid not null,
  id uuid not null,
  neighbourhood_id uuid not null,
  name text not null,
  primary key (landlord_id, id),
  unique (landlord_id, name),
  foreign key (landlord_id, neighbourhood_id) references neighbourhoods (landlord_id, id)
);
select putright_protect('estates');

create table blocks (
  landlord_id uuid not null,
  id uuid not null,
  estate_id uuid not null,
  name text not null,
  storeys integer check (storeys between 1 and 80),
  primary key (landlord_id, id),
  unique (landlord_id, estate_id, name),
  foreign key (landlord_id, estate_id) references estates (landlord_id, id)
);
select putright_protect('blocks');

create table communal_areas (
  landlord_id uuid not null,
  id uuid not null,
  estate_id uuid not null,
  block_id uuid,
  name text not null,
  primary key (landlord_id, id),
  foreign key (landlord_id, estate_id) references estates (landlord_id, id),
  foreign key (landlord_id, block_id) references blocks (landlord_id, id)
);
create unique index communal_areas_by_name on communal_areas (landlord_id, estate_id, coalesce(block_id, '00000000-0000-0000-0000-000000000000'), name);
select putright_protect('communal_areas');

create table homes (
  landlord_id uuid not null,
  id uuid not null,
  uprn text not null check (uprn ~ '^[0-9]{12}$'),
  address_line text not null,
  town text not null,
  postcode text not null,
  block_id uuid,
  estate_id uuid not null,
  neighbourhood_id uuid not null,
  ward_code text not null,
  tenure text not null,
  owning_organisation_id uuid not null,
  managing_organisation_id uuid not null,
  bedrooms integer,
  floor integer,
  built_from integer,
  built_until integer,
  wall text,
  heating text,
  ventilation text,
  epc_band text check (epc_band between 'A' and 'G'),
  form text,
  facts_source text not null,
  facts_on date not null,
  postcode_key text not null,
  search_text text not null,
  updated_at timestamptz not null,
  primary key (landlord_id, id),
  unique (landlord_id, uprn),
  foreign key (landlord_id, block_id) references blocks (landlord_id, id),
  foreign key (landlord_id, estate_id) references estates (landlord_id, id),
  foreign key (landlord_id, neighbourhood_id) references neighbourhoods (landlord_id, id),
  foreign key (landlord_id, ward_code) references wards (landlord_id, code),
  foreign key (landlord_id, owning_organisation_id) references organisations (landlord_id, id),
  foreign key (landlord_id, managing_organisation_id) references organisations (landlord_id, id)
);
create index homes_by_block on homes (landlord_id, block_id);
create index homes_by_estate on homes (landlord_id, estate_id);
-- The list of homes turns its pages by this key. The length up to the house number puts 2 before 10.
create index homes_in_order on homes
  (landlord_id, postcode_key, coalesce(length(substring(address_line from '^\D*\d+')), 0), address_line, id);
create index homes_by_words on homes using gin (search_text gin_trgm_ops);
select putright_protect('homes');

create table residents (
  landlord_id uuid not null references landlords (id),
  id uuid not null,
  name text not null,
  date_of_birth date,
  mobile text,
  phone text,
  email text,
  preferred_channel text not null check (preferred_channel in ('text', 'email', 'phone', 'letter')),
  contact_times text,
  language text not null default 'English',
  format text not null default 'standard',
  needs_answer text not null default 'unknown' check (needs_answer in ('unknown', 'none', 'declared')),
  needs_confirmed_on date,
  needs_source text,
  needs_consent_basis text,
  search_text text not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (landlord_id, id),
  -- Not yet asked has no date; an answer always says when, from whom and on what footing we hold it.
  check (case when needs_answer = 'unknown'
    then needs_confirmed_on is null and needs_source is null and needs_consent_basis is null
    else needs_confirmed_on is not null and needs_source is not null and needs_consent_basis is not null end)
);
create index residents_by_words on residents using gin (search_text gin_trgm_ops);
select putright_protect('residents');

create table tenancies (
  landlord_id uuid not null,
  id uuid not null,
  home_id uuid not null,
  tenure text not null,
  started_on date not null,
  ended_on date check (ended_on >= started_on),
  primary key (landlord_id, id),
  foreign key (landlord_id, home_id) references homes (landlord_id, id)
);
create index tenancies_by_home on tenancies (landlord_id, home_id);
select putright_protect('tenancies');

create table tenancy_people (
  landlord_id uuid not null,
  tenancy_id uuid not null,
  resident_id uuid not null,
  part text not null check (part in ('tenant', 'joint tenant', 'household member', 'leaseholder')),
  primary key (landlord_id, tenancy_id, resident_id),
  foreign key (landlord_id, tenancy_id) references tenancies (landlord_id, id),
  foreign key (landlord_id, resident_id) references residents (landlord_id, id)
);
create index tenancy_people_by_resident on tenancy_people (landlord_id, resident_id);
select putright_protect('tenancy_people');

-- detail is for those who need the diagnosis; instruction is what a visiting operative may read.
create table household_needs (
  landlord_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  kind text not null,
  detail text not null,
  instruction text,
  source text not null,
  consent_basis text not null,
  declared_on date not null,
  last_confirmed_on date not null,
  ended_on date,
  primary key (landlord_id, id),
  foreign key (landlord_id, resident_id) references residents (landlord_id, id)
);
create index household_needs_by_resident on household_needs (landlord_id, resident_id);
select putright_protect('household_needs');

-- Who changed what about a person, and when. It names the fields that changed, never their contents, so that it can stay
-- when the person's details must go.
create table resident_events (
  landlord_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'resident', 'system')),
  actor_id uuid,
  actor_name text not null,
  type text not null,
  data jsonb not null,
  primary key (landlord_id, id),
  foreign key (landlord_id, resident_id) references residents (landlord_id, id)
);
create index resident_events_by_person on resident_events (landlord_id, resident_id, at);
select putright_protect('resident_events', 'select, insert');
