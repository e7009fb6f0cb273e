import { addDays, dateInLondon, englandAndWales, nextWorkingDayOnOrAfter, type Instant, type PlainDate } from '../clock/index.ts';
import type { AskedLine, RaiseOrder, Trade } from '../orders/index.ts';
import type { Priority } from '../repairs/index.ts';
import type { StaffActor } from '../staff/index.ts';
import { numberOf } from './cast.ts';
import { accessNeeds, siteHazards, targetDaysOfOrder, turnDownWords, variationReasons } from './invented-contractors.ts';
import { noAccessWords } from './invented-words.ts';
import { codeLikelyCause } from './one-visit.ts';
import type { Scene } from './scene.ts';
import type { SettledContractor } from './settle-contractors.ts';
import { daysLater, inOfficeHours } from './time-line.ts';
import { orderedWords, ratesFor, workDoneWords } from './work-words.ts';

interface OrderedWork {
  readonly priority: Priority;
  readonly trade: Trade;
  readonly contractor?: string | null;
}

/** Whoever this job is ordered from, if it is not done by the landlord's own people. */
export function contractorFor({ story, cast, chance }: Scene, { trade, priority, contractor }: OrderedWork): SettledContractor | undefined {
  if (priority === 'emergency' || story.draft.repair.hazard === 'possible') return undefined;
  const drawn = chance.share();
  if (contractor !== undefined && contractor !== null) return cast.contractors.find(({ invented }) => invented.name === contractor);
  return cast.contractors.find(({ invented }) => drawn < (invented.shareOf[trade] ?? 0));
}

/** Who acts for them: one of their own people, or the planner for a firm whose people do not sign in. */
const speakerOf = ({ cast, chance }: Scene, { contractor }: SettledContractor): StaffActor => {
  const people = cast.contractorsPeople.filter(({ organisationId }) => organisationId === contractor.organisationId);
  return people.length === 0 ? cast.planner : chance.pick(people);
};

/**
 * Ordered, accepted, given a day, done, and said to be fixed. Gives when; 'turned down' leaves it to the landlord's own
 * people; undefined where the present was reached first, with the order as it then stands.
 */
export function workByOrder(scene: Scene, from: Instant, work: OrderedWork, contractor: SettledContractor): Instant | 'turned down' | undefined {
  const { story, cast, chance } = scene;
  if (!story.orderStep(from, cast.planner, contractor, raiseFor(scene, work, contractor))) return undefined;
  const mayBeginAt = authorised(scene, from, contractor);
  if (mayBeginAt === undefined) return undefined;
  const speaker = speakerOf(scene, contractor);
  const heardAt = daysLater(mayBeginAt, chance.weighted([[0, 30], [1, 45], [2, 20], [5, 5]]), chance);
  if (chance.isTrue(contractor.invented.turnsDown)) return story.orderStep(heardAt, speaker, contractor, { type: 'TurnDownOrder', words: chance.pick(turnDownWords) }) ? 'turned down' : undefined;
  if (!story.orderStep(heardAt, speaker, contractor, { type: 'AcceptOrder' })) return undefined;
  const doneAt = untilDone(scene, heardAt, { ...work, contractor, speaker });
  if (doneAt === undefined) return undefined;
  const saidAt = daysLater(doneAt, chance.weighted([[0, 50], [1, 40], [4, 10]]), chance);
  codeLikelyCause(scene, saidAt, cast.planner);
  const declared = story.repairStep(saidAt, cast.planner, () => ({ type: 'DeclareFixed', words: `${contractor.contractor.name} have done it` }));
  return declared ? saidAt : undefined;
}

function raiseFor({ story, chance }: Scene, { trade, priority }: OrderedWork, { contractor, contract, rates }: SettledContractor): RaiseOrder {
  const { problem } = story.draft.repair;
  const own = ratesFor(problem, rates.filter((rate) => rate.trade === trade));
  const lines = Array.from({ length: chance.weighted([[1, 45], [2, 40], [3, 15]]) }, () => chance.pick(own));
  const home = numberOf(story.draft.spine.file.homeId ?? '');
  return {
    type: 'RaiseOrder', purpose: 'work', trade, contractorId: contractor.id, contractId: contract.id, priority, targetOn: null,
    work: orderedWords(problem, chance),
    lines: [...new Set(lines)].map(({ code, unit }) => ({ kind: 'rate', code, hundredths: unit === 'each' ? 100 * chance.weighted([[1, 80], [2, 20]]) : 50 * chance.whole(2, 8) })),
    siteHazards: home % 7 === 0 ? (siteHazards[home % siteHazards.length] ?? '') : '',
    accessNeeds: chance.isTrue(0.25) ? chance.pick(accessNeeds) : '',
  };
}

