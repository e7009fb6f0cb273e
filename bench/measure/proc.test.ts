import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseMachineStat, parseProcessStat, parsePss, treeOf } from './proc.ts';

describe('what Linux says of a process', () => {
  it('parent, and time in the program and in the kernel together', () => {
    const line = '4242 (node) S 4200 4242 4200 34816 4242 4194304 9000 0 12 0 250 50 0 0 20 0 11 0 8812 1 2 3';
    assert.deepEqual(parseProcessStat(line), { parent: 4200, ticks: 300 });
  });

  it('and that of its children that have ended', () => {
    const line = '9 (postgres) S 1 9 9 0 -1 4194304 9000 0 12 0 10 5 700 80 20 0 1 0 8812 1 2 3';
    assert.equal(parseProcessStat(line).ticks, 795);
  });

  it('a name with blanks and brackets in it is no trap', () => {
    const line = '77 (postgres: a) b (c)) R 70 77 70 0 -1 4194304 9000 0 12 0 1 2 0 0 20 0 1 0 8812 1 2 3';
    assert.deepEqual(parseProcessStat(line), { parent: 70, ticks: 3 });
  });

  it('the proportional set size in bytes, and nothing of a process that has gone', () => {
    assert.equal(parsePss('00400000-7ffd ---p 00000000 00:00 0 [rollup]\nRss:              9000 kB\nPss:              2048 kB\nPss_Anon: 1 kB\n'), 2_097_152);
    assert.equal(parsePss(''), 0);
  });
});

describe('what Linux says of the machine', () => {
  it('waiting for the disk is rest, and what the host took is counted apart', () => {
    assert.deepEqual(parseMachineStat('cpu  100 1 50 1000 20 3 4 7 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n'), { busy: 158, idle: 1020, stolen: 7 });
  });
});

describe('a process and all it started', () => {
  const processes = new Map([[1, { parent: 0, ticks: 1 }], [10, { parent: 1, ticks: 1 }], [11, { parent: 10, ticks: 1 }], [12, { parent: 11, ticks: 1 }], [20, { parent: 1, ticks: 1 }]]);

  it('children and their children, and nobody else', () => assert.deepEqual(treeOf(10, processes), [10, 11, 12]));
  it('one that has ended is nothing', () => assert.deepEqual(treeOf(99, processes), []));
});
