-- Of a document or recording the file as it was sent is kept sealed, beside the copy without names, dates and place that is shown.
-- Null for those kept before: what lies under their id is what was sent, as their timelines say.
alter table evidence_documents add column original_sha256 bytea check (length(original_sha256) = 32);
