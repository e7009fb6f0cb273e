-- Questions that lead from a problem to a code of the landlord's own schedule, as its service team words them. A version is
-- never changed: what somebody was asked, and where it led, can be read years later.
create table diagnosis_questions (
  landlord_id uuid not null references landlords (id),
  problem text not null check (length(problem) between 1 and 60),
  version integer not null check (version > 0),
  -- In their order; none at all means that nothing is asked any more.
  questions jsonb not null check (jsonb_typeof(questions) = 'array'),
  from_on date not null,
  why text not null check (why <> ''),
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz not null,
  primary key (landlord_id, problem, version),
  foreign key (landlord_id, made_by) references staff (landlord_id, id)
);
select putright_protect('diagnosis_questions', 'select, insert');
