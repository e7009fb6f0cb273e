import type { EventTelling, EventWords, TimelineGroup } from './event-words.ts';
import { spineEvents } from './spine-events.ts';

const known = new Map<string, EventTelling>(Object.entries(spineEvents));

/**
 * How a slice's own events are told, wherever an entry of a case is told: on the timeline and in a sealed casefile. It says so
 * once, when it is first used. Two slices that tell the same event would tell it differently on two pages.
 */
export function addEventWords(words: EventWords): void {
  for (const [type, telling] of Object.entries(words)) {
    if (known.has(type) && known.get(type) !== telling) throw new Error(`The event ${type} is told twice.`);
    known.set(type, telling);
  }
}

/** How an event is told; nothing where nobody has given it words. */
export const tellingOf = (type: string): EventTelling | undefined => known.get(type);

/** Every kind of event that has words. */
export const knownEvents = (): readonly string[] => [...known.keys()];

/** Those of one filter of the timeline. */
export const eventsOfGroup = (group: TimelineGroup): readonly string[] => knownEvents().filter((type) => known.get(type)?.group === group);
