-- Whether a photo shows how it was before the work or after it; null where it shows neither, or nobody said.
alter table photos add column phase text check (phase in ('before', 'after'));
alter table phone_files add column phase text check (phase in ('before', 'after'));
