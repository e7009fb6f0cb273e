import type { Recall } from './first-fix.ts';

/** Why a thing happened, apart from what was seen of it. `under` is the cause it belongs to, one level up. */
export interface RootCause {
  readonly id: string;
  readonly words: string;
  readonly under: string | null;
  /** No longer offered; what was coded with it keeps its words. */
  readonly isRetired?: boolean;
}

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
  { id: 'unknown', words: 'Not known: looked for and not found', under: null },
];

/** Ours and the landlord's own, each under its family. */
export function causesWith(own: readonly RootCause[]): readonly RootCause[] {
  return [...usualCauses.filter(({ id }) => !own.some((theirs) => theirs.id === id)), ...own];
}

/** A cause of the list with the ones above it: "Rain coming in: Gutter or downpipe". Undefined when it is on no list. */
export function causeInWords(id: string, own: readonly RootCause[]): string | undefined {
  const all = causesWith(own);
  const names: string[] = [];
  for (let at = all.find((cause) => cause.id === id); at !== undefined && names.length < 4; ) {
    names.unshift(at.words);
    const { under } = at;
    at = all.find((cause) => cause.id === under);
  }
  return names.length === 0 ? undefined : names.join(': ');
}

/** What can be chosen now, families first, each followed by what is under it. */
export function causeChoices(own: readonly RootCause[]): readonly { readonly value: string; readonly text: string }[] {
  const offered = causesWith(own).filter(({ isRetired }) => isRetired !== true);
  const withUnder = (cause: RootCause, depth: number): readonly RootCause[] => [cause, ...(depth > 2 ? [] : offered.filter(({ under }) => under === cause.id).flatMap((one) => withUnder(one, depth + 1)))];
  return offered.filter(({ under }) => under === null).flatMap((family) => withUnder(family, 0)).map(({ id }) => ({ value: id, text: causeInWords(id, own) ?? id }));
}

const problemsWithCause: ReadonlySet<string> = new Set(['leak', 'ceiling-leak', 'damp-or-mould', 'roof-or-gutter']);

/** Leaks, damp and what came back are not ended before somebody has said why they happened. A follow-on has its parent's cause. */
export function needsCause({ problem, recall, followOnTo }: { readonly problem: string; readonly recall: Recall | null; readonly followOnTo: string | null }): boolean {
  if (followOnTo !== null) return false;
  return problemsWithCause.has(problem) || (recall !== null && recall.ruledOut === null);
}
