import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { InspectionRefusal } from '../src/inspections/model.ts';
import type { OrderRefusal } from '../src/orders/index.ts';
import { doorsOf } from './doors/order-doors.ts';
import { refusalsOfOrders } from './doors/refusals-of-orders.ts';
import { rowsOfInspections } from './doors/rows-of-inspections.ts';
import { orderDoors, rowsOfOrders, rowsOfRaising } from './doors/rows-of-orders.ts';

// As for repairs: a refusal that can be met at a door is tried there, or it is said here why it cannot be met.

const root = join(import.meta.dirname, '..');
const files = globSync('src/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts') && !path.startsWith('src/demonstration/'));
const callersOf = (...doors: readonly string[]): string[] => files.filter((path) => doors.some((door) => new RegExp(String.raw`(?<!function )\b${door}\(`).test(readFileSync(join(root, path), 'utf8')))).toSorted();
const entries = Object.entries(refusalsOfOrders) as [OrderRefusal, (typeof refusalsOfOrders)[OrderRefusal]][];

describe('each refusal of an order is tried at each door that can meet it', () => {
  for (const door of orderDoors) {
    test(door, () => {
      const owed = entries.filter(([, cases]) => cases.some(([, , command]) => command.type !== 'RaiseOrder' && doorsOf(command.type).includes(door))).map(([refusal]) => refusal);
      const tried = new Set(rowsOfOrders.filter(({ command }) => doorsOf(command).includes(door)).map(({ refusal }) => refusal));
      assert.ok(owed.length > 10);
      assert.deepEqual(owed.filter((refusal) => !tried.has(refusal)), []);
    });
  }

  test('and when one is raised, by page, program and message', () => {
    const owed = entries.filter(([refusal, cases]) => refusal === 'too-many-orders' || cases.some(([, , command]) => command.type === 'RaiseOrder')).map(([refusal]) => refusal);
    assert.deepEqual(owed.filter((refusal) => !rowsOfRaising.some((row) => row.refusal === refusal)), []);
  });

  test('every way in is known', () => {
    assert.deepEqual(callersOf('performOnOrder', 'performRaise'), [
      'src/orders/routes/action-page.ts', 'src/orders/routes/api/message-api.ts', 'src/orders/routes/api/order-api.ts', 'src/orders/routes/api/our-order-api.ts', 'src/orders/routes/raise.ts',
    ]);
  });
});

/** What cannot be met, and why. */
const cannotBeMet: Readonly<Partial<Record<InspectionRefusal, string>>> = {
  'work-cannot-be-raised': 'the repair refuses failed work when it is cancelled, and one on which work was done is not; and in a home that is no longer ours, where the inspection raises none',
};

describe('each refusal of an inspection is tried at its page and by a program', () => {
  test('all of them', () => {
    const source = readFileSync(join(root, 'src/inspections/model.ts'), 'utf8');
    const named = [...(/type InspectionRefusal =([^;]+);/.exec(source)?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map(([, name]) => name as InspectionRefusal);
    assert.ok(named.length > 5);
    assert.deepEqual(named.filter((refusal) => cannotBeMet[refusal] === undefined && !rowsOfInspections.some((row) => row.refusal === refusal)), []);
    assert.deepEqual(Object.keys(cannotBeMet).filter((refusal) => rowsOfInspections.some((row) => row.refusal === refusal)), []);
  });

  test('every way in is known: its page, its API, and a visit on a phone', () => {
    assert.deepEqual(callersOf('performOnInspection'), ['src/inspections/routes/api.ts', 'src/inspections/routes/at-visit.ts', 'src/inspections/routes/settle.ts']);
  });
});
