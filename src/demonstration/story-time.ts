import { applyChange, caseContext, sweepCase, type CaseContext, type CaseDraft } from '../casefile/index.ts';
import { dateInLondon, type Instant } from '../clock/index.ts';
import type { Reference } from '../casefile/index.ts';
import type { Actor, StaffId, TeamId } from '../staff/index.ts';
import type { IdMaker } from './seeded-ids.ts';

/** Everything an invented case needs from the world around it. */
export interface StoryWorld {
  /** The present: nothing later than this has happened. */
  readonly now: Instant;
  readonly newId: IdMaker;
  readonly followOnReference: (at: Instant) => Reference;
  readonly hazardReference: (at: Instant) => Reference;
  readonly landlordName: string;
  readonly phone: string;
  readonly emergencyPhone: string;
  readonly managersOf: (team: TeamId) => readonly StaffId[];
  /** What was told before this moment has been read long since, so nobody is told. */
  readonly noticesSince: Instant;
  /** Letters written from this moment on wait to be printed. */
  readonly lettersWaitSince: Instant;
}

/** A case that is being lived, and the last moment at which anything was done to it. */
export interface Living {
  readonly spine: CaseDraft;
  readonly world: StoryWorld;
  last: Instant;
}

const system: Actor = { kind: 'system', name: 'Putright' };

/** Nothing is done before what was done last, and nothing after the present: false then. */
export function atMoment(living: Living, at: Instant, act: (when: Instant) => void): boolean {
  const when = at > living.last ? at : living.last;
  if (when > living.world.now) return false;
  sweepUntil(living.spine, when, living.world);
  living.last = when;
  act(when);
  return true;
}

/** Each clock is acted on when it was reached, as the sweep would have, not all at the end. */
export function sweepUntil(spine: CaseDraft, at: Instant, world: StoryWorld): void {
  for (;;) {
    const next = nextLook(spine);
    if (next === undefined || next > at) return;
    const told = next < world.noticesSince ? nobody : { owners: [spine.file.ownerId], managers: world.managersOf(spine.file.teamId) };
    sweepCase(spine, told, contextAt(world, next, system));
  }
}

const nobody = { owners: [], managers: [] };

function nextLook({ deadlines }: CaseDraft): Instant | undefined {
  let next: Instant | undefined;
  for (const { nextLookAt } of deadlines.values()) {
    if (nextLookAt !== null && (next === undefined || nextLookAt < next)) next = nextLookAt;
  }
  return next;
}

/** What a decision at a moment may use. */
export function contextAt(world: StoryWorld, at: Instant, actor: Actor): CaseContext {
  return caseContext({ now: at, today: dateInLondon(at), newId: () => world.newId(at) }, actor);
}

/** Long ago every letter was posted on the day it was written. */
export function postLetters(spine: CaseDraft, context: CaseContext, { lettersWaitSince }: StoryWorld): void {
  if (context.now >= lettersWaitSince) return;
  const isByLetter = spine.messages.some(({ channel, queuedAt }) => channel === 'letter' && queuedAt === context.now);
  if (isByLetter) applyChange(spine, { events: [], wordSent: true }, { ...context, actor: system });
}
