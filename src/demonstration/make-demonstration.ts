import { addDays, addHours, addWorkingDays, dateInLondon, englandAndWales, startOfDay, type Instant } from '../clock/index.ts';
import type { Database, Tx } from '../platform/database/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import { listLandlords } from '../platform/landlord.ts';
import { hashPassword } from '../staff/index.ts';
import { actorFrom } from './cast.ts';
import { chaptersOf, type Chapter, type NextNumber } from './chapters.ts';
import { dampContractors } from './invented-contractors.ts';
import { demonstrationPassword, everyLandlord, homesOf, type InventedLandlord } from './invented-landlords.ts';
import { afterEveryChapter, idsOfChapter } from './live-chapter.ts';
import { liveChapters } from './live-in-threads.ts';
import type { HistoryToLive } from './living.ts';
import { openFreshStore } from './loading/fresh-store.ts';
import { openOrdinaryStore } from './loading/ordinary-store.ts';
import { liveNewestDays, type WhoseNewestDays } from './newest/live-newest-days.ts';
import { oneMakerAtATime } from './one-maker.ts';
import { planReports, reportsPerHome } from './plan-reports.ts';
import { plantingFor } from './planted/planted-in.ts';
import { chanceOf } from './seeded.ts';
import { settleCalendars } from './settle-calendars.ts';
import { settleOfficeHours } from './settle-office-hours.ts';
import { settleQuestions } from './settle-questions.ts';
import { settleContractors } from './settle-contractors.ts';
import { settleLandlord, type Making, type SettledMember } from './settle-landlord.ts';
import { settleProgrammes } from './settle-programmes.ts';
import { settleResidents } from './settle-residents.ts';
import { settleSiteHazards } from './settle-site-hazards.ts';

export interface DemonstrationOptions {
  readonly homes: number;
  /** How far back its reports go. */
  readonly days: number;
  /** Any moment of the day it is made for: the same day gives the same rows. */
  readonly now: Instant;
  /** The owner's connection: rows are copied in, and only the owner may lay bare a table that is new. */
  readonly ownerUrl: string;
  /** True only on the first start of a server of our own: nothing else is in it, and nobody else reads it. */
  readonly isFresh: boolean;
  /** Where photos and documents are kept; left out, there are none. */
  readonly files?: FileStore;
  /** How far along, 0 to 1, and what is being made. */
  readonly onProgress: (share: number, what: string) => void;
}

/** Of the years asked for, the last four months are lived in Putright; what was before came over from the system it had then. */
const mostLivedDays = 122;

/** Two invented landlords with years behind them. False when there is a landlord already, and nothing was made. */
export function makeDemonstration(database: Database, options: DemonstrationOptions): Promise<boolean> {
  return oneMakerAtATime(options.ownerUrl, async () => {
    if ((await database.beforeLandlord(listLandlords)).length > 0) return false;
    await make(database, options);
    return true;
  });
}

async function make(database: Database, { homes, days, now, ownerUrl, isFresh, files, onProgress }: DemonstrationOptions): Promise<void> {
  const today = dateInLondon(now);
  const present = startOfDay(today);
  const making: Making = {
    database, days, now: present,
    startedAt: startOfDay(addDays(today, -Math.min(days, mostLivedDays))),
    passwordHash: await hashPassword(demonstrationPassword),
  };
  const settled: Settled[] = [];
  for (const invented of everyLandlord) {
    onProgress(0.02 + 0.04 * settled.length, `${invented.name}: ${homesOf(invented, homes)} homes and who lives there`);
    settled.push(await settle(invented, homesOf(invented, homes), making));
  }
  await live(settled, isFresh ? await openFreshStore(ownerUrl) : await openOrdinaryStore(ownerUrl), onProgress);
  for (const one of settled) await database.inLandlord(one.history.writing.landlordId, (tx) => goOn(tx, one));
  onProgress(0.9, 'the newest days');
  for (const { history } of settled.slice(0, 1)) await liveNewestDays(database, newestDaysOf(history, files));
  for (const { history } of settled) await database.inLandlord(history.writing.landlordId, (tx) => complete(tx, present));
  onProgress(1, 'done');
}

interface Settled {
  readonly history: HistoryToLive;
  readonly chapters: readonly Chapter[];
  readonly nextNumbers: readonly NextNumber[];
}

