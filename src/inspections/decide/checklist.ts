import type { Trade } from '../../repairs/index.ts';

/** One thing to look at. */
export interface ChecklistItem {
  readonly item: string;
  readonly words: string;
  /** What to measure, in which unit; nothing where one only looks. */
  readonly reading?: string;
}

const always: readonly ChecklistItem[] = [
  { item: 'done', words: 'The work that was asked for is done' },
  { item: 'works', words: 'What was mended works, and the problem has gone' },
  { item: 'safe', words: 'It is safe: nothing loose, live, leaking or blocked' },
  { item: 'made-good', words: 'Walls, floors and finishes were made good' },
  { item: 'clean', words: 'It was left clean, and waste was taken away' },
  { item: 'resident', words: 'The resident was told what was done' },
];

const byTrade: Readonly<Record<Trade, readonly ChecklistItem[]>> = {
  plumber: [{ item: 'dry', words: 'Joints are dry with the water on', reading: 'Pressure, in bar, or how long it was watched' }],
  electrician: [{ item: 'certificate', words: 'The certificate for the work is on the record', reading: 'Its number' }],
  'heating engineer': [{ item: 'warm', words: 'The heating and hot water come on and stay on', reading: 'Room temperature, in °C' }],
  carpenter: [{ item: 'fits', words: 'It opens, closes and locks, or bears weight, as it should' }],
  roofer: [{ item: 'sound', words: 'The covering is sound and water runs off' }],
  plasterer: [{ item: 'flat', words: 'The plaster is sound, dry and flat', reading: 'Moisture, in %' }],
  glazier: [{ item: 'sealed', words: 'The glazing is sealed, and is safety glass where it must be' }],
  drainage: [{ item: 'flows', words: 'Water flows away and nothing backs up' }],
  'multi-skilled': [],
  'damp surveyor': [],
};

const ofHazard: readonly ChecklistItem[] = [
  { item: 'moisture', words: 'Walls and floors are dry', reading: 'Moisture, in %, and the meter' },
  { item: 'humidity', words: 'The room can be kept dry: humidity and ventilation', reading: 'Relative humidity, in %, and the meter' },
  { item: 'cause', words: 'The cause was put right, not only what could be seen' },
];

/** Whatever any list may hold. */
export const everyItem: readonly ChecklistItem[] = [...always, ...Object.values(byTrade).flat(), ...ofHazard];

/** What to look at for work of this trade; for damp and hazards the cause and the readings besides. */
export function checklistFor({ trade, isHazard }: { readonly trade: Trade; readonly isHazard: boolean }): readonly ChecklistItem[] {
  return [...always, ...byTrade[trade], ...(isHazard ? ofHazard : [])];
}
