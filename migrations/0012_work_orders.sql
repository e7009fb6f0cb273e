-- Whoever does the work: a contractor under contract, or a team of the landlord's own.
create table contractors (
  landlord_id uuid not null references landlords (id),
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('contractor', 'own team')),
  -- The organisation whose people these are; none where they have no sign-in here.
  organisation_id uuid,
  trades text[] not null,
  -- Neighbourhoods by name; none of them means everywhere.
  patches text[] not null,
  contact_name text not null,
  contact_phone text not null,
  contact_email text not null,
  starts_on date not null,
  ends_on date,
  version integer not null default 1,
  primary key (landlord_id, id),
  unique (landlord_id, name),
  foreign key (landlord_id, organisation_id) references organisations (landlord_id, id),
  check (ends_on is null or ends_on >= starts_on)
);
create index contractors_by_organisation on contractors (landlord_id, organisation_id) where organisation_id is not null;
select putright_protect('contractors', 'select, insert, update');

-- What was agreed with a contractor: from when until when, and how much may be spent without asking anybody.
create table contracts (
  landlord_id uuid not null,
  id uuid not null,
  contractor_id uuid not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  -- One order up to this much, and all variations of one order together up to this much more, need no authorisation.
  order_limit_pence integer not null check (order_limit_pence >= 0),
  variation_limit_pence integer not null check (variation_limit_pence >= 0),
  total_limit_pence bigint check (total_limit_pence >= 0),
  -- The value of all its orders that were not cancelled, kept with each of them in one transaction.
  committed_pence bigint not null default 0,
  version integer not null default 1,
  primary key (landlord_id, id),
  unique (landlord_id, name),
  foreign key (landlord_id, contractor_id) references contractors (landlord_id, id),
  check (ends_on >= starts_on)
);
create index contracts_by_contractor on contracts (landlord_id, contractor_id, starts_on, id);
select putright_protect('contracts', 'select, insert, update');

-- Limits decide what is spent without asking: who changed which is never edited, never deleted.
create table contractor_changes (
  landlord_id uuid not null,
  id uuid not null,
  contractor_id uuid not null,
  at timestamptz not null,
  actor_id uuid not null,
  actor_name text not null,
  what text not null,
  before jsonb not null,
  after jsonb not null,
  primary key (landlord_id, id),
  foreign key (landlord_id, contractor_id) references contractors (landlord_id, id),
  foreign key (landlord_id, actor_id) references staff (landlord_id, id)
);
create index contractor_changes_newest on contractor_changes (landlord_id, contractor_id, at, id);
select putright_protect('contractor_changes', 'select, insert');

-- A landlord's own schedule of rates, as its contracts price it. An order keeps a copy of what it was priced by.
create table rates (
  landlord_id uuid not null,
  contract_id uuid not null,
  code text not null,
  description text not null,
  trade text not null,
  unit text not null,
  price_pence integer not null check (price_pence >= 0),
  -- The last day on which it may be ordered; none where the contract's end is enough.
  expires_on date,
  search_text text not null,
  updated_at timestamptz not null,
  primary key (landlord_id, contract_id, code),
  foreign key (landlord_id, contract_id) references contracts (landlord_id, id)
);
create index rates_by_code on rates (landlord_id, code, contract_id);
select putright_protect('rates', 'select, insert, update');

create table work_orders (
  landlord_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  -- 1, 2, 3 of its case.
  number integer not null check (number > 0),
  purpose text not null check (purpose in ('work', 'make-safe', 'inspection')),
  trade text not null,
  contractor_id uuid not null,
  contract_id uuid,
  work text not null,
  lines jsonb not null,
  value_pence integer not null check (value_pence >= 0),
  -- The value somebody had the authority to spend: variations are measured from it.
  authorised_pence integer not null check (authorised_pence >= 0),
  priority text not null check (priority in ('emergency', 'urgent', 'routine', 'planned')),
  target_on date,
  target_at timestamptz,
  access_needs text not null,
  site_hazards text not null,
  state text not null check (state in ('raised', 'accepted', 'scheduled', 'completed', 'cancelled')),
  state_facts jsonb not null,
  raised_at timestamptz not null,
  raised_by_name text not null,
  settled_at timestamptz,
  -- What waits for somebody with the limit: the order itself, or a variation of it.
  waiting jsonb,
  waiting_since timestamptz,
  waiting_pence integer,
  waiting_asked_by uuid,
  version integer not null default 1,
  primary key (landlord_id, id),
  unique (landlord_id, case_id, number),
  foreign key (landlord_id, case_id) references cases (landlord_id, id),
  foreign key (landlord_id, contractor_id) references contractors (landlord_id, id),
  foreign key (landlord_id, contract_id) references contracts (landlord_id, id),
  check (target_on is null or target_at is null),
  check ((waiting is null) = (waiting_since is null))
);
create index work_orders_open_by_contractor on work_orders (landlord_id, contractor_id, raised_at, id) where state in ('raised', 'accepted', 'scheduled');
create index work_orders_by_contractor on work_orders (landlord_id, contractor_id, raised_at, id);
create index work_orders_waiting on work_orders (landlord_id, waiting_since, id) where waiting_since is not null;
select putright_protect('work_orders', 'select, insert, update');

-- The order a visit carries out, where it carries one out.
alter table repair_visits add column order_id uuid;
alter table repair_visits add foreign key (landlord_id, order_id) references work_orders (landlord_id, id);
create index repair_visits_by_order on repair_visits (landlord_id, order_id) where order_id is not null;

-- Settings of orders, and files of rates.
alter table settings_changes drop constraint if exists settings_changes_part_check;
alter table settings_changes add constraint settings_changes_part_check check (part in ('repairs', 'landlord', 'orders'));
alter table import_runs drop constraint if exists import_runs_kind_check;
alter table import_runs add constraint import_runs_kind_check check (kind in ('homes', 'residents', 'repairs', 'rates'));
