-- Every table of one landlord goes through putright_protect: row-level security is forced, the policy is a plain
-- comparison (never a sub-select, which a sharded PostgreSQL cannot route), and the application's role gets no more
-- than it needs. See docs/adr/0004-one-landlord-per-row.md.
create function putright_protect(protected regclass, privileges text default 'select, insert, update, delete')
returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format(
    'create policy of_landlord on %s using (landlord_id = nullif(current_setting(''app.landlord_id'', true), '''')::uuid)',
    protected);
  execute format('grant %s on %s to putright_app', privileges, protected);
end $$;

-- A list shared by the installation: names are public, changes belong to the landlord itself.
create table landlords (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,60}$'),
  name text not null,
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  phone text not null,
  emergency_phone text not null,
  email text not null,
  is_invented boolean not null default false,
  settings jsonb not null default '{}',
  settings_version integer not null default 1,
  created_at timestamptz not null
);
alter table landlords enable row level security;
alter table landlords force row level security;
create policy anyone_may_read on landlords for select using (true);
create policy itself_inserts on landlords for insert
  with check (id = nullif(current_setting('app.landlord_id', true), '')::uuid);
create policy itself_updates on landlords for update
  using (id = nullif(current_setting('app.landlord_id', true), '')::uuid);
grant select, insert, update on landlords to putright_app;

-- Signs the links sent to residents; one key for each landlord so that a leak stays with one.
create table landlord_keys (
  landlord_id uuid not null references landlords (id),
  purpose text not null,
  key bytea not null check (length(key) = 32),
  created_at timestamptz not null,
  primary key (landlord_id, purpose)
);
select putright_protect('landlord_keys');

create table organisations (
  landlord_id uuid not null references landlords (id),
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('council', 'arms-length company', 'housing association', 'contractor')),
  primary key (landlord_id, id),
  unique (landlord_id, name)
);
select putright_protect('organisations');

create table teams (
  landlord_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  primary key (landlord_id, id),
  unique (landlord_id, name),
  foreign key (landlord_id, organisation_id) references organisations (landlord_id, id)
);
select putright_protect('teams');

create table staff (
  landlord_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  email text not null,
  phone text,
  roles text[] not null,
  is_active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (landlord_id, id),
  unique (landlord_id, email),
  foreign key (landlord_id, organisation_id) references organisations (landlord_id, id)
);
create index staff_by_name on staff (landlord_id, name, id);
select putright_protect('staff');

-- Every change to who works here and what they may do: never edited, never deleted.
create table staff_events (
  landlord_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  staff_id uuid,
  type text not null,
  data jsonb not null,
  primary key (landlord_id, id),
  foreign key (landlord_id, actor_id) references staff (landlord_id, id),
  foreign key (landlord_id, staff_id) references staff (landlord_id, id)
);
create index staff_events_by_person on staff_events (landlord_id, staff_id, at);
select putright_protect('staff_events', 'select, insert');

create table team_members (
  landlord_id uuid not null,
  team_id uuid not null,
  staff_id uuid not null,
  primary key (landlord_id, team_id, staff_id),
  foreign key (landlord_id, team_id) references teams (landlord_id, id),
  foreign key (landlord_id, staff_id) references staff (landlord_id, id)
);
create index team_members_by_person on team_members (landlord_id, staff_id);
select putright_protect('team_members');

create table absences (
  landlord_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  cover_staff_id uuid not null,
  from_on date not null,
  until_on date not null check (until_on >= from_on),
  created_at timestamptz not null,
  primary key (landlord_id, id),
  foreign key (landlord_id, staff_id) references staff (landlord_id, id),
  foreign key (landlord_id, cover_staff_id) references staff (landlord_id, id),
  check (staff_id <> cover_staff_id)
);
create index absences_by_person on absences (landlord_id, staff_id, until_on);
create index absences_by_cover on absences (landlord_id, cover_staff_id, until_on);
select putright_protect('absences');

-- A sign-in name may exist with several landlords. The person who types it may find exactly the rows of that name,
-- before anyone knows which landlord is theirs: the setting app.sign_in_name opens those rows and no others.
create table sign_in_names (
  landlord_id uuid not null,
  email text not null check (email = lower(email)),
  staff_id uuid not null,
  password_hash text,
  password_is_temporary boolean not null default false,
  password_changed_at timestamptz,
  oidc_issuer text,
  oidc_subject text,
  primary key (landlord_id, email),
  unique (landlord_id, staff_id),
  unique (landlord_id, oidc_issuer, oidc_subject),
  check ((oidc_issuer is null) = (oidc_subject is null)),
  foreign key (landlord_id, staff_id) references staff (landlord_id, id)
);
create index sign_in_names_by_email on sign_in_names (email);
select putright_protect('sign_in_names');
create policy of_the_name_typed on sign_in_names for select
  using (email = nullif(current_setting('app.sign_in_name', true), ''));

create table sign_in_attempts (
  landlord_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  network text not null,
  known_device boolean not null,
  succeeded boolean not null,
  at timestamptz not null,
  primary key (landlord_id, id),
  foreign key (landlord_id, staff_id) references staff (landlord_id, id)
);
create index sign_in_attempts_by_person on sign_in_attempts (landlord_id, staff_id, at);
create index sign_in_attempts_by_time on sign_in_attempts (landlord_id, at);
select putright_protect('sign_in_attempts');

-- A browser somebody has signed in from before: other people's wrong guesses never make it wait. Two people may share
-- one. id is the SHA-256 of the cookie's secret.
create table known_devices (
  landlord_id uuid not null,
  id bytea not null,
  staff_id uuid not null,
  last_used_at timestamptz not null,
  primary key (landlord_id, id, staff_id),
  foreign key (landlord_id, staff_id) references staff (landlord_id, id)
);
create index known_devices_by_person on known_devices (landlord_id, staff_id);
select putright_protect('known_devices');

-- id is the SHA-256 of the cookie's secret, so a copy of this table signs nobody in.
create table sessions (
  landlord_id uuid not null,
  id bytea not null,
  staff_id uuid not null,
  device text not null,
  awaits_new_password boolean not null default false,
  signed_in_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (landlord_id, id),
  foreign key (landlord_id, staff_id) references staff (landlord_id, id)
);
create index sessions_by_person on sessions (landlord_id, staff_id);
create index sessions_by_expiry on sessions (landlord_id, expires_at);
select putright_protect('sessions');

-- Who looked at which person's record: kept because a resident may ask.
create table record_views (
  landlord_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  staff_id uuid not null,
  subject_kind text not null check (subject_kind in ('resident', 'home', 'case', 'photo')),
  subject_id uuid not null,
  primary key (landlord_id, id),
  foreign key (landlord_id, staff_id) references staff (landlord_id, id)
);
create index record_views_by_subject on record_views (landlord_id, subject_id, at);
select putright_protect('record_views', 'select, insert');
