/** One question a page, in this order. `diversion` and `not-listed` ask nothing: they say who to call. */
export const steps = [
  'danger', 'diversion', 'postcode', 'place', 'not-listed', 'problem', 'room', 'extent', 'safety', 'detail', 'words', 'risk', 'contact', 'when', 'repeat', 'check',
] as const;
export type Step = (typeof steps)[number];

/** The step with this name; the first for anything else. */
export function stepNamed(name: string): Step {
  return steps.find((step) => step === name) ?? 'danger';
}
