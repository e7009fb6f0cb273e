import type { OrderPriority, Trade } from '../orders/index.ts';

/** A code of an invented schedule: no landlord's, and told apart from any real one by its first letters. */
export interface InventedRate {
  readonly code: string;
  readonly trade: Trade;
  readonly description: string;
  readonly unit: 'each' | 'm' | 'm²' | 'hour';
  readonly pricePence: number;
}

export interface InventedContractor {
  readonly name: string;
  /** Its people sign in here. */
  readonly signsIn: boolean;
  readonly trades: readonly Trade[];
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactEmail: string;
  /** What its contract covers, to which its years are added. */
  readonly contract: string;
  readonly orderLimitPence: number;
  readonly variationLimitPence: number;
  readonly totalLimitPence: number;
  readonly rates: readonly InventedRate[];
  /** Of the jobs of each of its trades, how many are ordered from it. */
  readonly shareOf: Readonly<Partial<Record<Trade, number>>>;
  /** Of its orders, how many it turns down. */
  readonly turnsDown: number;
  /** How many times as long as the landlord's own people it takes to come. */
  readonly slowness: number;
  /** Of the work on damp, how much it does; and how many times as often as others' it comes back. */
  readonly damp?: { readonly share: number; readonly comesBack: number };
}

/** A firm that does damp work. */
export interface DampContractor {
  readonly name: string;
  readonly shareOfDamp: number;
  readonly comesBack: number;
}

/** Firms that do damp work, as good as each other where nothing is planted. */
export const dampContractors = (contractors: readonly InventedContractor[], isPlanted: boolean): readonly DampContractor[] =>
  contractors.flatMap(({ name, damp }) => (damp === undefined ? [] : [{ name, shareOfDamp: damp.share, comesBack: isPlanted ? damp.comesBack : 1 }]));

/** The one whose damp work comes back, where one is planted. */
export const recurringContractor = (contractors: readonly DampContractor[]): string | null => contractors.find(({ comesBack }) => comesBack > 1)?.name ?? null;

const ratesOf = (trade: Trade, rows: readonly (readonly [code: string, description: string, unit: InventedRate['unit'], pricePence: number])[]): InventedRate[] =>
  rows.map(([code, description, unit, pricePence]) => ({ code: `TB-${code}`, trade, description, unit, pricePence }));

const plumbing: readonly InventedRate[] = [
  ...ratesOf('plumber', [
    ['PL010', 'Renew tap washers or cartridge, one tap', 'each', 2_850],
    ['PL020', 'Renew mixer tap to sink, basin or bath', 'each', 9_640],
    ['PL110', 'Renew copper pipe up to 22 mm, with fittings', 'm', 3_420],
    ['PL140', 'Renew trap and waste to sink, basin or bath', 'each', 4_175],
    ['PL210', 'Renew cistern fill and flush valve', 'each', 5_960],
    ['PL250', 'Renew toilet pan and connector', 'each', 18_730],
    ['PL300', 'Trace a leak and expose pipework', 'hour', 4_480],
  ]),
  ...ratesOf('drainage', [
    ['DR010', 'Clear a blocked waste or soil pipe by rods', 'each', 6_250],
    ['DR040', 'Jet a drain and take away what comes out', 'hour', 9_800],
    ['DR090', 'Look at a drain by camera, with a report', 'each', 14_200],
    ['DR120', 'Renew gully and grate', 'each', 23_600],
  ]),
];

const roofing: readonly InventedRate[] = [
  ...ratesOf('roofer', [
    ['RF010', 'Refix or renew slates or tiles', 'each', 2_340],
    ['RF030', 'Rebed and point ridge tiles', 'm', 6_180],
    ['RF060', 'Renew lead flashing to chimney or abutment', 'm', 8_450],
    ['RF110', 'Clear gutter and downpipe, one side of a house', 'each', 7_900],
    ['RF120', 'Renew gutter with brackets', 'm', 3_960],
    ['RF130', 'Renew downpipe with shoe', 'm', 3_280],
    ['RF900', 'Tower scaffold, set up and taken down', 'each', 19_500],
  ]),
];

const glazing: readonly InventedRate[] = [
  ...ratesOf('glazier', [
    ['GL010', 'Sealed double-glazed unit, measured and fitted', 'm²', 16_400],
    ['GL020', 'Board up a broken window and make it safe', 'each', 6_850],
    ['GL050', 'Renew window hinges and handle, one sash', 'each', 5_420],
  ]),
  ...ratesOf('carpenter', [
    ['CP010', 'Ease and rehang an outside door', 'each', 6_900],
    ['CP040', 'Renew lock and keys to an outside door', 'each', 9_150],
    ['CP080', 'Renew fence panel and post', 'each', 8_730],
    ['CP110', 'Ease, rehang or renew an inside door or cupboard door', 'each', 5_480],
    ['CP120', 'Refix or renew worktop, drawer or plinth', 'each', 6_240],
    ['CP140', 'Renew floor boards or stair tread, fixed down', 'm²', 7_160],
    ['CP150', 'Refix or renew handrail or banister', 'm', 4_390],
  ]),
];

