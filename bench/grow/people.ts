import { createHash } from 'node:crypto';
import { chance, idOf } from './chance.ts';
import type { Sizes } from './grow-landlord.ts';

/** What a grown landlord's id is: the same for the same name and seed. */
export function landlordIdOf(slug: string, seed: number): string {
  const hex = createHash('sha256').update(`${slug} ${seed}`).digest('hex');
  return `019aa8dc-4800-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}

const homesAnEstate = 250;
const homesANeighbourhood = 8000;
const contractors = 4;
const firstNames = ['Amina', 'Ben', 'Carol', 'Dev', 'Ewa', 'Femi', 'Grace', 'Hugh', 'Iris', 'Jon', 'Kay', 'Leo', 'Mai', 'Ned', 'Olu', 'Pia'];
const lastNames = ['Ahmed', 'Brown', 'Clarke', 'Davies', 'Evans', 'Fox', 'Green', 'Hall', 'Iqbal', 'Jones', 'Khan', 'Lewis', 'Mason', 'Nolan', 'Okafor', 'Patel', 'Quinn', 'Reid', 'Shah', 'Turner'];

const nameAt = (row: string, word: string) =>
  `(array['${firstNames.join("','")}'])[1 + ${chance(row, `${word} first`, firstNames.length)}] || ' ' || (array['${lastNames.join("','")}'])[1 + ${chance(row, `${word} last`, lastNames.length)}]`;

/** The landlord with its two organisations, teams, staff, estates, homes and residents. */
export function peopleStatements(sizes: Sizes): readonly (readonly [what: string, sql: string])[] {
  return [...organisationStatements(sizes), ...homeStatements(sizes)];
}

function organisationStatements({ landlordId: id, slug, teams, owners, now }: Sizes): [string, string][] {
  return [
    ['landlord', `insert into landlords (id, slug, name, colour, phone, emergency_phone, email, is_invented, created_at)
      values ('${id}', '${slug}', 'Grown Homes', '#00625e', '0161 496 0000', '0161 496 0999', 'repairs@grown.example', false, '${now}')`],
    ['organisations', `insert into organisations (landlord_id, id, name, kind) values
      ('${id}', ${idOf("'1'", 'organisation')}, 'Grown Council', 'council'), ('${id}', ${idOf("'2'", 'organisation')}, 'Grown Homes Company', 'arms-length company')`],
    ['contractors', `insert into organisations (landlord_id, id, name, kind)
      select '${id}', ${idOf('n', 'contractor')}, 'Contractor ' || n, 'contractor' from generate_series(1, ${contractors}) n`],
    // Whoever works in a team of the company also manages homes of the council, as in life.
    ['teams', `insert into teams (landlord_id, id, organisation_id, name)
      select '${id}', ${idOf('n', 'team')}, ${idOf("'1'", 'organisation')}, 'Team ' || lpad(n::text, 2, '0') from generate_series(1, ${teams}) n`],
    ['staff', `insert into staff (landlord_id, id, organisation_id, name, email, roles, created_at)
      select '${id}', ${idOf('n', 'staff')}, ${employer(teams)}, ${nameAt('n', 'staff')}, 'person' || n || '@grown.example',
        case when n <= ${teams} then array['manager'] when n % 3 = 0 then array['planner'] when n % 3 = 1 then array['adviser'] else array['planner', 'surveyor'] end, '${now}'
      from generate_series(1, ${owners}) n`],
    ['members of teams', `insert into team_members (landlord_id, team_id, staff_id)
      select '${id}', ${idOf(`(1 + (n - 1) % ${teams})`, 'team')}, ${idOf('n', 'staff')} from generate_series(1, ${owners}) n`],
  ];
}

/** Every tenth who leads no team works for a contractor. */
const employer = (teams: number) => `case when n > ${teams} and n % 10 = 9 then ${idOf(`(1 + n / 10 % ${contractors})`, 'contractor')} else ${idOf("'1'", 'organisation')} end`;

function homeStatements({ landlordId: id, homes, now }: Sizes): [string, string][] {
  const estates = Math.ceil(homes / homesAnEstate);
  const neighbourhoods = Math.ceil(homes / homesANeighbourhood);
  const neighbourhood = (estateNumber: string) => idOf(`(1 + ${estateNumber} % ${neighbourhoods})`, 'neighbourhood');
  const estate = `(1 + (n - 1) / ${homesAnEstate})`;
  const address = `(n % 90 + 1) || ' ' || (array['Larch','Oak','Ash','Elm','Birch','Rowan','Hazel','Alder'])[1 + ${chance('n', 'street', 8)}] || ' ' || (array['Road','Street','House','Court','Close'])[1 + ${chance('n', 'kind', 5)}]`;
  const postcode = `'M' || (1 + ${estate} % 40) || ' ' || (1 + ${estate} % 9) || 'AA'`;
  return [
    ['wards', `insert into wards (landlord_id, code, name, local_authority) values ('${id}', 'E05000700', 'Grown', 'Grown')`],
    ['neighbourhoods', `insert into neighbourhoods (landlord_id, id, name)
      select '${id}', ${idOf('n', 'neighbourhood')}, 'Grown ' || n from generate_series(1, ${neighbourhoods}) n`],
    ['estates', `insert into estates (landlord_id, id, neighbourhood_id, name)
      select '${id}', ${idOf('n', 'estate')}, ${neighbourhood('n')}, 'Estate ' || n from generate_series(1, ${estates}) n`],
    ['homes', `insert into homes (landlord_id, id, uprn, address_line, town, postcode, estate_id, neighbourhood_id, ward_code, tenure,
        owning_organisation_id, managing_organisation_id, facts_source, facts_on, postcode_key, search_text, updated_at)
      select '${id}', ${idOf('n', 'home')}, '9999' || lpad(n::text, 8, '0'), address, 'Manchester', postcode, ${idOf('estate', 'estate')}, ${neighbourhood('estate')}, 'E05000700', 'secure',
        ${idOf("'1'", 'organisation')}, ${idOf(`(case when estate % 5 = 0 then '2' else '1' end)`, 'organisation')}, 'survey', '2026-01-05', replace(postcode, ' ', ''),
        lower(address || ' manchester ' || postcode || ' ' || replace(postcode, ' ', '')), '${now}'
      from (select n, ${estate} as estate, ${address} as address, ${postcode} as postcode from generate_series(1, ${homes}) n) h`],
    ['residents', `insert into residents (landlord_id, id, name, mobile, preferred_channel, search_text, updated_at)
      select '${id}', ${idOf('n', 'resident')}, name, '07700 9' || lpad((n % 100000)::text, 5, '0'), 'text', lower(name), '${now}'
      from (select n, ${nameAt('n', 'resident')} as name from generate_series(1, ${homes}) n) r`],
    ['tenancies', `insert into tenancies (landlord_id, id, home_id, tenure, started_on)
      select '${id}', ${idOf('n', 'tenancy')}, ${idOf('n', 'home')}, 'secure', '2019-04-01' from generate_series(1, ${homes}) n`],
    ['people of tenancies', `insert into tenancy_people (landlord_id, tenancy_id, resident_id, part)
      select '${id}', ${idOf('n', 'tenancy')}, ${idOf('n', 'resident')}, 'tenant' from generate_series(1, ${homes}) n`],
  ];
}
