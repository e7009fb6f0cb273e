-- The texts of one word that said STOP or START, each by the id that Notify gave it, so that one handed over again changes nothing. The number stands in a
-- STOP as long as it holds and no longer: of somebody who has no record here, and of who gets one later.
create table words_about_texts (
  landlord_id uuid not null references landlords (id),
  id uuid not null,
  word text not null check (word in ('stop', 'start')),
  number_key text,
  at timestamptz not null,
  primary key (landlord_id, id),
  check (number_key is null or (word = 'stop' and length(number_key) between 10 and 30))
);
create index words_about_texts_by_number on words_about_texts (landlord_id, number_key) where number_key is not null;
select putright_protect('words_about_texts', 'select, insert, update');
