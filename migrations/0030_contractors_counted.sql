-- When whoever does the work could first say yes or no to an order, and by when the landlord asks them to; null for orders of before.
alter table work_orders add column offered_at timestamptz;
alter table work_orders add column answer_by timestamptz;

-- A fact may be of money (in pence), and of one order: whose people read what is counted of them open their order, and never the case.
alter table measured_facts add column amount bigint not null default 0;
alter table measured_facts add column order_id uuid;
alter table measured_months add column amount bigint not null default 0;