/** What is above a limit waits for a manager, who says yes within some days. Gives when it may go on. */
function authorised({ story, cast, chance }: Scene, since: Instant, contractor: SettledContractor): Instant | undefined {
  if ((story.orders.at(-1)?.waiting ?? null) === null) return since;
  const at = daysLater(since, chance.weighted([[0, 20], [1, 40], [2, 25], [6, 15]]), chance);
  return story.orderStep(at, cast.manager, contractor, { type: 'AuthoriseOrder', words: chance.pick(['Agreed', 'Agreed: the photos show why', 'Fair price for what it is']) }) ? at : undefined;
}

interface UnderWay extends Omit<OrderedWork, 'contractor'> {
  readonly contractor: SettledContractor;
  readonly speaker: StaffActor;
}

/** Goes there on the day given, again where nobody opened, and now and then finds more than was agreed. */
function untilDone(scene: Scene, acceptedAt: Instant, under: UnderWay): Instant | undefined {
  const { story, cast, chance } = scene;
  const { contractor, speaker } = under;
  let at = acceptedAt;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const on = dayGiven(scene, at, under);
    if (on === undefined) return undefined;
    at = inOfficeHours(on, chance);
    if (attempt < 2 && chance.isTrue(0.07 * cast.noAccess)) {
      if (!story.orderStep(at, speaker, contractor, { type: 'RecordOrderNoAccess', tried: ['knocked and waited', 'phoned', 'left a card'], words: noAccessWords(chance) })) return undefined;
      continue;
    }
    if (chance.isTrue(0.14) && !varied(scene, at, under)) return undefined;
    const doneOn = dateInLondon(at);
    return story.orderStep(at, speaker, contractor, { type: 'CompleteOrder', on: doneOn, words: workDoneWords(story.draft.repair.problem, chance) }) ? at : undefined;
  }
  return undefined;
}

/** A firm whose people sign in proposes and the planner accepts; for others the planner writes down what was agreed. */
function dayGiven({ story, cast, chance }: Scene, at: Instant, { contractor, speaker, priority }: UnderWay): PlainDate | undefined {
  const days = Math.round(targetDaysOfOrder[priority] * contractor.invented.slowness * chance.weighted([[0.4, 35], [0.7, 40], [1, 15], [1.6, 10]]));
  const wanted = nextWorkingDayOnOrAfter(addDays(dateInLondon(at), Math.max(4, days)), englandAndWales);
  const part = chance.pick(['morning', 'afternoon'] as const);
  if (speaker.organisationId === cast.planner.organisationId) return story.orderStep(at, cast.planner, contractor, { type: 'ScheduleOrder', on: wanted, part }) ? wanted : undefined;
  const proposedAt = daysLater(at, chance.weighted([[0, 55], [1, 45]]), chance);
  const words = chance.pick(['', '', 'First call', 'Two of us']);
  const acceptedAt = daysLater(at, chance.weighted([[1, 40], [2, 60]]), chance);
  const agreedAt = [proposedAt, acceptedAt, story.lastAt()].reduce((last, each) => (each > last ? each : last));
  const dayAfter = nextWorkingDayOnOrAfter(addDays(dateInLondon(agreedAt), 1), englandAndWales);
  const on = wanted > dayAfter ? wanted : dayAfter;
  if (!story.orderStep(proposedAt, speaker, contractor, { type: 'ProposeSlot', on, part, words })) return undefined;
  return story.orderStep(acceptedAt, cast.planner, contractor, { type: 'AcceptSlot' }) ? on : undefined;
}

/** More of the same is made at once within the limit; all else waits for a manager. */
function varied(scene: Scene, at: Instant, { contractor, speaker }: UnderWay): boolean {
  const { story, chance } = scene;
  const lines = (story.orders.at(-1)?.lines ?? []).map((line): AskedLine => (line.kind === 'rate' ? { kind: 'rate', code: line.code, hundredths: line.hundredths } : line));
  const more: readonly AskedLine[] = chance.isTrue(0.55)
    ? lines.map((line, index) => (index === 0 && line.kind === 'rate' ? { ...line, hundredths: line.hundredths + 100 } : line))
    : [...lines, { kind: 'words', description: chance.pick(['Make good where it was opened up', 'Second visit out of hours for access', 'Take away what was taken out']), pricePence: 100 * chance.whole(45, 260) }];
  if (!story.orderStep(at, speaker, contractor, { type: 'AskVariation', lines: more, reason: chance.pick(variationReasons) })) return false;
  return authorised(scene, at, contractor) !== undefined;
}
