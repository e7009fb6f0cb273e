-- The written summary of a hazard on its way: who wrote it, what it says, and whether somebody else has seen it. What was sent
-- stays with the messages and on the chain.
alter table hazards add column summary jsonb;
alter table hazards add column summary_state text check (summary_state in ('to review', 'sent back', 'approved'));
create index hazards_summary_to_review on hazards (landlord_id, case_id) where summary_state = 'to review';

-- What a phone sends may be of a hazard that somebody investigates, and then of no visit.
alter table phone_captures alter column visit_id drop not null;
