import { tarnbrookContractors, type InventedContractor } from './invented-contractors.ts';
import { millgateMembers, tarnbrookAtFullSize, tarnbrookMembers, type InventedMember } from './invented-members.ts';

/** Every demonstration account has this password: the landlord is invented and says so on every page. */
export const demonstrationPassword = 'putright-demonstration';

export interface InventedLandlord {
  readonly slug: string;
  readonly name: string;
  readonly domain: string;
  readonly colour: string;
  readonly phone: string;
  readonly emergencyPhone: string;
  readonly owning: { readonly name: string; readonly kind: 'council' | 'housing association' };
  readonly managing: { readonly name: string; readonly kind: 'arms-length company' | 'housing association' };
  readonly contractors: readonly InventedContractor[];
  readonly teams: readonly string[];
  readonly members: readonly InventedMember[];
  /** Who works there besides once it is a landlord of many homes. */
  readonly membersAtFullSize: readonly InventedMember[];
  /** Its number too: no two landlords have seeds that end alike. */
  readonly seed: number;
  /** Its homes, for so many as are asked for. */
  readonly share: number;
  /** Damp is planted in its history, to be found. */
  readonly isPlanted: boolean;
}

const tarnbrook: InventedLandlord = {
  slug: 'tarnbrook-homes',
  name: 'Tarnbrook Homes',
  domain: 'tarnbrook.example',
  colour: '#1d4f5e',
  phone: '0161 496 0100',
  emergencyPhone: '0161 496 0199',
  owning: { name: 'Tarnbrook Borough Council', kind: 'council' },
  managing: { name: 'Tarnbrook Homes', kind: 'arms-length company' },
  contractors: tarnbrookContractors,
  teams: ['Customer centre', 'Repairs north', 'Repairs south', 'Repairs east', 'Heating', 'Roofs and outside', 'Surveyors', 'Complaints', 'Council housing client'],
  members: tarnbrookMembers,
  membersAtFullSize: tarnbrookAtFullSize,
  seed: 20261,
  share: 1,
  isPlanted: true,
};

const millgate: InventedLandlord = {
  slug: 'millgate-housing',
  name: 'Millgate Housing Association',
  domain: 'millgate.example',
  colour: '#6b2d5c',
  phone: '0161 496 0300',
  emergencyPhone: '0161 496 0399',
  owning: { name: 'Millgate Housing Association', kind: 'housing association' },
  managing: { name: 'Millgate Housing Association', kind: 'housing association' },
  contractors: [],
  teams: ['Homes team'],
  members: millgateMembers,
  membersAtFullSize: [],
  seed: 20262,
  share: 0.02,
  isPlanted: false,
};

const fullSize = 1000;

/** Who works for a landlord of so many homes. */
export function membersOf(landlord: InventedLandlord, homes: number): readonly InventedMember[] {
  return homes < fullSize ? landlord.members : [...landlord.members, ...landlord.membersAtFullSize];
}

/** The second is there so that anyone can see that landlords are kept apart. */
export const everyLandlord: readonly InventedLandlord[] = [tarnbrook, millgate];

const fewestHomes = 24;

export const homesOf = ({ share }: InventedLandlord, asked: number): number => Math.max(fewestHomes, Math.round(asked * share));
