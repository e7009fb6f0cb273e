-- Texts that people send us wait for their case beside emails and files. Whose number it is is told by its digits with the country: the
-- same whether it is written 07700 900123, +44 7700 900123 or 447700900123. numberKey in src/evidence/decide/match-text.ts has the same rule.
alter table orphans drop constraint orphans_source_check;
alter table orphans add constraint orphans_source_check check (source in ('email', 'upload', 'text')) not valid;
alter table residents add column mobile_key text generated always as (regexp_replace(regexp_replace(regexp_replace(regexp_replace(mobile, '\D', '', 'g'), '^00', ''), '^440?', '0'), '^0', '44')) stored;
create index residents_by_mobile on residents (landlord_id, mobile_key) where mobile_key is not null;
