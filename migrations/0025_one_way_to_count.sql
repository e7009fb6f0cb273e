-- One way to count by month: what managers count (0019) also gives the report by team and month, so the tallies of 0009 go. What
-- they held can be counted again from the cases; saving a case no longer writes them.
drop table tally_changes;
drop table monthly_tallies;
-- They served the lists behind those figures; a figure's rows are found among measured_facts now.
drop index cases_opened_by_team;
drop index cases_closed_by_team;
drop index homes_by_organisation;

-- Months are summed up, too, by one dimension alone and by none: a page about all homes reads these few rows, however many
-- groups of cases there are. The groups of a sum are null in what it does not tell apart.
alter table case_groups add column counted_by text not null default 'everything' check (counted_by in ('nothing', 'team', 'trade', 'neighbourhood', 'contractor', 'everything'));
alter table case_groups alter column team_id drop not null;
alter table measured_months add column counted_by text not null default 'everything' check (counted_by in ('nothing', 'team', 'trade', 'neighbourhood', 'contractor', 'everything'));
alter table measured_months drop constraint measured_months_pkey;
alter table measured_months add primary key (landlord_id, counted_by, measure, month, group_id);

-- The rows of a figure: newest first among all of them, and within one group, where a team's rows of one trade are few among many.
drop index measured_facts_newest;
create index measured_facts_newest on measured_facts (landlord_id, measure, hit, at, case_id, ordinal);
create index measured_facts_of_group on measured_facts (landlord_id, measure, group_id, hit, at, case_id, ordinal);
create index measured_facts_amended on measured_facts (landlord_id, measure, at, case_id, ordinal) where amended;
