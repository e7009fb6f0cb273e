import { agree, refuse, type CaseContext } from '../../casefile/index.ts';
import { addDays, addHours } from '../../clock/index.ts';
import { askedLatelyDays, furthestDays, mostHomes, type HomeToAsk, type StartOutreach } from '../model.ts';

/** Why an outreach is not begun. */
export type StartRefusal = 'name-missing' | 'script-missing' | 'script-blames' | 'no-homes' | 'too-many-homes' | 'home-not-yours' | 'home-has-ended' | 'date-has-passed' | 'date-too-far' | 'owner-unknown' | 'asked-lately' | 'all-asked-lately';

/** What is known when somebody begins one. */
export interface StartContext extends Pick<CaseContext, 'now' | 'today'> {
  readonly organisationId: string;
  /** The homes wanted, as far as they are there. */
  readonly homes: readonly HomeToAsk[];
  readonly isOwnerKnown: boolean;
  /** The words to say put damp on how people live. */
  readonly blames: boolean;
}

/** Homes asked so short a time ago that asking again would be pestering. */
export function askedLately(homes: readonly HomeToAsk[], now: CaseContext['now']): readonly HomeToAsk[] {
  const since = addHours(now, -24 * askedLatelyDays);
  return homes.filter(({ lastAskedAt }) => lastAskedAt !== null && lastAskedAt > since);
}

/** Which homes are asked, or why none is: bounded, of one's own organisation, and nobody asked twice in a quarter unless it is said. */
export function decideStart({ name, script, promisedOn, homeIds, lately }: StartOutreach, { now, today, organisationId, homes, isOwnerKnown, blames }: StartContext) {
  if (name === '') return refuse('name-missing');
  if (script === '') return refuse('script-missing');
  if (blames) return refuse('script-blames');
  if (promisedOn < today) return refuse('date-has-passed');
  if (promisedOn > addDays(today, furthestDays)) return refuse('date-too-far', { days: String(furthestDays) });
  if (!isOwnerKnown) return refuse('owner-unknown');
  const refused = whyNotThese(new Set(homeIds).size, homes, organisationId);
  if (refused !== undefined) return refuse(refused, { most: String(mostHomes) });
  const gone = homes.filter(({ endedOn }) => endedOn !== null);
  if (gone.length > 0) return refuse('home-has-ended', { homes: gone.slice(0, 3).map(({ address }) => address).join('; ') });
  const again = new Set(askedLately(homes, now));
  if (again.size > 0 && lately === null) return refuse('asked-lately', { homes: String(again.size), days: String(askedLatelyDays) });
  const asked = lately === 'leave out' ? homes.filter((home) => !again.has(home)) : homes;
  if (asked.length === 0) return refuse('all-asked-lately', { days: String(askedLatelyDays) });
  return agree({ events: [], homes: asked });
}

function whyNotThese(wanted: number, homes: readonly HomeToAsk[], organisationId: string): 'no-homes' | 'too-many-homes' | 'home-not-yours' | undefined {
  if (wanted === 0) return 'no-homes';
  if (wanted > mostHomes) return 'too-many-homes';
  return homes.length < wanted || homes.some(({ organisationIds }) => !organisationIds.includes(organisationId)) ? 'home-not-yours' : undefined;
}
