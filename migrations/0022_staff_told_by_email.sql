-- Whoever works here may do without the bundled email of a morning. What they were told before they wanted it is not sent
-- afterwards: on the day of this upgrade nobody gets the notices of years.
alter table staff add column morning_email boolean not null default true;
alter table staff add column morning_email_from timestamptz not null default now();
alter table staff alter column morning_email_from set default '2000-01-01T00:00:00Z';

-- The queue of emails to our own people: written where the notices they tell of are marked as mailed, sent once.
create table staff_mails (
  landlord_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  kind text not null check (kind in ('morning', 'urgent')),
  subject text not null,
  body text not null,
  status text not null default 'queued' check (status in ('queued', 'sending', 'sent', 'failed', 'uncertain')),
  transport text,
  queued_at timestamptz not null,
  sending_at timestamptz,
  settled_at timestamptz,
  failed_tries integer not null default 0,
  next_try_at timestamptz,
  failure text,
  primary key (landlord_id, id),
  foreign key (landlord_id, staff_id) references staff (landlord_id, id)
);
create index staff_mails_unsettled on staff_mails (landlord_id, queued_at, id) where status in ('queued', 'sending');
create index staff_mails_of_person on staff_mails (landlord_id, staff_id, queued_at, id);
select putright_protect('staff_mails', 'select, insert, update');

-- The mornings that have been seen to: one email a person, whatever stops and starts.
create table staff_mail_mornings (
  landlord_id uuid not null,
  morning date not null,
  made_at timestamptz not null,
  primary key (landlord_id, morning)
);
select putright_protect('staff_mail_mornings', 'select, insert');

-- Whose order the inspected work was, as it was when the job was picked.
alter table post_inspections add column contractor_id uuid;
alter table post_inspections add foreign key (landlord_id, contractor_id) references contractors (landlord_id, id);

create index notices_urgent_to_mail on notices (landlord_id, at) where seen_at is null and mailed_at is null and is_urgent;
