import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { plainDate } from '../clock/index.ts';
import { allRules, isRuleId, ruleIds } from './all-rules.ts';
import { nearestIds } from './nearest-ids.ts';
import type { Rule } from './rule.ts';
import { rulebookEntries } from './rulebook.ts';
import { rulebookMarkdown } from './rulebook-markdown.ts';
import { LawRefusal, ruleOn, versionOn, versionProblems } from './versions.ts';

test('every rule says what, how long, from when, who says so and how sure we are', () => {
  for (const rule of allRules) {
    for (const words of [rule.duty, rule.countedFrom, rule.provision, rule.source.title]) assert.match(words, /\S{2}/, rule.id);
    assert.match(rule.id, /^[a-z]+(\.[a-z0-9-]+)$/);
    assert.match(rule.confidence, /^[PSIM]$/, rule.id);
    assert.doesNotMatch(rule.duty, /\.$/, `${rule.id}: the page adds the full stop`);
    if (rule.source.kind === 'policy') assert.equal(rule.url, null, rule.id);
    else assert.match(rule.url ?? '', /^https:\/\/(www\.)?(legislation\.gov|gov|justice\.gov|housing-ombudsman\.org|ico\.org)\.uk\//, rule.id);
  }
});

test('nothing stops a hazard, complaint or repair clock; only information requests can pause', () => {
  const pausable = allRules.filter((rule) => rule.pausable).map((rule) => rule.id);
  assert.deepEqual(pausable, ['information.foi', 'information.subject-access', 'information.subject-access-extended']);
});

test('versions of a duty neither overlap nor leave gaps', () => {
  assert.deepEqual(versionProblems(allRules), []);
  assert.equal(ruleIds.length, new Set(allRules.map((rule) => rule.id)).size);
});

const version = (from: string, days: number, until?: string): Rule => ({
  ...ruleOn('complaints.stage1', plainDate('2026-11-22')),
  limit: { workingDays: days },
  inForce: { from: plainDate(from), ...(until === undefined ? {} : { until: plainDate(until) }) },
});

test('an overlap, a gap and an end before the start are each found', () => {
  const later = version('2027-04-01', 5);
  const cases: [Rule[], string[]][] = [
    [[version('2024-04-01', 10, '2027-03-31'), later], []],
    [[later, version('2024-04-01', 10, '2027-03-31')], []],
    [[version('2024-04-01', 10, '2027-04-01'), later], ['overlap']],
    [[version('2024-04-01', 10), later], ['overlap']],
    [[version('2024-04-01', 10, '2027-03-30'), later], ['gap']],
    [[version('2024-04-01', 10, '2024-03-31')], ['ends-before-it-starts']],
  ];
  for (const [rules, names] of cases) assert.deepEqual(versionProblems(rules).map((problem) => problem.name), names);
});

test('the version in force on the day decides, to the day', () => {
  const rules = [version('2024-04-01', 10, '2027-03-31'), version('2027-04-01', 5)];
  assert.deepEqual(versionOn(rules, 'complaints.stage1', plainDate('2027-03-31')).limit, { workingDays: 10 });
  assert.deepEqual(versionOn(rules, 'complaints.stage1', plainDate('2027-04-01')).limit, { workingDays: 5 });
});

test('outside what is known we refuse by name and never guess', () => {
  const refusal = (reason: string, words: RegExp) => (error: unknown) =>
    error instanceof LawRefusal && error.reason === reason && words.test(error.message);
  const on = (id: string, date: string) => () => versionOn(allRules, id, plainDate(date));
  assert.throws(on('information.stairs', '2027-03-31'), refusal('not-yet-in-force', /starts on Thursday 1 April 2027/));
  assert.equal(ruleOn('information.stairs', plainDate('2027-04-01')).id, 'information.stairs');
  assert.throws(on('hazards.emergency', '2025-10-26'), refusal('not-yet-in-force', /27 October 2025/));
  assert.throws(on('electrical.first-inspection', '2026-11-02'), refusal('no-longer-in-force', /no longer in force/));
  assert.throws(on('complaint.stage1', '2026-11-22'), refusal('unknown-rule', /Nearest: complaints\.stage1,/));
});

test('a mistyped id is answered with the nearest', () => {
  assert.equal(nearestIds('hazard.emergancy', ruleIds)[0], 'hazards.emergency');
  assert.equal(nearestIds('STAIRS', ruleIds)[0], 'information.stairs');
  assert.equal(isRuleId('hazards.emergency'), true);
  assert.equal(isRuleId('hazards.emergancy'), false);
});

test('the committed rulebook is the one the data gives', () => {
  const committed = readFileSync(new URL('../../docs/RULEBOOK.md', import.meta.url), 'utf8');
  assert.equal(committed, rulebookMarkdown(allRules), 'run: bin/putright rulebook > docs/RULEBOOK.md');
});

test('the rulebook says which hazards join the clocks, and when', () => {
  const rows = rulebookMarkdown(allRules).split('\n').filter((line) => /^\| (from|no date)/.test(line));
  assert.equal(rows[0], '| from Monday 27 October 2025 | Damp and mould growth |');
  assert.match(rows[1] ?? '', /^\| from Monday 30 November 2026 \| Excess cold; Excess heat; .*Domestic hygiene; .*Fire and explosions \|$/);
  assert.match(rows[2] ?? '', /^\| no date set yet \| .*Lead/);
});

test('the rulebook lists every rule once under its source', () => {
  const sources = rulebookEntries();
  assert.deepEqual(sources.flatMap((source) => source.entries.map((entry) => entry.id)).toSorted(), allRules.map((rule) => rule.id).toSorted());
  const code = sources.find((source) => source.title === 'Complaint Handling Code');
  assert.equal(code?.entries.find((entry) => entry.id === 'complaints.stage1')?.limit, '10 working days');
});
