import { ask, type ClientAnswer } from '../measure/clients.ts';
import { fromSomewhere } from '../measure/product.ts';
import { peerPassword } from './peer-landlord.ts';

/** A browser that has signed in: its cookies, and the token that its forms send. */
export interface SignedInBrowser {
  readonly cookie: string;
  readonly formToken: string;
}

/** Signs in as anybody does: opens the page, sends the form, keeps the cookies. */
export async function signIn(port: number, email: string, index: number): Promise<SignedInBrowser> {
  const cookies = new Map<string, string>();
  const headers = (): Record<string, string> => ({ ...fromSomewhere(index), cookie: cookieOf(cookies) });
  const form = await ask(port, { path: '/sign-in', headers: headers() });
  keepCookies(cookies, form);
  const answer = await ask(port, {
    method: 'POST', path: '/sign-in', headers: { ...headers(), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _csrf: tokenOn(form), email, password: peerPassword, returnTo: '/queue' }).toString(),
  });
  keepCookies(cookies, answer);
  if (answer.status !== 303) throw new Error(`Signing in as ${email} was answered ${answer.status}.`);
  const page = await ask(port, { path: '/search', headers: headers() });
  keepCookies(cookies, page);
  return { cookie: cookieOf(cookies), formToken: tokenOn(page) };
}

function keepCookies(cookies: Map<string, string>, { headers }: ClientAnswer): void {
  for (const line of headers['set-cookie'] ?? []) {
    const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split(/=(.*)/s);
    cookies.set(name, value);
  }
}

function cookieOf(cookies: ReadonlyMap<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

function tokenOn({ body }: ClientAnswer): string {
  return /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
}
