import type { HazardKindId } from '../../law/index.ts';

/** What surveyors write, by the kind of danger: what was found, what makes it safe, what stops it coming back, and why it happened. */
export interface FoundWords {
  readonly found: string;
  readonly safety: string;
  readonly prevention: string;
  readonly cause: string;
}

const damp: readonly FoundWords[] = [
  { found: 'Mould over the outside corner of the bedroom, wall 26 % by meter, fan in the bathroom draws nothing.', safety: 'Wash down and treat the mould', prevention: 'New humidity-led fan, insulated lining to the corner', cause: 'ventilation-fan' },
  { found: 'Wet patch under the gutter joint, plaster soft to a metre, 31 % by meter.', safety: 'Isolate the socket below, dry and treat', prevention: 'Renew the gutter and downpipe', cause: 'penetrating-gutter' },
  { found: 'Cold bridge at the concrete panel, mould behind both wardrobes, humidity 71 %.', safety: 'Wash down and treat, lend a dehumidifier', prevention: 'Line the panel, trickle vents to both windows', cause: 'thermal-bridge' },
  { found: 'Tide mark to 60 cm on the party wall, no course to be seen, salts on the skirting.', safety: 'Take off the loose plaster, treat', prevention: 'New damp course and breathable plaster', cause: 'rising-no-course' },
];

const others: Readonly<Partial<Record<HazardKindId, FoundWords>>> = {
  electrical: { found: 'Socket scorched, terminal loose, no residual current device on the circuit.', safety: 'Circuit isolated and labelled', prevention: 'Rewire the circuit with a new board', cause: 'part-worn-age' },
  'excess-cold': { found: 'Boiler beyond repair, 13 °C in the living room in the morning.', safety: 'Two heaters left, cost of running them paid', prevention: 'New boiler', cause: 'heating-system' },
  'fire-and-explosions': { found: 'Heat alarm dead, door to the stairs does not close on its own.', safety: 'Alarms fitted and tested', prevention: 'New closer and seals', cause: 'part-worn-age' },
  'falls-on-stairs': { found: 'Two treads loose, handrail off at the top.', safety: 'Treads screwed, rail put back', prevention: 'Renew the lower flight', cause: 'part-worn-age' },
  'structural-collapse': { found: 'Ceiling bulges a hand’s width over the bed, lath broken.', safety: 'Propped, room closed off', prevention: 'Take down and renew the ceiling', cause: 'part-worn-age' },
};

const usual: FoundWords = { found: 'Seen in every room with the resident; worse than was told.', safety: 'Made safe and taped off', prevention: 'Renew what has failed', cause: 'part-worn-age' };

/** Words for a kind, one of several where there are. */
export const foundWords = (kind: HazardKindId, pick: (from: readonly FoundWords[]) => FoundWords): FoundWords => (kind === 'damp-and-mould' ? pick(damp) : (others[kind] ?? usual));

export const noHazardReasons: readonly string[] = [
  'it was put right on the first visit and nobody was in danger', 'readings are within what is safe, an ordinary repair will do', 'a surveyor saw it: a nuisance, and no danger to anybody who lives there', 'nothing was found that could harm anybody',
];
export const lowerReasons: readonly string[] = ['Small and away from where anybody sleeps; an ordinary repair puts it right', 'Back the same day, nobody was left without', 'Loose only at one end, holds until it is renewed'];
export const declineReasons: readonly string[] = ['Nobody measured the wall; measure it first', 'A baby sleeps in that room: it stays as it is', 'The photos show more than the words do'];
export const weighedBecause: readonly string[] = ['Half of one wall, where a child sleeps', 'Could give way if somebody leans on it', 'Nobody has been hurt, but somebody could be within weeks', 'Worse each winter, by what the record says', 'They have no other room to sleep in'];
export const toldInPassing: readonly string[] = ['At the visit, with how to complain', 'By phone the same day, with how to complain', 'At the door, card with our number left'];
export const triedToGetIn: readonly string[] = ['Rang twice, nobody in, card left', 'Agreed for ten, nobody opened', 'Knocked at both doors, text sent'];

/** Told of by others than whoever lives there. */
export const toldByOthers = [
  { route: 'employee', kind: 'damp-and-mould', words: 'Smelt of mould when I came to read the meter, black in the corner of the hall.', name: '' },
  { route: 'employee', kind: 'falls-on-stairs', words: 'Banister came away in my hand when I fitted the alarm.', name: '' },
  { route: 'contractor', kind: 'electrical', words: 'Scorched socket behind the machine we moved, turned it off.', name: 'Jo Marsh, Brightside Plumbing' },
  { route: 'contractor', kind: 'damp-and-mould', words: 'Wall behind the bath is soft and green, not our job but somebody should look.', name: 'Jo Marsh, Brightside Plumbing' },
  { route: 'councillor', kind: 'damp-and-mould', words: 'Mother of two in my ward says that the bedroom is black again.', name: 'Councillor Tariq Mir' },
  { route: 'councillor', kind: 'excess-cold', words: 'Elderly man in my ward sits in his coat, no heating for weeks he says.', name: 'Councillor Tariq Mir' },
  { route: 'survey', kind: 'damp-and-mould', words: 'Stock survey: moisture 24 % in the gable bedroom, nobody had told us.', name: 'Stock condition survey' },
  { route: 'survey', kind: 'structural-collapse', words: 'Stock survey: ceiling of the stair hall bulges.', name: 'Stock condition survey' },
  { route: 'letter of claim', kind: 'damp-and-mould', words: 'Letter of claim: damp in two bedrooms since last winter, child with asthma.', name: 'Hollins and Co, solicitors' },
  { route: 'sensor', kind: 'damp-and-mould', words: 'Sensor in the bedroom: humidity above 75 % for nine days.', name: 'Sensor in the bedroom' },
] as const satisfies readonly { readonly route: string; readonly kind: HazardKindId; readonly words: string; readonly name: string }[];
