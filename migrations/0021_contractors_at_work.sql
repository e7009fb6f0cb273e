-- What contractors do with their orders: the day they propose, when they took it on, and what came of it, so that their page counts
-- without reading every event.
alter table work_orders add column proposal jsonb;
alter table work_orders add column proposed_at timestamptz;
alter table work_orders add column accepted_at timestamptz;
alter table work_orders add column follow_on text;
alter table work_orders add column times_no_access integer not null default 0 check (times_no_access >= 0);
alter table work_orders add column variations_asked integer not null default 0 check (variations_asked >= 0);
alter table work_orders add column variations_agreed integer not null default 0 check (variations_agreed >= 0);
create index work_orders_settled_by_contractor on work_orders (landlord_id, contractor_id, settled_at, id) where settled_at is not null;
create index work_orders_proposed on work_orders (landlord_id, proposed_at, id) where proposed_at is not null;
