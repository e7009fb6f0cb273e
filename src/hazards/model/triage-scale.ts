import type { Grade } from './grades.ts';

/** The worst harm that is likely, as the rating system's four classes name it. */
export const severities = ['extreme', 'severe', 'serious', 'moderate'] as const;
export type Severity = (typeof severities)[number];

/** How soon harm may come to whoever lives there. */
export const nearnesses = ['any-moment', 'if-left', 'unlikely'] as const;
export type Nearness = (typeof nearnesses)[number];

type Row = Readonly<Record<Nearness, readonly [usual: Grade, atGreaterRisk: Grade]>>;

// The house's own aid to judgement, not a table of the regulations, which ask what a reasonable landlord with the relevant
// knowledge would do. A person decides; whoever goes below it needs somebody else to agree.
const scale: Readonly<Record<Severity, Row>> = {
  extreme: { 'any-moment': ['emergency', 'emergency'], 'if-left': ['significant', 'emergency'], unlikely: ['significant', 'significant'] },
  severe: { 'any-moment': ['emergency', 'emergency'], 'if-left': ['significant', 'significant'], unlikely: ['significant', 'significant'] },
  serious: { 'any-moment': ['significant', 'emergency'], 'if-left': ['significant', 'significant'], unlikely: ['neither', 'significant'] },
  moderate: { 'any-moment': ['significant', 'significant'], 'if-left': ['neither', 'significant'], unlikely: ['neither', 'neither'] },
};

/** What severity, nearness and the household come to. Whom we could not ask is taken to be at greater risk. */
export function gradeByScale({ severity, nearness, atGreaterRisk }: { readonly severity: Severity; readonly nearness: Nearness; readonly atGreaterRisk: boolean }): Grade {
  return scale[severity][nearness][atGreaterRisk ? 1 : 0];
}