async function settle(invented: InventedLandlord, count: number, making: Making): Promise<Settled> {
  const chance = chanceOf(invented.seed);
  const idAt = idsOfChapter(invented.seed, 0);
  const newId = () => idAt(making.startedAt);
  const { id, members } = await settleLandlord(invented, count, making, newId);
  const homes = await making.database.inLandlord(id, (tx) => settleResidents(tx, chance.branch('residents'), { ...making, newId }));
  const contractors = await settleContractors({ id, invented, members }, making, newId);
  await settleQuestions({ id, invented, members }, making);
  const programmes = await making.database.inLandlord(id, async (tx) => {
    await settleCalendars(tx, members, { ...making, newId });
    await settleOfficeHours(tx, { members, invented }, { ...making, newId });
    const made = await settleProgrammes(tx, homes, actorFrom(plannerOf(members)), { ...making, newId });
    await settleSiteHazards(tx, homes, chance.branch('site hazards'), { ...making, newId, byName: plannerOf(members).name });
    return made;
  });
  const today = dateInLondon(making.now);
  const reports = [...planReports({
    homes, chance: chance.branch('reports'), today, days: making.days, livedFrom: dateInLondon(making.startedAt),
    planting: plantingFor(invented, homes, today), dampContractors: dampContractors(invented.contractors, invented.isPlanted),
  })];
  const lettersWaitSince = startOfDay(addWorkingDays(today, -1, englandAndWales));
  const writing = { landlordId: id, sentBefore: addHours(making.now, -hoursLeftToOutbox(homes.length)), keptInMailboxSince: startOfDay(addDays(today, -21)), unseenSince: startOfDay(addDays(today, -4)), tasksSince: startOfDay(addDays(today, -9)), lettersWaitSince };
  const { name: landlordName, phone, emergencyPhone, seed } = invented;
  const history: HistoryToLive = { landlordName, phone, emergencyPhone, seed, members, contractors, programmes, homes, writing, lettersWaitSince, now: making.now, noticesSince: making.now, cameAt: making.startedAt };
  return { history, ...chaptersOf(reports, making.startedAt) };
}

function plannerOf(members: readonly SettledMember[]): SettledMember {
  const planner = members.find(({ roles }) => roles.includes('planner'));
  if (planner === undefined) throw new Error('The demonstration has no planner.');
  return planner;
}

/** About a hundred messages, so that the first minute's work is soon done; at most what is six days old. */
function hoursLeftToOutbox(homes: number): number {
  const messagesAnHour = (homes * reportsPerHome * 5) / 365 / 24;
  return Math.min(6 * 24, 120 / messagesAnHour);
}

async function live(settled: readonly Settled[], store: Awaited<ReturnType<typeof openFreshStore>>, onProgress: DemonstrationOptions['onProgress']): Promise<void> {
  const asked = settled.flatMap(({ chapters }, history) => chapters.map((chapter) => ({ history, chapter })));
  let lived = 0;
  let repairs = 0;
  try {
    await liveChapters({ histories: settled.map(({ history }) => history) }, asked, async (chapter) => {
      await store.save(chapter.landlordId, chapter.texts);
      repairs += chapter.repairs;
      onProgress(0.1 + (0.72 * (lived += 1)) / asked.length, `${repairs} repairs`);
    });
    onProgress(0.83, `keys and indexes of ${repairs} repairs`);
    await store.finish();
  } catch (error) {
    await store.abandon();
    throw error;
  }
}

/** The first landlord's: the second is there to show that landlords are kept apart. */
function newestDaysOf({ writing, members, homes, seed, now }: HistoryToLive, files: FileStore | undefined): WhoseNewestDays {
  return { landlordId: writing.landlordId, members, homes: homes.length, chance: chanceOf(seed).branch('newest days'), newIdAt: idsOfChapter(seed, afterEveryChapter), present: now, files };
}

/** What goes with the rows: numbers to go on from, and the money that orders hold of their contracts. */
async function goOn(tx: Tx, { nextNumbers }: Settled): Promise<void> {
  for (const { prefix, year, next } of nextNumbers) {
    await tx.query('insert into reference_counters (landlord_id, prefix, year, next_number) values ($1, $2, $3, $4)', [tx.landlordId, prefix, year, next]);
  }
  await tx.query(
    `update contracts k set committed_pence = o.pence from (select contract_id, sum(value_pence) as pence from work_orders where landlord_id = $1 and state <> 'cancelled' group by 1) o
     where k.landlord_id = $1 and k.id = o.contract_id`,
    [tx.landlordId],
  );
}

/** Last of all, that it is whole. */
async function complete(tx: Tx, present: Instant): Promise<void> {
  await tx.query(`update landlords set settings = settings || jsonb_build_object('demonstrationMadeAt', $2::text) where id = $1`, [tx.landlordId, present]);
}
