-- Who acts for a resident, what they agreed to and how: dated, and ended rather than taken away.
create table representatives (
  landlord_id uuid not null,
  id uuid not null,
  resident_id uuid not null,
  name text not null,
  part text not null,
  phone text,
  email text,
  may_decide boolean not null,
  agreed_how text not null,
  agreed_words text not null default '',
  agreed_on date not null,
  until date,
  ended_on date,
  ended_because text,
  primary key (landlord_id, id),
  foreign key (landlord_id, resident_id) references residents (landlord_id, id)
);
create index representatives_by_resident on representatives (landlord_id, resident_id);
select putright_protect('representatives', 'select, insert, update');
