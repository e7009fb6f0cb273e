import type { Site } from './site.ts';

/** A home in which somebody lives and nothing is being repaired. */
export interface QuietHome {
  readonly landlordId: string;
  readonly id: string;
  readonly addressLine: string;
  readonly postcode: string;
  readonly residentId: string;
  readonly residentName: string;
  readonly mobile: string;
}

/** The homes of a landlord at which no case is open, in the order of their addresses. */
export async function quietHomes({ database }: Site, slug: string): Promise<readonly QuietHome[]> {
  const [landlord] = await database.beforeLandlord((tx) => tx.query<{ id: string }>('select id from landlords where slug = $1', [slug]));
  const id = landlord?.id ?? '';
  return database.inLandlord(id, (tx) =>
    tx.query<QuietHome>(
      `select home.landlord_id as "landlordId", home.id, home.address_line as "addressLine", home.postcode,
         person.id as "residentId", person.name as "residentName", person.mobile
       from homes home
       join tenancies tenancy on tenancy.landlord_id = home.landlord_id and tenancy.home_id = home.id and tenancy.ended_on is null
       join tenancy_people part on part.landlord_id = home.landlord_id and part.tenancy_id = tenancy.id and part.part = 'tenant'
       join residents person on person.landlord_id = home.landlord_id and person.id = part.resident_id
       where home.landlord_id = $1 and person.mobile is not null
         and not exists (select from cases where cases.landlord_id = home.landlord_id and cases.home_id = home.id and cases.closed_at is null)
       order by home.address_line`,
      [id],
    ),
  );
}

/** One of them, by its place in the list: journeys in one file each take another. */
export async function quietHome(site: Site, place: number, slug = 'tarnbrook-homes'): Promise<QuietHome> {
  const home = (await quietHomes(site, slug))[place];
  if (home === undefined) throw new Error('The demonstration has too few homes at which nothing is open.');
  return home;
}

/** Quiet homes that the surveyor's and the manager's organisation both look after, whose households nobody asked about their needs. */
export async function homesOfBoth(site: Site, { inABlock = false }: { readonly inABlock?: boolean } = {}): Promise<readonly QuietHome[]> {
  const homes = await quietHomes(site, 'tarnbrook-homes');
  const both = await site.database.inLandlord(homes[0]?.landlordId ?? '', (tx) => tx.query<{ id: string }>(
    `select h.id from homes h join staff m on m.landlord_id = $1 and m.email = 'manager@tarnbrook.example' join staff s on s.landlord_id = $1 and s.email = 'surveyor@tarnbrook.example'
     where h.landlord_id = $1 and h.id = any ($2::uuid[]) and (h.block_id is not null or not $3) and m.organisation_id in (h.owning_organisation_id, h.managing_organisation_id) and s.organisation_id = h.managing_organisation_id
       and not exists (select from tenancies t join tenancy_people p on p.landlord_id = $1 and p.tenancy_id = t.id join residents r on r.landlord_id = $1 and r.id = p.resident_id where t.landlord_id = $1 and t.home_id = h.id and r.needs_answer <> 'unknown')
     order by h.address_line, h.id`,
    [homes[0]?.landlordId, homes.map(({ id }) => id), inABlock],
  ));
  return both.flatMap(({ id }) => homes.filter((home) => home.id === id));
}
