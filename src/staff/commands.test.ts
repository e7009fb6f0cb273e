import assert from 'node:assert/strict';
import { test } from 'node:test';
import { staffCommand } from './commands.ts';

const somebody = ['--landlord', 'larch', '--email', 'fay@example.org', '--name', 'Fay First'];
const refused: readonly [string, readonly string[], RegExp][] = [
  ['nothing said', [], /Say it like this: putright staff add/],
  ['no role', ['add', ...somebody], /Say it like this/],
  ['another verb', ['remove', ...somebody, '--role', 'administrator'], /Say it like this/],
  ['a name of spaces', ['add', ...somebody, '--name', '  ', '--role', 'administrator'], /Say it like this/],
  ['a role nobody has', ['add', ...somebody, '--role', 'administrator', '--role', 'king'], /"king" is not a role here/],
  ['no address', ['add', ...somebody, '--email', 'fay', '--role', 'administrator'], /"fay" is not an email address/],
  ['an option nobody knows', ['add', ...somebody, '--password', 'x'], /Unknown option/],
];

for (const [name, args, expected] of refused) {
  test(`putright staff add with ${name} is refused before any database is opened`, () => assert.rejects(staffCommand(args), expected));
}
