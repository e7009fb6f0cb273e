import type { EventInWords, EventTelling, TimelineGroup } from '../../casefile/index.ts';
import type { PlainDate } from '../../clock/index.ts';
import type { RepairEvent } from '../model.ts';

type Data<Type extends RepairEvent['type']> = Extract<RepairEvent, { type: Type }>['data'];

/** The facts of an event are those its slice wrote, so they have the type they were written with. */
export function telling<Type extends RepairEvent['type']>(group: TimelineGroup | undefined, words: (data: Data<Type>, today: PlainDate) => EventInWords): EventTelling {
  const tell = (data: unknown, today: PlainDate) => words(data as Data<Type>, today);
  return group === undefined ? { words: tell } : { group, words: tell };
}
