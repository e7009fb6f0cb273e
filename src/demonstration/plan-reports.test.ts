import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { monthOf, dateInLondon, plainDate, startOfDay } from '../clock/index.ts';
import { chaptersOf, numbersOf } from './chapters.ts';
import { planReports, type PlannedReport } from './plan-reports.ts';
import { nothingPlanted } from './planted/plant.ts';
import { chanceOf } from './seeded.ts';
import { idsOfStream } from './seeded-ids.ts';
import type { SettledHome } from './settle-residents.ts';

const today = plainDate('2026-11-24');

/** Six storeys of six flats with solid walls, and as many houses that are dry. */
const homes = Array.from({ length: 600 }, (_, index): SettledHome => {
  const isFlat = index % 2 === 0;
  const tenant = { id: `resident ${index}` } as unknown as SettledHome['tenant'];
  return {
    id: `home ${index}`, uprn: '', address: '', owningOrganisationId: '', managingOrganisationId: '', ownedByCouncil: true, builtUntil: 1950, estateId: 'Larch Estate', estateName: 'Larch Estate', neighbourhoodName: 'North', blockId: null,
    wall: isFlat ? 'solid brick' : 'timber frame', heating: null, ventilation: null, floor: isFlat ? Math.floor(index / 2) % 6 : 0, storeys: isFlat ? 6 : null, blockName: isFlat ? `Block ${Math.floor(index / 72)}` : null,
    tenant, household: { people: 1, notAsked: 0, isDeclared: false }, agreement: 'secure', since: plainDate('2001-01-01'),
  };
});
const planned = (seed = 1): PlannedReport[] => [...planReports({ homes, chance: chanceOf(seed), today, days: 3 * 365, livedFrom: today, planting: { ...nothingPlanted, silentFrom: today }, dampContractors: [] })];
const reports = planned();
const count = (which: (report: PlannedReport) => boolean): number => reports.filter(which).length;

describe('the reports of the demonstration', () => {
  it('are as many as homes make: about three and a third a year, follow-ons aside', () => {
    const perHomeAndYear = reports.length / homes.length / 3;
    assert.ok(perHomeAndYear > 2.8 && perHomeAndYear < 3.6, String(perHomeAndYear));
  });

  it('come in order, none of them today or later', () => {
    assert.deepEqual(reports.map(({ at }) => at), reports.map(({ at }) => at).toSorted());
    assert.ok((reports.at(-1)?.at ?? '') < startOfDay(today));
  });

  it('follow the seasons: heating fails in the cold', () => {
    const inMonths = (months: readonly number[]) => count(({ problem, at }) => problem === 'no-heating' && months.includes(monthOf(dateInLondon(at))));
    assert.ok(inMonths([12, 1, 2]) > 5 * inMonths([6, 7, 8]));
  });

  it('know storms: some days have many times the fences and roofs of others', () => {
    const byDay = Map.groupBy(reports.filter(({ problem }) => problem === 'fence-or-path' || problem === 'roof-or-gutter'), ({ at }) => dateInLondon(at));
    const most = Math.max(...[...byDay.values()].map(({ length }) => length));
    const average = [...byDay.values()].reduce((sum, { length }) => sum + length, 0) / 1095;
    assert.ok(most > 8 * average, `${most} on a day, ${average} on average`);
  });

  it('find damp where walls are solid and floors are high', () => {
    const damp = (which: (home: SettledHome | undefined) => boolean) => count(({ problem, home }) => problem === 'damp-or-mould' && which(homes[home]));
    assert.ok(damp((home) => home?.storeys === 6) > 3 * damp((home) => home?.storeys === null));
    assert.ok(damp((home) => home?.floor === 5) > 2 * damp((home) => home?.floor === 2));
  });

  it('come back: the same thing in the same room of the same home', () => {
    const again = reports.filter(({ isAgain }) => isAgain);
    assert.ok(again.length > reports.length * 0.03 && again.length < reports.length * 0.15, String(again.length));
    for (const { home, problem, room, at } of again) {
      assert.ok(reports.some((before) => before.home === home && before.problem === problem && before.room === room && before.at < at));
    }
  });

  it('are others for another seed', () => assert.notDeepEqual(planned(2), reports));
});

describe('chapters', () => {
  const cameAt = startOfDay(plainDate('2025-11-24'));
  const { chapters, nextNumbers } = chaptersOf(reports, cameAt);

  it('hold every report once, in order, and none of both times', () => {
    assert.deepEqual(chapters.flatMap((chapter) => chapter.reports), reports);
    for (const { isOld, reports: own } of chapters) assert.ok(own.every(({ at }) => at < cameAt === isOld));
  });

  it('give no number twice, to reports or to the follow-ons of any of them, and say where to go on', () => {
    const given = new Set<string>();
    const give = (name: string) => {
      assert.ok(!given.has(name), name);
      given.add(name);
    };
    for (const chapter of chapters) {
      const prefix = chapter.isOld ? 'OLD' : 'REP';
      for (const [index] of chapter.reports.entries()) give(`${prefix} ${chapter.year} ${chapter.firstNumber + index}`);
      if (chapter.isOld) continue;
      const next = numbersOf(chapter, chapter.followOns);
      for (const year of [chapter.year, chapter.year + 1, chapter.year + 2]) for (let asked = 0; asked < 100; asked += 1) give(`REP ${year} ${next(year)}`);
    }
    for (const { prefix, year, next } of nextNumbers) assert.ok(!given.has(`${prefix} ${year} ${next}`));
  });
});

describe('ids that can be made again', () => {
  it('have the shape and the order of those in use, and are the same each time', () => {
    const [first, second] = [idsOfStream(7), idsOfStream(7)];
    const moments = ['2025-01-01T10:00:00.000Z', '2025-01-01T10:00:00.000Z', '2026-05-01T09:30:00.000Z'] as never[];
    const made = moments.map(first);
    assert.deepEqual(moments.map(second), made);
    for (const id of made) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.ok((made[2] ?? '') > (made[1] ?? ''));
  });

  it('never meet, in one stream or between streams', () => {
    const at = '2025-01-01T10:00:00.000Z' as never;
    const made = new Set<string>();
    for (const stream of [0, 1, 2, 4095, 4096, 4097, 0x3ff_ffff]) {
      const next = idsOfStream(stream);
      for (let index = 0; index < 5000; index += 1) made.add(next(at));
    }
    assert.equal(made.size, 7 * 5000);
    assert.throws(() => idsOfStream(0x400_0000), /streams of ids/);
  });
});
