import type { Role } from '../staff/index.ts';

/** Every demonstration account has this password: the landlord is invented and says so on every page. */
export const demonstrationPassword = 'putright-demonstration';

export interface InventedMember {
  readonly name: string;
  readonly mailbox: string;
  readonly roles: readonly Role[];
  readonly teams: readonly string[];
  /** By name; the managing organisation unless given. */
  readonly organisation?: string;
}

export interface InventedLandlord {
  readonly slug: string;
  readonly name: string;
  readonly domain: string;
  readonly colour: string;
  readonly phone: string;
  readonly emergencyPhone: string;
  readonly owning: { readonly name: string; readonly kind: 'council' | 'housing association' };
  readonly managing: { readonly name: string; readonly kind: 'arms-length company' | 'housing association' };
  readonly teams: readonly string[];
  readonly members: readonly InventedMember[];
  readonly seed: number;
  /** Of the homes asked for, how many are this landlord's, in hundredths. */
  readonly share: number;
}

export const tarnbrook: InventedLandlord = {
  slug: 'tarnbrook-homes',
  name: 'Tarnbrook Homes',
  domain: 'tarnbrook.example',
  colour: '#1d4f5e',
  phone: '0161 496 0100',
  emergencyPhone: '0161 496 0199',
  owning: { name: 'Tarnbrook Borough Council', kind: 'council' },
  managing: { name: 'Tarnbrook Homes', kind: 'arms-length company' },
  teams: ['Customer centre', 'Repairs north', 'Repairs south', 'Surveyors', 'Complaints', 'Council housing client'],
  members: [
    { name: 'Aisha Rahman', mailbox: 'adviser', roles: ['adviser'], teams: ['Customer centre'] },
    { name: 'Priya Shah', mailbox: 'planner', roles: ['planner'], teams: ['Repairs north'] },
    { name: 'Gareth Lomas', mailbox: 'planner2', roles: ['planner'], teams: ['Repairs south'] },
    { name: 'Dean Holt', mailbox: 'operative', roles: ['operative'], teams: ['Repairs north'] },
    { name: 'Marta Wiśniewska', mailbox: 'operative2', roles: ['operative'], teams: ['Repairs north'] },
    { name: 'Colin Asante', mailbox: 'operative3', roles: ['operative'], teams: ['Repairs south'] },
    { name: 'Bilal Chaudhry', mailbox: 'operative4', roles: ['operative'], teams: ['Repairs south'] },
    { name: 'Ruth Ellison', mailbox: 'surveyor', roles: ['surveyor'], teams: ['Surveyors', 'Repairs north'] },
    { name: 'Femi Adebayo', mailbox: 'complaints', roles: ['complaints officer'], teams: ['Complaints'] },
    { name: 'Janet Ormerod', mailbox: 'manager', roles: ['manager'], teams: ['Repairs north', 'Repairs south', 'Surveyors'] },
    { name: 'Councillor Tariq Mir', mailbox: 'board', roles: ['board member'], teams: [] },
    { name: 'Sam Whittle', mailbox: 'administrator', roles: ['administrator'], teams: [] },
    { name: 'Helen Price', mailbox: 'council', roles: ['manager'], teams: ['Council housing client'], organisation: 'Tarnbrook Borough Council' },
  ],
  seed: 20261,
  share: 88,
};

export const millgate: InventedLandlord = {
  slug: 'millgate-housing',
  name: 'Millgate Housing Association',
  domain: 'millgate.example',
  colour: '#6b2d5c',
  phone: '0161 496 0300',
  emergencyPhone: '0161 496 0399',
  owning: { name: 'Millgate Housing Association', kind: 'housing association' },
  managing: { name: 'Millgate Housing Association', kind: 'housing association' },
  teams: ['Homes team'],
  members: [
    { name: 'Olwen Parry', mailbox: 'adviser', roles: ['adviser', 'planner'], teams: ['Homes team'] },
    { name: 'Kwame Boateng', mailbox: 'operative', roles: ['operative'], teams: ['Homes team'] },
    { name: 'Ingrid Sale', mailbox: 'manager', roles: ['manager', 'surveyor', 'administrator'], teams: ['Homes team'] },
  ],
  seed: 20262,
  share: 12,
};
