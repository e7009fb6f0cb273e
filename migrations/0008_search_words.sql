-- What the search box looks through. A row can be read only by a search that finds it: the policy itself holds the search,
-- so PostgreSQL may use the index for it, and without a search nothing is seen at all. See src/platform/search/README.md.
-- No foreign key: the policy lets nobody add rows of another landlord, and a check more would cost every save.
create table search_words (
  landlord_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  piece integer not null,
  at timestamptz not null,
  words tsvector not null,
  primary key (landlord_id, kind, subject_id, piece)
);
alter table search_words enable row level security;
alter table search_words force row level security;
create policy found_by_search on search_words for select using (
  landlord_id = nullif(current_setting('app.landlord_id', true), '')::uuid
  and words @@ nullif(current_setting('app.search_words', true), '')::tsquery);
create policy added_by_landlord on search_words for insert
  with check (landlord_id = nullif(current_setting('app.landlord_id', true), '')::uuid);
create policy rewritten_by_landlord on search_words for update
  using (landlord_id = nullif(current_setting('app.landlord_id', true), '')::uuid);
grant select, insert, update on search_words to putright_app;

-- What is in hand already. Words are cut as src/platform/search/words.ts cuts them, but for the roots of words.
create function putright_words_once(text) returns setof text language sql immutable as $$
  select distinct left(word, 40) from regexp_split_to_table(
    replace(lower(regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]', '', 'g')), '''', ''), '[^[:alnum:]]+') word where word <> ''
  union select distinct ltrim(number[1], '0') from regexp_matches($1, '(\d+)', 'g') number where ltrim(number[1], '0') <> ''
  union select right(regexp_replace(number[1], '\D', '', 'g'), 6) from regexp_matches($1, '(0(?:[ ()-]*\d){8,10})', 'g') number
  union select regexp_replace(number[1], '\D', '', 'g') from regexp_matches($1, '(0(?:[ ()-]*\d){8,10})', 'g') number
  union select lower(code[1] || code[2]) from regexp_matches($1, '\m([A-Za-z]{1,2}\d[A-Za-z\d]?) ?(\d[A-Za-z]{2})\M', 'g') code
$$;
create function putright_piece_once(landlord uuid, shelf text, written text, marks text[]) returns tsvector language sql immutable as $$
  select array_to_tsvector(array(
    select distinct right(landlord::text, 6) || shelf || word
    from (select putright_words_once(written) as word union all select '~' || mark from unnest(marks) mark) words
    where octet_length(word) < 200))
$$;

do $$
declare
  landlord uuid;
begin
  for landlord in select id from landlords loop
    perform set_config('app.landlord_id', landlord::text, true);
    insert into search_words
      select landlord, 'home', h.id, 0, h.updated_at, putright_piece_once(landlord, 'hom', h.search_text,
        array['', right(h.owning_organisation_id::text, 12), right(h.managing_organisation_id::text, 12)])
      from homes h where h.landlord_id = landlord;
    insert into search_words
      select landlord, 'resident', r.id, 0, r.updated_at, putright_piece_once(landlord, 'res', concat_ws(' ', r.search_text, r.mobile, r.phone), array[''])
      from residents r where r.landlord_id = landlord;
    insert into search_words
      select landlord, 'case', c.id, e.piece, e.at,
        putright_piece_once(landlord, to_char(e.at at time zone 'UTC', 'YY') || chr(96 + extract(quarter from e.at at time zone 'UTC')::int),
          left(concat_ws(' ', c.reference, c.title, c.search_text, e.written), 20000), e.days)
      from cases c
      cross join lateral (
        select max(v.sequence) as piece, max(v.at) as at, array_agg(distinct to_char(v.at at time zone 'UTC', 'MMDD')) as days,
          string_agg(concat_ws(' ', v.data ->> 'words', v.data ->> 'reason', v.data ->> 'handover', v.data ->> 'reporterName', v.data ->> 'reporterContact',
            case when v.type = 'MessageQueued' then concat_ws(' ', v.data ->> 'subject', v.data ->> 'to') end), ' ') as written
        from case_events v where v.landlord_id = landlord and v.case_id = c.id
        group by date_trunc('quarter', v.at at time zone 'UTC')) e
      where c.landlord_id = landlord;
  end loop;
end $$;
drop function putright_piece_once(uuid, text, text, text[]);
drop function putright_words_once(text);

-- Made after the rows, which is faster. New rows wait in a list that every search reads too: it is kept short.
create index search_words_by_word on search_words using gin (words) with (gin_pending_list_limit = 256);

drop index homes_by_words;
drop index residents_by_words;
drop index cases_by_words;
