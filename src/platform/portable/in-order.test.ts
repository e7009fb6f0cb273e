import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder } from './in-order.ts';

const names = (things: readonly { readonly name: string }[]) => things.map(({ name }) => name);

test('each comes after what it needs, and otherwise by name', () => {
  const things = [
    { name: 'cases', needs: ['homes', 'landlords', 'staff'] },
    { name: 'homes', needs: ['landlords'] },
    { name: 'staff', needs: ['landlords', 'staff'] },
    { name: 'landlords', needs: [] },
    { name: 'events', needs: ['cases', 'somewhere else'] },
  ];
  assert.deepEqual(names(inOrder(things)), ['landlords', 'homes', 'staff', 'cases', 'events']);
  assert.deepEqual(names(inOrder(things.toReversed())), names(inOrder(things)));
});

test('those that need each other are refused by name', () => {
  assert.throws(() => inOrder([{ name: 'hen', needs: ['egg'] }, { name: 'egg', needs: ['hen'] }]), /none can come first: hen, egg/);
});
