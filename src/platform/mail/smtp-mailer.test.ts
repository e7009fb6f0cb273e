import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, test } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { openSmtpMailer, type MailOutcome } from './index.ts';
import { readSmtpUrl } from './smtp-address.ts';

const mail = {
  id: '018f0000-0000-7000-8000-000000000001',
  fromName: 'Larch Homes',
  replyTo: 'repairs@larch.example',
  to: 'a.okafor@example.org',
  toName: 'Ms Ά. Okafor',
  subject: 'We will visit – soon',
  text: 'Dear Ms Ά. Okafor,\n\n.A line that starts with a dot.\n',
};
const closing: (() => Promise<void>)[] = [];

async function closeServers(): Promise<void> {
  for (const close of closing.splice(0)) await close();
}

async function send(port: number, credentials = ''): Promise<MailOutcome> {
  return openSmtpMailer({ url: `smtp://${credentials}127.0.0.1:${port}`, from: 'post@larch.example', stepSeconds: 1 }).send(mail);
}

async function smtpServer(options: SMTPServerOptions): Promise<{ port: number; received: string[] }> {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString());
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, received };
}

/** A server that plays its lines by rote: each command's first word to what happens. */
async function roteServer(onLine: (line: string, socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.write('220 ready\r\n');
    socket.on('data', (bytes) => {
      for (const line of bytes.toString().split('\r\n').filter(Boolean)) onLine(line, socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return (server.address() as AddressInfo).port;
}

const refusal = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });

describe('sending by SMTP', () => {
  afterEach(closeServers);

  test('the message arrives with its own Message-ID and every letter intact', async () => {
    const { port, received } = await smtpServer({});
    assert.deepEqual(await send(port), { kind: 'accepted' });
    assert.equal(received.length, 1);
    assert.match(received[0] ?? '', /Message-ID: <018f0000-0000-7000-8000-000000000001@larch\.example>/);
    assert.match(received[0] ?? '', /Reply-To: repairs@larch\.example/);
    assert.match(received[0] ?? '', /Auto-Submitted: auto-generated/);
  });

  const answers: [string, SMTPServerOptions, MailOutcome['kind']][] = [
    ['a mailbox that does not exist is refused for good', { onRcptTo: (_a, _s, done) => done(refusal(550, 'No such mailbox')) }, 'refused'],
    ['a mailbox that is full today may take it later', { onRcptTo: (_a, _s, done) => done(refusal(452, 'Mailbox full')) }, 'not now'],
    ['words refused after they were read are refused for good', { onData: (s, _x, done) => void s.resume().on('end', () => done(refusal(554, 'Spam'))) }, 'refused'],
    ['words put off after they were read may go later', { onData: (s, _x, done) => void s.resume().on('end', () => done(refusal(451, 'Greylisted'))) }, 'not now'],
    ['a server that turns us away at the door says nothing about the message', { onConnect: (_s, done) => done(refusal(554, 'Busy')) }, 'not now'],
  ];
  for (const [what, options, kind] of answers) {
    test(what, async () => assert.equal((await send((await smtpServer(options)).port)).kind, kind));
  }

  test('our own wrong password is not the fault of the message', async () => {
    const { port } = await smtpServer({ authMethods: ['PLAIN'], allowInsecureAuth: true, onAuth: (_a, _s, done) => done(refusal(535, 'No')) });
    assert.equal((await send(port, 'user:wrong@')).kind, 'not now');
  });

  test('with nobody listening it did not leave', async () => {
    const { port } = await smtpServer({});
    await closeServers();
    assert.equal((await send(port)).kind, 'not now');
  });

  const polite = (line: string, socket: Socket) => {
    if (/^(EHLO|HELO|MAIL|RCPT)/.test(line)) socket.write('250 yes\r\n');
    if (line.startsWith('DATA')) socket.write('354 go ahead\r\n');
  };
  const breaks: [string, (line: string, socket: Socket) => void, MailOutcome['kind']][] = [
    ['a line that breaks before the go-ahead: it did not leave', (l, s) => (l.startsWith('DATA') ? s.destroy() : polite(l, s)), 'not now'],
    ['a line that breaks among the words: nobody knows', (l, s) => (l.startsWith('Subject') ? s.destroy() : polite(l, s)), 'unknown'],
    ['a line that breaks after the last word: nobody knows', (l, s) => (l === '.' ? s.destroy() : polite(l, s)), 'unknown'],
    ['a server that says nothing after the last word: nobody knows', polite, 'unknown'],
    ['a server that says nothing at all: it did not leave', () => {}, 'not now'],
  ];
  for (const [what, onLine, kind] of breaks) {
    test(what, async () => assert.equal((await send(await roteServer(onLine))).kind, kind));
  }
});

describe('SMTP_URL', () => {
  test('says host, port, encryption and who we are', () => {
    assert.deepEqual(readSmtpUrl('smtp://us%40x:p%3Aw@mail.example.org'), { host: 'mail.example.org', port: 587, secure: false, credentials: { user: 'us@x', pass: 'p:w' } });
    assert.deepEqual(readSmtpUrl('smtps://mail.example.org'), { host: 'mail.example.org', port: 465, secure: true, credentials: undefined });
    assert.equal(readSmtpUrl('smtp://[::1]:2525').host, '::1');
  });
  for (const text of ['', 'mail.example.org:25', 'http://mail.example.org', 'smtp://']) {
    test(`"${text}" is refused in one sentence`, () => assert.throws(() => readSmtpUrl(text), /^Error: SMTP_URL cannot be read/));
  }
  test('a wrong one is never repeated, for it may hold a password', () => {
    assert.throws(() => readSmtpUrl('smtpx://user:secret@host'), (error: Error) => !error.message.includes('secret'));
  });
});
