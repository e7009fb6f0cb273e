import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const putright = fileURLToPath(new URL('../bin/putright', import.meta.url));
const json = (...args: string[]): Record<string, unknown> => JSON.parse(execFileSync(putright, args, { encoding: 'utf8' }));

test('putright due gives a date with its source and every step', () => {
  assert.deepEqual(json('due', 'complaints.acknowledge', '2026-12-17', '--json'), {
    rule: 'complaints.acknowledge',
    version: '2024-04-01',
    source: 'Complaint Handling Code',
    provision: '6.2',
    confidence: 'P',
    countedFrom: '2026-12-17',
    dueOn: '2026-12-24',
    because: '5 working days after we received the complaint on Thursday 17 December 2026 (Complaint Handling Code 6.2)',
    steps: [
      { date: '2026-12-18', counts: true, why: 'working day 1' },
      { date: '2026-12-19', counts: false, why: 'Saturday' },
      { date: '2026-12-20', counts: false, why: 'Sunday' },
      { date: '2026-12-21', counts: true, why: 'working day 2' },
      { date: '2026-12-22', counts: true, why: 'working day 3' },
      { date: '2026-12-23', counts: true, why: 'working day 4' },
      { date: '2026-12-24', counts: true, why: 'working day 5' },
    ],
  });
});

test('putright due gives a moment with London’s offset for a limit in hours', () => {
  const due = json('due', 'hazards.emergency', '2026-03-28T09:00', '--json');
  assert.equal(due['countedFrom'], '2026-03-28T09:00:00+00:00');
  assert.equal(due['dueAt'], '2026-03-29T10:00:00+01:00');
  assert.equal('dueOn' in due, false);
});

test('putright due reads for people without --json', () => {
  const text = execFileSync(putright, ['due', 'enquiries.answer', '2026-11-23'], { encoding: 'utf8' });
  assert.match(text, /^Monday 7 December 2026\n10 working days after we received the enquiry on Monday 23 November 2026 /);
});

test('what cannot be answered is one line on stderr and exit code 1', () => {
  const cases: [string[], RegExp][] = [
    [['due', 'complaints.stage1', '2026-02-30'], /"2026-02-30" is not a date/],
    [['due', 'complaint.stage1', '2026-11-23', '--json'], /no rule "complaint\.stage1"\. Nearest: complaints\.stage1,/],
    [['due', 'hazards.emergency', '2025-10-26'], /not in force on 2025-10-26: it starts on Monday 27 October 2025/],
    [['due', 'information.stairs', '2027-03-31'], /not in force on 2027-03-31: it starts on Thursday 1 April 2027/],
    [['due', 'hazards.emergency', '2026-03-29T01:30'], /There was no 01:30 on 2026-03-29/],
    [['due', 'complaints.stage1', '2030-12-30'], /not known after 2030-12-31/],
    [['due', 'complaints.stage1'], /^Usage: putright due RULE FROM/],
    [['due', 'complaints.stage1', '2026-11-23', '--jsn'], /There is no option --jsn/],
    [['toString'], /There is no command "toString"/],
  ];
  for (const [args, words] of cases) {
    const { status, stdout, stderr } = spawnSync(putright, args, { encoding: 'utf8' });
    assert.equal(status, 1, args.join(' '));
    assert.equal(stdout, '', args.join(' '));
    assert.match(stderr, words);
    assert.match(stderr, /^[^\n]+\n$/, 'one line');
  }
});

test('every command says how it is said when it is asked, and does nothing else', () => {
  const names = [...execFileSync(putright, ['help'], { encoding: 'utf8' }).matchAll(/^ {2}putright (\S+)/gm)].map(([, name = '']) => name);
  assert.ok(names.length >= 18, names.join());
  for (const name of names) {
    const asked = spawnSync(putright, [name, '--help'], { encoding: 'utf8' });
    assert.deepEqual([asked.status, asked.stderr], [0, ''], name);
    assert.match(asked.stdout, new RegExp(`^ {2}putright ${name}\\b[^\\n]*\\n {6}[^\\n]+\\n$`), name);
  }
  assert.match(execFileSync(putright, ['help', 'import'], { encoding: 'utf8' }), /^ {2}putright import homes\|residents\|[^\n]+\n[^\n]+\n$/);
});

test('what cannot be read in arguments is told in our words, with how the command is said', () => {
  const cases: [string[], string][] = [
    [['demo', '--houses', '3'], 'There is no option --houses here. Say it like: putright demo [--homes N] [--years Y]\n'],
    [['demo', '300'], '"300" is a word too many. Say it like: putright demo [--homes N] [--years Y]\n'],
    [['demo', '--homes'], '--homes needs a value behind it. Say it like: putright demo [--homes N] [--years Y]\n'],
    [['demo', '--homes', '-1'], 'What follows --homes begins with a hyphen: if you mean that, write --homes= and the value right behind it. Say it like: putright demo [--homes N] [--years Y]\n'],
    [['restore', '--force'], 'There is no option --force here. Say it like: putright restore FILE --into FOLDER, or FILE for the PostgreSQL of DATABASE_URL\n'],
    [['backup', '--portable=yes', 'x'], '--portable stands alone, without a value. Say it like: putright backup FILE or FOLDER [--portable] [--replace], or --verify FILE\n'],
    [['help', 'toString'], 'There is no command "toString": try putright help\n'],
  ];
  for (const [args, words] of cases) {
    const { status, stdout, stderr } = spawnSync(putright, args, { encoding: 'utf8' });
    assert.deepEqual({ status, stdout, stderr }, { status: 1, stdout: '', stderr: words }, args.join(' '));
  }
});

test('whoever stops reading before the end is told nothing more', () => {
  const { stdout, stderr } = spawnSync('sh', ['-c', `for n in 1 2 3 4; do "${putright}" rules --json; done | head -c 20`], { encoding: 'utf8' });
  assert.deepEqual([stdout.length, stderr], [20, '']);
});

test('putright rules lists every rule with the fields a citation needs', () => {
  const rules: unknown = json('rules', '--json');
  assert.ok(Array.isArray(rules));
  assert.ok(rules.length >= 60);
  for (const rule of rules) assert.ok(rule.id && rule.duty && rule.limit && rule.source.title && rule.provision && rule.inForce.from, rule.id);
  assert.match(execFileSync(putright, ['rules'], { encoding: 'utf8' }), /^exchanges\.decision +42 days beginning with the day /m);
});

test('putright works through a link from another folder, and help lists the commands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'putright-'));
  try {
    const link = join(folder, 'putright');
    symlinkSync(putright, link);
    const help = execFileSync(link, ['help'], { encoding: 'utf8', cwd: folder });
    assert.match(help, /^ {2}putright due RULE FROM \[--json\]\n {6}when a duty falls due, and why$/m);
    for (const name of ['rules', 'import', 'verify', 'help']) assert.match(help, new RegExp(`^ {2}putright ${name}\\b`, 'm'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('npm start puts no shell between npm’s signals and the program', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { scripts: Record<string, string> };
  assert.match(scripts['start'] ?? '', /^exec env (MALLOC_[A-Z_]+=\d+ )*node (--[a-z-]+=\d+ )*src\/main\.ts$/);
});
