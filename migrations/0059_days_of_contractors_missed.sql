-- A sum may be proposed for the day of an order on which the contractor did not come, as for a visit of ours.
alter table repair_remedies alter column visit_id drop not null;
alter table repair_remedies add column order_number integer;
alter table repair_remedies add column missed_on date;
alter table repair_remedies add check ((visit_id is null) = (order_number is not null and missed_on is not null));
alter table repair_remedies add unique (landlord_id, case_id, order_number, missed_on);

-- Days agreed for orders that have passed with nothing written down.
create index promises_of_orders on promises (landlord_id, due_on) where outcome is null and kept_by like 'order %';
