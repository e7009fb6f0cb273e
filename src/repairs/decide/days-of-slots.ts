import type { FreeSlot } from '../../appointments/index.ts';
import type { PlainDate } from '../../clock/index.ts';

/** The free times of one day. */
export interface DayOfSlots {
  readonly on: PlainDate;
  readonly slots: readonly FreeSlot[];
}

/** A page of times for a resident to choose from. */
export interface TimesToChoose {
  readonly days: readonly DayOfSlots[];
  /** The day after which the next page begins; undefined where there is none. */
  readonly next: PlainDate | undefined;
  /** 'none-suits': what they said suits them matches nothing, so that all is shown. */
  readonly shows: 'every-time' | 'what-suits' | 'none-suits';
}

/** Slots day by day, in order. A time that is all day is there only where the day has no narrower one. */
export function daysOfSlots(slots: readonly FreeSlot[]): readonly DayOfSlots[] {
  return [...Map.groupBy(slots, ({ on }) => on)].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([on, all]) => {
    const narrow = all.filter(({ partOfDay }) => partOfDay !== 'all-day');
    return { on, slots: narrow.length > 0 ? narrow : all };
  });
}
