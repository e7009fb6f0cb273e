import { addDays, dateInLondon, plainDate, type PlainDate } from '../clock/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { createResidentRows, type NeedKind, type NewResident, type NewResidentRows, type NewTenancy, type ResidentId, type TenancyId } from '../residents/index.ts';
import { inventedPerson } from './invented-people.ts';
import type { Chance } from './seeded.ts';
import type { Making } from './settle-landlord.ts';

export interface SettledHome {
  readonly id: string;
  readonly uprn: string;
  readonly address: string;
  readonly owningOrganisationId: string;
  readonly managingOrganisationId: string;
  readonly ownedByCouncil: boolean;
  readonly builtUntil: number | null;
  readonly wall: string | null;
  readonly heating: string | null;
  readonly ventilation: string | null;
  readonly floor: number | null;
  readonly storeys: number | null;
  readonly blockId: string | null;
  readonly blockName: string | null;
  readonly estateId: string;
  readonly estateName: string;
  readonly neighbourhoodName: string;
  readonly tenant: NewResident | undefined;
  /** How many live there, and what is known of their needs. */
  readonly household: { readonly people: number; readonly notAsked: number; readonly isDeclared: boolean };
  readonly agreement: NewTenancy['kind'] | null;
  /** When they moved in. */
  readonly since: PlainDate;
}

interface HomeRow extends Omit<SettledHome, 'tenant' | 'household' | 'agreement' | 'since'> {
  readonly bedrooms: number | null;
}

interface MutableRows {
  residents: NewResident[];
  tenancies: NewTenancy[];
  people: NewResidentRows['people'][number][];
  needs: NewResidentRows['needs'][number][];
}

/** Gives nearly every home a household: names, how to reach them, and what is known, or not yet asked, of their needs. */
export async function settleResidents(tx: Tx, chance: Chance, making: Making & { readonly newId: () => string }): Promise<SettledHome[]> {
  const homes = await tx.query<HomeRow>(
    `select h.id, h.uprn, concat_ws(', ', h.address_line, h.town, h.postcode) as address, h.owning_organisation_id as "owningOrganisationId",
       h.managing_organisation_id as "managingOrganisationId", o.kind = 'council' as "ownedByCouncil",
       h.built_until as "builtUntil", h.wall, h.heating, h.ventilation, h.floor, b.storeys, h.block_id as "blockId", b.name as "blockName", h.estate_id as "estateId", e.name as "estateName", n.name as "neighbourhoodName", h.bedrooms
     from homes h join organisations o on o.landlord_id = h.landlord_id and o.id = h.owning_organisation_id
     join estates e on e.landlord_id = h.landlord_id and e.id = h.estate_id
     join neighbourhoods n on n.landlord_id = h.landlord_id and n.id = h.neighbourhood_id
     left join blocks b on b.landlord_id = h.landlord_id and b.id = h.block_id
     where h.landlord_id = $1 order by h.uprn`,
    [tx.landlordId],
  );
  const rows: MutableRows = { residents: [], tenancies: [], people: [], needs: [] };
  const settled = homes.map((home): SettledHome => {
    // A few homes stand empty between tenancies.
    const startedOn = addDays(dateInLondon(making.now), -(chance.isTrue(0.2) ? chance.whole(40, 1100) : chance.whole(1100, 6500)));
    if (chance.isTrue(0.03)) return { ...home, tenant: undefined, household: householdOf([]), agreement: null, since: startedOn };
    const agreement = home.ownedByCouncil ? chance.weighted<NewTenancy['kind']>([['secure', 80], ['introductory', 20]]) : chance.weighted<NewTenancy['kind']>([['assured', 85], ['starter', 15]]);
    const tenancy: NewTenancy = { id: making.newId() as TenancyId, homeId: home.id, kind: agreement, startedOn, endedOn: null };
    rows.tenancies.push(tenancy);
    const tenant = addPerson(rows, chance, making, startedOn);
    rows.people.push({ tenancyId: tenancy.id, residentId: tenant.id, part: 'tenant' });
    const people = [tenant];
    if (chance.isTrue(0.4)) {
      const other = addPerson(rows, chance, making, startedOn);
      people.push(other);
      rows.people.push({ tenancyId: tenancy.id, residentId: other.id, part: chance.isTrue(0.4) ? 'joint tenant' : 'household member' });
    }
    return { ...home, tenant, household: householdOf(people), agreement, since: startedOn };
  });
  await createResidentRows(tx, rows, making.startedAt);
  return settled;
}

const householdOf = (people: readonly NewResident[]): SettledHome['household'] => ({
  people: people.length, notAsked: people.filter(({ needsAnswer: { answer } }) => answer === 'unknown').length, isDeclared: people.some(({ needsAnswer: { answer } }) => answer === 'declared'),
});

const needs: readonly { readonly kind: NeedKind; readonly detail: string; readonly instruction: string | null }[] = [
  { kind: 'mobility', detail: 'Walks with a frame after a hip replacement', instruction: 'Allow ten minutes to reach the door' },
  { kind: 'hearing', detail: 'Deaf in both ears, uses a flashing doorbell', instruction: 'Ring the bell once and wait; text on arrival' },
  { kind: 'breathing', detail: 'Child with asthma, two hospital stays last winter', instruction: 'No dust or solvents while the child is in' },
  { kind: 'mental health', detail: 'Anxiety; a stranger at the door without warning is hard', instruction: 'Text half an hour before; show the card at the window' },
  { kind: 'pregnancy or young children', detail: 'Baby of four months', instruction: 'Knock, do not ring' },
  { kind: 'older person', detail: 'Lives alone, aged 88, daughter helps', instruction: 'Tell the daughter before coming; her number is on the record' },
  { kind: 'sight', detail: 'Registered blind', instruction: 'Say who you are and why before stepping in' },
  { kind: 'safety', detail: 'Left a violent partner in 2024', instruction: 'Two people to attend; never say the address on the phone' },
];

function addPerson(rows: MutableRows, chance: Chance, making: Making & { readonly newId: () => string }, since: PlainDate): NewResident {
  const id = making.newId() as ResidentId;
  const { format, ...person } = inventedPerson(chance);
  const confirmedOn = addDays(dateInLondon(making.now), -chance.whole(10, 700));
  const asked = chance.weighted<'unknown' | 'none' | 'declared'>([['unknown', 45], ['none', 33], ['declared', 22]]);
  const grounds = { confirmedOn: confirmedOn < since ? since : confirmedOn, source: 'the person', consentBasis: 'explicit consent' } as const;
  const resident: NewResident = {
    id,
    ...person,
    phone: null,
    format: format as NewResident['format'],
    dateOfBirth: plainDate(`${chance.whole(1938, 2004)}-${String(chance.whole(1, 12)).padStart(2, '0')}-${String(chance.whole(1, 28)).padStart(2, '0')}`),
    needsAnswer: asked === 'unknown' ? { answer: 'unknown' } : { answer: asked, ...grounds },
  };
  rows.residents.push(resident);
  if (asked === 'declared') {
    const need = chance.pick(needs);
    rows.needs.push({
      id: making.newId() as NewResidentRows['needs'][number]['id'],
      residentId: id,
      ...need,
      source: grounds.source,
      consentBasis: grounds.consentBasis,
      declaredOn: grounds.confirmedOn,
      lastConfirmedOn: grounds.confirmedOn,
    });
  }
  return resident;
}
