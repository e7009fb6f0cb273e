import type { Instant } from '../../clock/index.ts';
import type { MeterKind, MeterReading, PhoneTimes } from '../../repairs/index.ts';

export const sizes = ['none', 'small', 'medium', 'large'] as const;
/** How much of a room it has, by the house's own measure: no source has one that all use. */
export type Size = (typeof sizes)[number];

/** A size ends where the next begins; the last has no end. */
const endsAt: Readonly<Record<Size, number>> = { none: 0, small: 1, medium: 3, large: Number.POSITIVE_INFINITY };

/** The size of so many square metres. */
export const sizeOf = (squareMetres: number): Size => sizes.find((size) => squareMetres <= endsAt[size]) ?? 'large';

/** More than any room of a home has of walls, floor and ceiling. */
export const mostSquareMetres = 500;

export const signs = ['mould', 'damp-patch', 'tide-mark', 'condensation', 'peeling', 'rot', 'water', 'cold', 'broken', 'missing', 'fire', 'other'] as const;
/** What can be seen, felt or measured, before anybody says why: the first of three levels. */
export type Sign = (typeof signs)[number];

/** One room that was looked at; one without any sign is worth as much. */
export interface RoomFound {
  readonly room: string;
  readonly size: Size;
  readonly squareMetres: number | null;
  readonly signs: readonly Sign[];
  /** Surface moisture, air temperature, relative humidity, each with its instrument. */
  readonly readings: readonly MeterReading[];
  readonly words: string;
}

/** What is measured in each room, in the order of the form. */
export const roomMeters = ['moisture', 'temperature', 'humidity'] as const satisfies readonly MeterKind[];
/** As many rooms as one form takes; more than that are told in words. */
export const mostRooms = 6;

export const sureness = ['certain', 'likely', 'possible'] as const;
/** How sure whoever investigated is of the cause. */
export type Sureness = (typeof sureness)[number];

/** Why it happened, by the list of causes that repairs use: how the water or the danger comes about, and what lets it. */
export interface CauseFound {
  /** The family it belongs to: the mechanism. */
  readonly mechanism: string;
  /** What is under it: the root; null while only the mechanism is known. */
  readonly root: string | null;
  /** As the list had it that day. */
  readonly words: string;
  /** Null where it was looked for and not found. */
  readonly sureness: Sureness | null;
}

export const neighbourSides = ['above', 'below', 'beside', 'block'] as const;
/** Where else it may be. */
export type NeighbourSide = (typeof neighbourSides)[number];

/** What was found, room by room, and why; beside the words of an investigation. */
export interface FoundInDetail {
  readonly rooms: readonly RoomFound[];
  readonly cause: CauseFound | null;
  /** Other defects that make it worse, by the same list. */
  readonly contributing: readonly { readonly id: string; readonly words: string }[];
  /** In whoever investigated’s own words, where the list has none. */
  readonly otherDefects: string;
  readonly neighbours: readonly NeighbourSide[];
  /** Why those are to be looked at, or why nobody is. */
  readonly neighboursBecause: string;
}

/** What came from a phone: its times, and which investigation it knew of when it was taken along. */
export interface FromPhone {
  readonly times: PhoneTimes;
  readonly knewOf: Instant | null;
}
