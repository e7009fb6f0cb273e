-- What failed is counted with every other measure, and listed from there: nothing has read this since.
drop index if exists post_inspections_failed;
