import { countOf, dateInLondon, shortDate, type Instant } from '../../clock/index.ts';
import type { CaseEvent } from '../../casefile/index.ts';
import type { SealedCase } from '../model.ts';

/** Everybody who wrote an entry or was to visit, in the order in which they came into it, and from when until when. */
export function peopleLines({ events }: Pick<SealedCase, 'events'>): readonly string[] {
  const shown = events.flatMap((event) => ('leftOut' in event ? [] : [event]));
  const wrote = Map.groupBy(shown.filter(({ actorKind }) => actorKind !== 'system'), ({ actorName, actorKind }) => (actorKind === 'resident' ? `${actorName} (resident)` : actorName));
  const lines = [...wrote].map(([name, theirs]) => `${name}: ${countOf(theirs.length, 'entry').replace('entrys', 'entries')}, ${span(theirs)}`);
  const visitors = Map.groupBy(shown.filter(({ data }) => typeof data['operativeName'] === 'string'), ({ data }) => String(data['operativeName']));
  return [...lines, ...[...visitors].filter(([name]) => !wrote.has(name)).map(([name, theirs]) => `${name}: to visit, ${span(theirs)}`)];
}

function span(entries: readonly CaseEvent[]): string {
  const [first, last] = [entries[0], entries.at(-1)].map((entry) => (entry === undefined ? '' : shortDate(dateInLondon(entry.at as Instant))));
  return first === last ? (first ?? '') : `${first} to ${last}`;
}
