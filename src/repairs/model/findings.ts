import type { Instant } from '../../clock/index.ts';

/** What whoever goes to the door ticks off, in the order of a visit. */
export const checklist = [
  { id: 'identity', words: 'Showed my identity card and said why I came' },
  { id: 'needs', words: 'Asked what the household needs while I work' },
  { id: 'hazards', words: 'Looked for hazards before I started' },
  { id: 'tested', words: 'Tested the work and showed the resident' },
  { id: 'tidy', words: 'Left the place safe and clean' },
  { id: 'next', words: 'Said what happens next' },
] as const;
export type ChecklistId = (typeof checklist)[number]['id'];

/** What can be measured at a visit, and between which values an instrument can be believed. */
export const meterKinds = {
  moisture: { words: 'Moisture', unit: '%', least: 0, most: 100 },
  humidity: { words: 'Relative humidity', unit: '%', least: 0, most: 100 },
  temperature: { words: 'Temperature', unit: '°C', least: -20, most: 60 },
} as const;
export type MeterKind = keyof typeof meterKinds;

/** One reading, with the instrument that gave it: a figure without one proves nothing. */
export interface MeterReading {
  readonly kind: MeterKind;
  readonly value: number;
  readonly where: string;
  readonly instrument: string;
}

export const presences = ['signed', 'present', 'not-present'] as const;
/** Whether the resident was there, and put their name to it. */
export type Presence = (typeof presences)[number];

/** When it was written down by the phone's clock, and how far that can be believed. */
export interface PhoneTimes {
  readonly recordedAt: Instant;
  readonly receivedAt: Instant;
  readonly clock: 'right' | 'off' | 'not-believed';
  /** By how many minutes the phone's clock was fast; less than nothing when it was slow. */
  readonly minutesFast: number;
}

/** What was seen and measured at a visit, beside what came of it. */
export interface Findings {
  readonly checked: readonly ChecklistId[];
  readonly readings: readonly MeterReading[];
  readonly presence: Presence | null;
  /** Undefined for what was typed on the visit's page, which is saved as it is sent. */
  readonly phone?: PhoneTimes;
}

/** What a phone sent for a visit that had changed meanwhile, as a person read it. */
export interface CapturedWords {
  readonly captureId: string;
  readonly capturedBy: string;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  readonly phone: PhoneTimes;
}
