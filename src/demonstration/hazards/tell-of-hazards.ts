import { addHours, dateInLondon, type Instant } from '../../clock/index.ts';
import type { Reader } from '../../correspondence/index.ts';
import { hazardKindsOn, type HazardKindId } from '../../law/index.ts';
import { possibleHazards } from '../../repairs/index.ts';
import type { Cast } from '../cast.ts';
import type { Scene } from '../scene.ts';
import type { Chance } from '../seeded.ts';
import type { SettledHome } from '../settle-residents.ts';
import type { StoryWorld } from '../story-time.ts';
import { daysLater } from '../time-line.ts';
import { beginHazardStory, type HazardStory } from './hazard-story.ts';
import { toldByOthers } from './hazard-words.ts';
import { liveHazard } from './live-hazard.ts';

/** Somebody at the landlord opens a hazard case of what was reported as a repair: its hazard clocks end, and the hazard's count from the report. */
export function openOfRepair({ story, cast, chance }: Scene, at: Instant): boolean {
  const { draft: { repair } } = story;
  const [couldBe] = possibleHazards(repair.problem, repair.words).hazards;
  const kind = couldBe !== undefined && isListed(couldBe, repair.reportedAt) ? couldBe : null;
  const handed = story.repairStep(at, cast.planner, ({ at: now }) => {
    const opened = openedOf({ story, cast, chance }, kind, now);
    story.hazards.push(opened);
    return { type: 'HandHazardOver', hazardReference: opened.draft.spine.file.reference };
  });
  const opened = story.hazards.at(-1);
  if (handed && opened !== undefined) liveHazard({ story: opened, cast, chance, kind: kind ?? 'damp-and-mould' }, at, true);
  return handed;
}

const isListed = (kind: HazardKindId, at: Instant): boolean => hazardKindsOn(dateInLondon(at)).some(({ id }) => id === kind);

function openedOf({ story, cast }: Scene, suspected: HazardKindId | null, at: Instant): HazardStory {
  const { world, start: { home, recipient }, draft: { repair, spine: { file } } } = story;
  const { reference } = file;
  return beginHazardStory({
    home, recipient, owner: cast.surveyor, enteredBy: cast.planner, at, reference: world.hazardReference(at), links: [{ toCaseId: file.id, toReference: reference, kind: 'same-problem-as' }],
    told: {
      awareAt: repair.reportedAt, route: repair.reportedBy === 'staff' ? 'employee' : 'resident', words: repair.words, suspected, saidEmergency: repair.isEmergency,
      reporterName: repair.reporterName, reporterContact: repair.reporterContact, lateBecause: `It was reported as the repair ${reference}`, fromRepair: reference,
    },
  }, world);
}

export interface ToldByOthers {
  readonly home: SettledHome;
  readonly recipient: Reader | undefined;
  readonly cast: Cast;
  readonly chance: Chance;
}

/** A hazard that others than whoever lives there tell of: our own people, a contractor, a councillor, a survey, a claim, a sensor. */
export function toldByAnother({ home, recipient, cast, chance }: ToldByOthers, awareAt: Instant, world: StoryWorld): HazardStory | undefined {
  const { route, kind, words, name } = chance.pick(toldByOthers);
  const at = chance.isTrue(0.3) ? daysLater(awareAt, 1, chance) : awareAt;
  if (at >= world.now || !isListed(kind, awareAt)) return undefined;
  const lateBecause = at > addHours(awareAt, 1) ? 'It reached the office the next morning' : '';
  const story = beginHazardStory({
    home, recipient, owner: cast.surveyor, enteredBy: cast.adviser, at, reference: world.hazardReference(at), links: [],
    told: { awareAt, route, words, suspected: kind, saidEmergency: chance.isTrue(0.15), reporterName: name === '' ? cast.operative.name : name, reporterContact: null, lateBecause, fromRepair: null },
  }, world);
  liveHazard({ story, cast, chance, kind }, at, false);
  return story;
}
