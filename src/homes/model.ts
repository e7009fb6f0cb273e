import type { PlainDate } from '../clock/index.ts';
import type { Brand } from '../platform/brand.ts';
import type { OrganisationId } from '../staff/index.ts';

export type HomeId = Brand<'HomeId'>;
export type BlockId = Brand<'BlockId'>;
export type EstateId = Brand<'EstateId'>;
export type NeighbourhoodId = Brand<'NeighbourhoodId'>;
export type CommunalAreaId = Brand<'CommunalAreaId'>;
/** Twelve figures as text: leading zeros belong to it, and it is never added up. */
export type Uprn = Brand<'Uprn'>;
export type WardCode = Brand<'WardCode'>;

export const homeTenures = ['social rent', 'affordable rent', 'sheltered', 'supported', 'temporary', 'shared ownership', 'leasehold'] as const;
export type HomeTenure = (typeof homeTenures)[number];

export const homeForms = [
  'terraced house', 'end-terraced house', 'semi-detached house', 'detached house', 'bungalow',
  'low-rise flat', 'high-rise flat', 'maisonette', 'bedsit',
] as const;
export type HomeForm = (typeof homeForms)[number];

export const walls = [
  'filled cavity', 'unfilled cavity', 'solid brick', 'insulated solid brick', 'stone', 'timber frame', 'steel frame',
  'concrete panel', 'insulated concrete panel',
] as const;
export type Wall = (typeof walls)[number];

export const heatings = [
  'gas combi boiler', 'gas system boiler', 'communal heating', 'electric storage heaters', 'electric panel heaters',
  'air source heat pump', 'ground source heat pump', 'warm air', 'none',
] as const;
export type Heating = (typeof heatings)[number];

export const ventilations = ['windows and vents', 'extractor fans', 'positive input', 'mechanical extract', 'heat recovery'] as const;
export type Ventilation = (typeof ventilations)[number];

export const epcBands = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;
export type EpcBand = (typeof epcBands)[number];

/** What kind of building it is: homes alike in this are compared with each other. Null is not known. */
export interface Archetype {
  readonly builtFrom: number | null;
  readonly builtUntil: number | null;
  readonly form: HomeForm | null;
  readonly wall: Wall | null;
  readonly heating: Heating | null;
  readonly ventilation: Ventilation | null;
  readonly epcBand: EpcBand | null;
}

/** Facts of the building, with where they come from and the day they were true. */
export interface BuildingFacts extends Archetype {
  readonly bedrooms: number | null;
  readonly floor: number | null;
  readonly source: string;
  readonly on: PlainDate;
}

/** Who owns the home and who looks after it: often a council and its arm's-length company, sometimes one and the same. */
export interface Responsible {
  readonly owningOrganisationId: OrganisationId;
  readonly managingOrganisationId: OrganisationId;
}

export interface Neighbourhood {
  readonly id: NeighbourhoodId;
  readonly name: string;
}

export interface Estate {
  readonly id: EstateId;
  readonly name: string;
  readonly neighbourhoodId: NeighbourhoodId;
}

export interface Block {
  readonly id: BlockId;
  readonly name: string;
  readonly estateId: EstateId;
  readonly storeys: number | null;
}

export interface Ward {
  readonly code: WardCode;
  readonly name: string;
  readonly localAuthority: string;
}

/** Where shared repairs happen: a stairwell of a block, or a car park of an estate when `blockId` is null. */
export interface CommunalArea {
  readonly id: CommunalAreaId;
  readonly name: string;
  readonly estateId: EstateId;
  readonly blockId: BlockId | null;
}

export type HomeEndId = Brand<'HomeEndId'>;

export const waysToEnd = ['sold', 'right to buy', 'demolished', 'handed back', 'other'] as const;
/** How a home stopped being ours. */
export type WayToEnd = (typeof waysToEnd)[number];

/** Since when a home is no longer ours, and how that came. */
export interface HomeEnd {
  /** The first day on which it is not. */
  readonly on: PlainDate;
  readonly how: WayToEnd;
  readonly words: string;
}

/** An end as it stands on the home's record, or stood until it was undone. */
export interface HomeEndEntry extends HomeEnd {
  readonly id: HomeEndId;
  readonly recordedAt: string;
  readonly recordedByName: string;
  readonly undoneAt: string | null;
  readonly undoneByName: string | null;
  readonly undoneReason: string | null;
}

/** One dwelling, with the names of the places it is part of. */
export interface Home extends Responsible {
  readonly id: HomeId;
  readonly uprn: Uprn;
  readonly addressLine: string;
  readonly town: string;
  readonly postcode: string;
  readonly block: Pick<Block, 'id' | 'name' | 'storeys'> | null;
  readonly estate: Pick<Estate, 'id' | 'name'>;
  readonly neighbourhood: Neighbourhood;
  readonly ward: Ward;
  readonly tenure: HomeTenure;
  readonly owningOrganisation: string;
  readonly managingOrganisation: string;
  readonly facts: BuildingFacts;
  /** Null while it is ours. */
  readonly end: HomeEnd | null;
}

/** 'sk1 3xa' → 'SK13XA': how a postcode is looked up, however it was typed. */
export const postcodeKey = (postcode: string): string => postcode.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** '14 Larch House, Stockport, SK1 3XA'. */
export const addressOf = (home: Pick<Home, 'addressLine' | 'town' | 'postcode'>): string =>
  [home.addressLine, home.town, home.postcode].join(', ');

export type SiteHazardId = Brand<'SiteHazardId'>;

export const siteHazardKinds = ['asbestos', 'lead paint', 'gas', 'electrical', 'legionella', 'fall from height', 'fragile roof', 'confined space', 'structure', 'animals', 'needles and sharps', 'lone working', 'other'] as const;
export type SiteHazardKind = (typeof siteHazardKinds)[number];
/** What a survey said. Presumed is dangerous until somebody proves otherwise. */
export const siteHazardFindings = ['identified', 'presumed', 'none found'] as const;
export type SiteHazardFinding = (typeof siteHazardFindings)[number];

/** What a survey says of one danger at one spot. */
export interface SiteHazardFacts {
  readonly kind: SiteHazardKind;
  readonly finding: SiteHazardFinding;
  /** Where in the home or block it is, or what was looked at. */
  readonly location: string;
  readonly whatToDo: string;
  /** The survey or register it is taken from. */
  readonly source: string;
  readonly surveyedOn: PlainDate;
  /** The last day the survey is good for; null where it says none. */
  readonly expiresOn: PlainDate | null;
}

/** An entry of the register of site hazards that stands. */
export interface SiteHazard extends SiteHazardFacts {
  readonly id: SiteHazardId;
  readonly homeId: HomeId | null;
  readonly blockId: BlockId | null;
}

/** An entry of the register, standing or ended, with who wrote it down and who ended it. */
export interface SiteHazardEntry extends SiteHazard {
  readonly recordedAt: string;
  readonly recordedByName: string;
  readonly endedAt: string | null;
  readonly endedByName: string | null;
  readonly endedReason: string | null;
}
