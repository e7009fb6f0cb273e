import { recordOf, type NewLink, type Reference } from '../../casefile/index.ts';
import type { Instant } from '../../clock/index.ts';
import type { Reader } from '../../correspondence/index.ts';
import { applyHazardChange, beginHazard, decideHazardCase, noSpreadYet, nothingDoneYet, noWorksYet, reportHazard, type HazardCommand, type HazardContext, type HazardCorrespondent, type HazardDraft, type HazardToReport } from '../../hazards/index.ts';
import type { Actor, StaffActor, StaffId } from '../../staff/index.ts';
import type { SettledHome } from '../settle-residents.ts';
import { atMoment, contextAt, postLetters, sweepUntil, type Living, type StoryWorld } from '../story-time.ts';

/** One hazard lived through: every step by the same decisions as a real one, at its own time. */
export interface HazardStory {
  readonly draft: HazardDraft;
  /** Does one thing at a moment; false, and nothing done, when that moment has not come yet. */
  step(at: Instant, actor: StaffActor, command: (at: Instant) => HazardCommand): boolean;
  /** Lets the clocks run on to the present. */
  finish(): void;
}

export interface HazardStart {
  readonly home: SettledHome;
  readonly owner: StaffActor;
  readonly recipient: Reader | undefined;
  readonly told: HazardToReport['told'];
  /** Who writes it down, when: late where it was known before. */
  readonly enteredBy: Actor;
  readonly at: Instant;
  readonly reference: Reference;
  readonly links: readonly NewLink[];
}

export function beginHazardStory(start: HazardStart, world: StoryWorld): HazardStory {
  const { home, owner, told, at, reference, links } = start;
  const to: HazardCorrespondent = { recipient: start.recipient, landlordName: world.landlordName, phone: world.phone, emergencyPhone: world.emergencyPhone };
  const context = hazardContext(start, world, { at, actor: start.enteredBy, hands: [] });
  const decision = reportHazard({ type: 'ReportHazard', told, place: placeOf(home) }, context);
  if (!decision.ok) throw new Error(`The demonstration reports a hazard that is refused: ${decision.refusal}`);
  const [teamId] = owner.teamIds;
  if (teamId === undefined) throw new Error('An owner in the demonstration belongs to a team.');
  const place = { ...placeOf(home), homeId: home.id, communalAreaId: null, address: home.address, residentId: start.recipient?.residentId ?? null };
  const draft = beginHazard(decision.change, { told, place, owner: { ownerId: owner.id, teamId }, reference, links }, context, to);
  postLetters(draft.spine, context, world);
  const living: Living = { spine: draft.spine, world, last: at };
  /** Who did the work, and may not check it. */
  const hands: StaffId[] = [];
  return {
    draft,
    step: (when, actor, command) => atMoment(living, when, (now) => {
      const wanted = command(now);
      const known = hazardContext(start, world, { at: now, actor, hands });
      const decided = decideHazardCase({ spine: recordOf(draft.spine), hazard: draft.hazard }, wanted, known);
      if (!decided.ok) throw new Error(`The demonstration does what is refused: ${wanted.type}, ${decided.refusal} ${JSON.stringify(decided.facts)}`);
      if (isWork.has(wanted.type)) hands.push(actor.id);
      applyHazardChange(draft, decided.change, known, to);
      postLetters(draft.spine, known, world);
    }),
    finish: () => sweepUntil(draft.spine, world.now, world),
  };
}

const isWork: ReadonlySet<HazardCommand['type']> = new Set<HazardCommand['type']>(['RecordMadeSafe', 'RecordPreventionBegun', 'RecordPreventionFinished']);

const placeOf = ({ agreement }: SettledHome) => ({ agreement, isSharedPlace: false });

interface Doing {
  readonly at: Instant;
  readonly actor: Actor;
  readonly hands: readonly StaffId[];
}

function hazardContext({ home, owner, recipient }: HazardStart, world: StoryWorld, { at, actor, hands }: Doing): HazardContext {
  const managers = owner.teamIds.flatMap((team) => world.managersOf(team));
  return { ...contextAt(world, at, actor), household: home.household, managers: [...new Set(managers)], dry: { ...nothingDoneYet, didTheWork: hands }, works: noWorksYet, spread: noSpreadYet, causes: [], own: [], canWrite: recipient !== undefined };
}
