-- A link that was made by mistake is taken away with a reason, which stands on the record of both cases; its row stays.
alter table case_links add column ended_at timestamptz;
grant update on case_links to putright_app;
