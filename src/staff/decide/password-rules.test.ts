import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passwordProblem } from './password-rules.ts';

const priya = { name: 'Priya Shah', email: 'p.shah@example.org' };
const okafor = { name: 'Adaeze Okafor-Bright', email: 'adaeze.okafor@example.org' };

const table: readonly [string, typeof priya, ReturnType<typeof passwordProblem>][] = [
  ['elevenchars', priya, 'too-short'],
  ['', priya, 'too-short'],
  ['💧💧💧', priya, 'too-short'],
  ['x'.repeat(300), priya, 'too-long'],
  ['password1234', priya, 'too-common'],
  ['P@ssw0rd2026!', priya, 'too-common'],
  ['passwordpassword', priya, 'too-common'],
  ['Liverpool1234', priya, 'too-common'],
  ['qwertyuiop12', priya, 'too-common'],
  ['Welcome2Council!', priya, 'too-common'],
  ['aaaaaaaaaaaa', priya, 'too-common'],
  ['abcdefghijklm', priya, 'too-common'],
  ['12345678901234', priya, 'too-common'],
  ['97531864209753', priya, 'too-common'],
  ['adaeze.okafor', okafor, 'about-you'],
  ['Okafor-Bright-1', okafor, 'about-you'],
  ['Adaeze@Work99', okafor, 'about-you'],
  ['kettle lamp heron', priya, undefined],
  ['marshahmallow toast cloud', priya, undefined],
  ['correct horse battery', okafor, undefined],
  ['the welcome password secret council landlord', priya, undefined],
  ['tG7#mQ2vX9!bRe', priya, undefined],
];

for (const [password, person, expected] of table) {
  test(`the password "${password.slice(0, 20)}" for ${person.name}: ${expected ?? 'will do'}`, () => {
    assert.equal(passwordProblem(password, person), expected);
  });
}
