import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LeftBehind } from '../platform/portable/index.ts';
import { decidedSecrets, leftBehind } from './secrets.ts';

function staysUnder(leave: LeftBehind, secret: string): boolean {
  const [table = '', column = ''] = secret.split('.');
  return leave.tables.includes(table) || (leave.columns[table] ?? []).includes(column);
}

for (const [secret, decision] of Object.entries(decidedSecrets)) {
  test(`${secret}: ${decision}`, () => {
    const [plain, withCredentials] = [false, true].map((asked) => staysUnder(leftBehind({ withCredentials: asked }), secret));
    assert.deepEqual({ plain, withCredentials }, { plain: decision !== 'travels', withCredentials: decision === 'stays' });
  });
}
