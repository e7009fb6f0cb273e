import type { FormBody } from '../../platform/http/visit.ts';
import { passwordProblem, shortestPassword } from '../decide/password-rules.ts';
import type { PasswordRefusal } from '../decide/password-rules.ts';
import { parsed, passwordText } from './parsed.ts';
import type { Parsed } from './parsed.ts';

const words = {
  'too-short': `Password must be ${shortestPassword} characters or more`,
  'too-long': 'Password must be 200 characters or fewer',
  'too-common': 'Choose a password that is harder to guess: this one is like many other people’s',
  'about-you': 'Choose a password that is harder to guess: this one is like your name or email address',
} satisfies Record<PasswordRefusal, string>;

/** A password somebody chose for themselves, typed twice because it cannot be read back. */
export function parseNewPassword(body: FormBody, person: { readonly name: string; readonly email: string }): Parsed<{ readonly newPassword: string }> {
  const newPassword = passwordText(body, 'new-password');
  const again = passwordText(body, 'again');
  const problem = passwordProblem(newPassword, person);
  return parsed({ newPassword }, {
    'new-password': problem === undefined ? undefined : newPassword === '' ? 'Enter a new password' : words[problem],
    again: problem === undefined && again !== newPassword ? 'Type the same new password again' : undefined,
  });
}

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** A change of password, which the person's current one must vouch for. */
export function parsePasswordChange(body: FormBody, person: { readonly name: string; readonly email: string }): Parsed<PasswordChange> {
  const currentPassword = passwordText(body, 'current-password');
  const chosen = parseNewPassword(body, person);
  const current = currentPassword === '' ? { 'current-password': 'Enter your current password' } : {};
  if (!chosen.ok) return { ok: false, errors: { ...current, ...chosen.errors } };
  return parsed({ currentPassword, newPassword: chosen.command.newPassword }, current);
}