const dampWork: readonly InventedRate[] = ratesOf('damp surveyor', [
  ['DM010', 'Treat mould on walls or ceiling, wash down and redecorate', 'm²', 2_460],
  ['DM030', 'Hack off wet plaster and renew in breathable render', 'm²', 7_850],
  ['DM060', 'Clear a cavity of debris at the foot of a wall', 'm', 5_340],
  ['DM090', 'Humidity-led extract fan, fitted and tested', 'each', 24_600],
  ['DM120', 'Insulated lining to a cold wall', 'm²', 6_920],
]);

/** Who works for Tarnbrook Homes besides its own people. All invented. */
export const tarnbrookContractors: readonly InventedContractor[] = [
  {
    name: 'Brightside Plumbing', signsIn: true, trades: ['plumber', 'drainage'], contactName: 'Jo Marsh', contactPhone: '0161 496 0410', contactEmail: 'orders@brightside.example',
    contract: 'Plumbing and drainage', orderLimitPence: 75_000, variationLimitPence: 8_000, totalLimitPence: 48_000_000, rates: plumbing, shareOf: { plumber: 0.09, drainage: 0.35 }, turnsDown: 0.03, slowness: 1,
  },
  {
    name: 'Ridgeway Roofing', signsIn: false, trades: ['roofer'], contactName: 'Colm Brady', contactPhone: '0161 496 0420', contactEmail: 'office@ridgeway.example',
    contract: 'Roofs and gutters', orderLimitPence: 90_000, variationLimitPence: 12_000, totalLimitPence: 36_000_000, rates: roofing, shareOf: { roofer: 0.3 }, turnsDown: 0.06, slowness: 1.5,
  },
  {
    name: 'Cloughside Glass and Doors', signsIn: false, trades: ['glazier', 'carpenter'], contactName: 'Wendy Achebe', contactPhone: '0161 496 0430', contactEmail: 'jobs@cloughside.example',
    contract: 'Glass and doors', orderLimitPence: 60_000, variationLimitPence: 8_000, totalLimitPence: 22_000_000, rates: glazing, shareOf: { glazier: 0.3, carpenter: 0.05 }, turnsDown: 0.02, slowness: 1.1,
  },
  {
    name: 'Fellside Damp and Timber', signsIn: false, trades: ['damp surveyor'], contactName: 'Asha Kulkarni', contactPhone: '0161 496 0440', contactEmail: 'orders@fellside.example',
    contract: 'Damp work, west', orderLimitPence: 120_000, variationLimitPence: 15_000, totalLimitPence: 40_000_000, rates: dampWork, shareOf: {}, turnsDown: 0.02, slowness: 1, damp: { share: 0.3, comesBack: 1 },
  },
  {
    name: 'Quickdry Damp Proofing', signsIn: false, trades: ['damp surveyor'], contactName: 'Gary Stubbs', contactPhone: '0161 496 0450', contactEmail: 'jobs@quickdry.example',
    contract: 'Damp work, east', orderLimitPence: 120_000, variationLimitPence: 15_000, totalLimitPence: 40_000_000, rates: dampWork, shareOf: {}, turnsDown: 0.02, slowness: 0.8, damp: { share: 0.3, comesBack: 3.5 },
  },
];

export const siteHazards: readonly string[] = [
  'Asbestos is presumed in the textured coating of the ceilings: do not drill, scrape or sand. Stop and ring if it must be disturbed.',
  'Asbestos identified: panel behind the boiler cupboard, in good order. Leave it alone.',
  'Old floor tiles in the kitchen may hold asbestos: do not lift them.',
  'Low, narrow loft hatch with no boards: two people and lamps.',
];
export const accessNeeds: readonly string[] = ['Ring when you are ten minutes away.', 'Allow ten minutes to reach the door.', 'The bell does not work: knock.', 'Key safe at the side door; the office has the number.', 'Park on the road, the drive is shared.'];
export const variationReasons: readonly string[] = ['More has failed than could be seen before', 'What is there is not a standard size', 'It goes further than was measured', 'What is beside it has gone too'];
export const turnDownWords: readonly string[] = ['Nobody free inside the target', 'We are not certified for this', 'What it needs cannot be had before next month'];

export const targetDaysOfOrder: Readonly<Record<OrderPriority, number>> = { emergency: 0, urgent: 3, routine: 12, planned: 35 };
