import { idOf } from './chance.ts';
import type { Sizes } from './grow-landlord.ts';

const common = ['repair', 'leak', 'kitchen', 'boiler', 'tap', 'mould', 'water', 'heating', 'door', 'window', 'bathroom', 'radiator'];
const piecesACase = 3;
const years = 3;

/** Cases with no more than their headers, and what they are found by: three pieces each, of skewed words, over three years. */
export function searchBedStatements({ landlordId: id, cases, homes, teams, owners, now }: Sizes): readonly (readonly [what: string, sql: string])[] {
  const tag = id.slice(-6);
  const apart = `(interval '1 second' * ${(years * 365 * 24 * 3600) / (cases * piecesACase)})`;
  const at = (piece: string) => `('${now}'::timestamptz - ${cases * piecesACase} * ${apart} + ${piece} * ${apart})`;
  const shelf = (moment: string) => `to_char(${moment}, 'YY') || chr(96 + extract(quarter from ${moment})::int)`;
  const home = `(1 + (n::bigint * 7919) % ${homes})::int`;
  return [
    ['vocabulary', `create temp table vocabulary as select n, case when n <= ${common.length} then (array['${common.join("','")}'])[n] else substr(md5(n::text), 1, 5 + n % 5) end as word from generate_series(1, 6000) n`],
    ['quarters', `create temp table quarters as select distinct ${shelf('day')} as shelf from generate_series('${now}'::timestamptz - interval '${years} years', '${now}', '1 day') day`],
    // Zipf's law: the word of rank n is said 1/n as often as the first.
    ['phrases', `create temp table phrases as select shelf, p, array_to_tsvector(array_agg(distinct '${tag}' || shelf || word) || ('${tag}' || shelf || 'rare' || (p % 3000) || 'x')) as words
      from quarters, (select p, word from (select p, floor(power(6000, random()))::int as n from generate_series(1, 3000) p, generate_series(1, 14) i) picked join vocabulary using (n)) said group by shelf, p`],
    ['index of phrases', 'create index on phrases (shelf, p)'],
    ['cases', `insert into cases (landlord_id, id, reference, kind, title, home_id, resident_id, owner_id, team_id, stage, update_every, opened_at, closed_at, version, last_sequence, last_hash, search_text)
      select '${id}', ${idOf('n', 'case')}, 'REP-' || (2024 + n % 3) || '-' || lpad(n::text, greatest(5, length(n::text)), '0'), 'repair', 'Water is leaking – Kitchen', ${idOf(home, 'home')}, ${idOf(home, 'resident')},
        ${idOf(`(1 + n % ${owners})`, 'staff')}, ${idOf(`(1 + n % ${teams})`, 'team')}, 'closed', 5, ${at(`n * ${piecesACase}`)}, case when n % 8 > 0 then '${now}'::timestamptz end, 1, 1, '\\x${'0'.repeat(64)}', ''
      from generate_series(1, ${cases}) n`],
    ['places of cases', `create temp table places as select row_number() over () as n, h.address_line, h.postcode, r.name from homes h join tenancies t on t.home_id = h.id join tenancy_people p on p.tenancy_id = t.id join residents r on r.id = p.resident_id where h.landlord_id = '${id}'`],
    ['index of places', 'create index on places (n)'],
    ['pieces of cases', `insert into search_words
      select '${id}', 'case', ${idOf('said.n', 'case')}, piece, at, f.words || array_to_tsvector(array(select distinct '${tag}' || s.shelf || word from unnest(
        array['rep', '2026', said.n::text, lpad(said.n::text, greatest(5, length(said.n::text)), '0'), '~' || to_char(at, 'MMDD')] || regexp_split_to_array(lower(concat_ws(' ', place.address_line, place.postcode, replace(place.postcode, ' ', ''), 'manchester', place.name)), ' ')) word))
      from (select p, 1 + ((p / ${piecesACase}) + (p % ${piecesACase}) * 997) % ${cases} as n, p % ${piecesACase} as piece, ${at('p')} as at from generate_series(1, ${cases * piecesACase}) p) said
      cross join lateral (select ${shelf('at')} as shelf) s
      join phrases f on f.shelf = s.shelf and f.p = 1 + (hashint4(said.p) & 65535) % 3000
      join places place on place.n = 1 + said.n % ${homes}
      order by at`],
    ['pieces of homes', `insert into search_words
      select '${id}', 'home', h.id, 0, h.updated_at, array_to_tsvector(array(select distinct '${tag}hom' || word from unnest(
        array['~', '~' || right(h.owning_organisation_id::text, 12), '~' || right(h.managing_organisation_id::text, 12)] || regexp_split_to_array(h.search_text, ' ')) word))
      from homes h where h.landlord_id = '${id}'`],
    ['pieces of residents', `insert into search_words
      select '${id}', 'resident', r.id, 0, r.updated_at, array_to_tsvector(array(select distinct '${tag}res' || word from unnest(
        array['~', replace(r.mobile, ' ', ''), right(r.mobile, 6)] || regexp_split_to_array(r.search_text, ' ')) word))
      from residents r where r.landlord_id = '${id}'`],
  ];
}
