import type { PlainDate } from '../../clock/index.ts';
import type { Recall } from './first-fix.ts';

/** Why a thing happened, apart from what was seen of it. `under` is the cause it belongs to, one level up. */
export interface RootCause {
  readonly id: string;
  readonly words: string;
  readonly under: string | null;
  /** Offered from this day on; always, where it says nothing. */
  readonly from?: PlainDate;
  /** No longer offered from this day on; what was coded with it keeps its words. */
  readonly retiredFrom?: PlainDate;
}

/** A family, what is under it, and once more. */
export const mostLevels = 3;

/** Nobody is made to guess: that it was looked for and not found can always be said. */
export const causeNotKnown = 'unknown';

// Families as in the study of damp and leaks that we follow: rising, penetrating, condensation, plumbing, ventilation, heating,
// thermal bridge, unknown. None of them is what the people who live there do.
const usualCauses: readonly RootCause[] = [
  { id: 'rising', words: 'Damp rising from the ground', under: null },
  { id: 'rising-no-course', words: 'Damp-proof course missing, bridged or failed', under: 'rising' },
  { id: 'rising-ground', words: 'Ground or path above the floor level', under: 'rising' },
  { id: 'penetrating', words: 'Rain coming in', under: null },
  { id: 'penetrating-roof', words: 'Roof, flashing or chimney', under: 'penetrating' },
  { id: 'penetrating-gutter', words: 'Gutter or downpipe', under: 'penetrating' },
  { id: 'penetrating-wall', words: 'Wall, pointing or render', under: 'penetrating' },
  { id: 'penetrating-window', words: 'Window or door frame', under: 'penetrating' },
  { id: 'plumbing', words: 'Water from pipes or appliances', under: null },
  { id: 'plumbing-joint', words: 'Joint, valve or washer failed', under: 'plumbing' },
  { id: 'plumbing-pipe', words: 'Pipe or tank corroded, frozen or split', under: 'plumbing' },
  { id: 'plumbing-seal', words: 'Seal of a bath, shower or toilet', under: 'plumbing' },
  { id: 'plumbing-waste', words: 'Waste pipe or drain', under: 'plumbing' },
  { id: 'plumbing-above', words: 'The home above', under: 'plumbing' },
  { id: 'ventilation', words: 'Not enough ventilation in the building', under: null },
  { id: 'ventilation-fan', words: 'Extractor fan missing, weak or failed', under: 'ventilation' },
  { id: 'ventilation-vents', words: 'Vents or trickle vents missing or blocked', under: 'ventilation' },
  { id: 'heating', words: 'Heating cannot keep the home warm', under: null },
  { id: 'heating-system', words: 'Heating system failed or too small', under: 'heating' },
  { id: 'thermal-bridge', words: 'Cold surface: thermal bridge or missing insulation', under: null },
  { id: 'condensation', words: 'Condensation: moisture the building does not let out', under: null },
  { id: 'part-worn', words: 'Part worn out', under: null },
  { id: 'part-worn-age', words: 'Past its working life', under: 'part-worn' },
  { id: 'workmanship', words: 'Earlier work not done right', under: null },
  { id: 'workmanship-part', words: 'Wrong or faulty part fitted', under: 'workmanship' },
  { id: 'damage', words: 'Damaged by accident, weather or others', under: null },
  { id: causeNotKnown, words: 'Not known: looked for and not found', under: null },
];

/** Ours and the landlord's own, each under its family. */
export function causesWith(own: readonly RootCause[]): readonly RootCause[] {
  const theirs = new Map(own.map((cause) => [cause.id, cause]));
  return [...usualCauses.map((cause) => theirs.get(cause.id) ?? cause), ...own.filter(({ id }) => !usualCauses.some((usual) => usual.id === id))];
}

/** A cause of the list with the ones above it: "Rain coming in: Gutter or downpipe". Undefined when it is on no list. */
export function causeInWords(id: string, own: readonly RootCause[]): string | undefined {
  const all = causesWith(own);
  const names: string[] = [];
  for (let at = all.find((cause) => cause.id === id); at !== undefined && names.length < mostLevels; ) {
    names.unshift(at.words);
    const { under } = at;
    at = all.find((cause) => cause.id === under);
  }
  return names.length === 0 ? undefined : names.join(': ');
}

/** The family that a cause belongs to: itself, where it stands under none. Undefined when it is on no list. */
export function familyOfCause(id: string, own: readonly RootCause[]): string | undefined {
  const all = causesWith(own);
  let at = all.find((cause) => cause.id === id);
  for (let levels = 1; at !== undefined && at.under !== null && levels < mostLevels; levels += 1) {
    const { under } = at;
    at = all.find((cause) => cause.id === under) ?? at;
  }
  return at?.id;
}

/** Whether it can be chosen on a day: it and all it stands under are there by then, and none of them is retired. */
export function isCauseOffered(id: string, own: readonly RootCause[], on: PlainDate): boolean {
  const all = causesWith(own);
  const isOpen = ({ from, retiredFrom }: RootCause) => (from === undefined || from <= on) && (retiredFrom === undefined || on < retiredFrom);
  for (let at = all.find((cause) => cause.id === id), levels = 0; at !== undefined && levels < mostLevels; levels += 1) {
    if (!isOpen(at)) return false;
    const { under } = at;
    if (under === null) return true;
    at = all.find((cause) => cause.id === under);
  }
  return false;
}

/** All causes, families first, each followed by what is under it, and how many stand above it. */
export function causesInOrder(own: readonly RootCause[]): readonly { readonly cause: RootCause; readonly level: number }[] {
  const all = causesWith(own);
  const below = (id: string | null, level: number): readonly { readonly cause: RootCause; readonly level: number }[] =>
    level >= mostLevels ? [] : all.filter(({ under }) => under === id).flatMap((cause) => [{ cause, level }, ...below(cause.id, level + 1)]);
  return below(null, 0);
}

/** What can be chosen on a day, families first, each followed by what is under it. */
export function causeChoices(own: readonly RootCause[], on: PlainDate): readonly { readonly value: string; readonly text: string }[] {
  return causesInOrder(own).filter(({ cause }) => isCauseOffered(cause.id, own, on)).map(({ cause: { id } }) => ({ value: id, text: causeInWords(id, own) ?? id }));
}

const problemsWithCause: ReadonlySet<string> = new Set(['leak', 'ceiling-leak', 'damp-or-mould', 'roof-or-gutter']);

/** Leaks, damp and what came back are not ended before somebody has said why they happened. A follow-on has its parent's cause. */
export function needsCause({ problem, recall, followOnTo }: { readonly problem: string; readonly recall: Recall | null; readonly followOnTo: string | null }): boolean {
  if (followOnTo !== null) return false;
  return problemsWithCause.has(problem) || (recall !== null && recall.ruledOut === null);
}
