import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openNotifySender, type NotifySender } from '../src/platform/mail/index.ts';

const serviceId = '26785a09-ab16-4eb0-8407-a37497a57506';
const secret = '3d844edf-8d35-48ac-975b-e847b4f122b0';

export interface Asked {
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly token: string;
}

export type Answer = { readonly status: number; readonly body: unknown } | 'hang up' | 'say nothing';

export interface NotifyStub {
  readonly sender: NotifySender;
  readonly asked: Asked[];
  readonly url: string;
}

const running: Server[] = [];

/** Answers as Notify's API does; a request whose token was not signed with our key is turned away as Notify would. */
export async function notifyStub(answer: (asked: Asked) => Answer): Promise<NotifyStub> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => void (async () => {
    const one = { path: request.url ?? '', body: await bodyOf(request), token: (request.headers.authorization ?? '').replace('Bearer ', '') };
    asked.push(one);
    const said = isSigned(one.token) ? answer(one) : { status: 403, body: { status_code: 403, errors: [{ error: 'AuthError', message: 'Invalid token: API key not found' }] } };
    if (said === 'hang up') request.socket.destroy();
    else if (said !== 'say nothing') response.writeHead(said.status, { 'content-type': 'application/json' }).end(JSON.stringify(said.body));
  })());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { sender: senderTo(url), asked, url };
}

/** A sender by our key, or by one that is not the service's. */
export const senderTo = (url: string, key = secret): NotifySender =>
  openNotifySender({ apiKey: `test-${serviceId}-${key}`, templates: { text: 'template-of-texts', email: 'template-of-emails', letter: 'template-of-letters' }, url, patienceMs: 500 });

export const wrongKey = '00000000-0000-0000-0000-000000000000';

export async function closeNotifyStubs(): Promise<void> {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

export const created: Answer = { status: 201, body: { id: 'x' } };
export const refusal = (status: number, message: string): Answer => ({ status, body: { status_code: status, errors: [{ error: 'BadRequestError', message }] } });

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const part of request) text += String(part);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

/** A JWT of HS256 with Notify's two claims, signed by our key and issued now. */
function isSigned(token: string): boolean {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString() || '{}') as Record<string, unknown>;
  const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url');
  return signature === expected && read(header)['alg'] === 'HS256' && read(payload)['iss'] === serviceId && Math.abs(Number(read(payload)['iat']) * 1000 - Date.now()) < 30_000;
}
