import { setTimeout as pause } from 'node:timers/promises';

/** What a signed-in person saw meanwhile, reloading one page. */
export interface Watched {
  /** Each time the page could not be had: for how long, in milliseconds. */
  readonly outages: readonly number[];
  /** Answers that were neither the page nor a plain "not just now". */
  readonly wrong: readonly string[];
  stop(): Promise<void>;
}

/** Reloads a page with one session, four times a second. Being sent to sign in again would be a fault. */
export function watchPage(ports: readonly number[], cookie: string): Watched {
  const outages: number[] = [];
  const wrong: string[] = [];
  const state = { stopping: false };
  let downSince: number | undefined;
  async function look(turn: number): Promise<void> {
    const status = await statusOf(ports[turn % ports.length] ?? 0, cookie);
    if (status === 200) {
      if (downSince !== undefined) outages.push(performance.now() - downSince);
      downSince = undefined;
    } else {
      downSince ??= performance.now();
      if (status !== 503 && status !== undefined) wrong.push(String(status));
    }
  }
  const watching = (async () => {
    for (let turn = 0; !state.stopping; turn += 1) {
      await look(turn);
      await pause(250);
    }
  })();
  return {
    outages, wrong,
    stop: async () => {
      state.stopping = true;
      await watching;
    },
  };
}

async function statusOf(port: number, cookie: string): Promise<number | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/work`, { headers: { cookie }, redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return undefined;
  }
}

/** Signs in as a person would and gives the session's cookie. */
export async function signIn(port: number, email: string, password: string): Promise<string> {
  const address = `http://127.0.0.1:${port}/sign-in`;
  const form = await fetch(address);
  const token = /name="_csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
  const cookies = form.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
  const answer = await fetch(address, {
    method: 'POST', redirect: 'manual', headers: { cookie: cookies, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _csrf: token, email, password }).toString(),
  });
  const session = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '').filter((cookie) => /session/.test(cookie));
  if (session.length === 0) throw new Error(`Signing in answered ${answer.status}.`);
  return session.join('; ');
}
