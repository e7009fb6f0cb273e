import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { parsed, passwordText } from './parsed.ts';
import type { Parsed } from './parsed.ts';

export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** Chosen where the same name and password fit several landlords. */
  readonly landlordId: string | undefined;
}

/** What was typed to sign in. */
export function parseSignIn(body: FormBody): Parsed<SignIn> {
  const email = formText(body, 'email').toLowerCase();
  const password = passwordText(body, 'password');
  const landlordId = formText(body, 'landlord');
  const command = { email, password, landlordId: landlordId === '' ? undefined : landlordId };
  return parsed(command, {
    email: whyNotEmail(email),
    password: password === '' ? 'Enter your password' : undefined,
  });
}

function whyNotEmail(email: string): string | undefined {
  if (email === '') return 'Enter your email address';
  return email.length > 200 ? 'Email address must be 200 characters or fewer' : undefined;
}
