import { Readable } from 'node:stream';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { outcomeOfFailure, type Mailer, type MailOutcome, type OutgoingMail } from './outcome.ts';
import { readSmtpUrl, type SmtpAddress } from './smtp-address.ts';

export interface SmtpSettings {
  readonly url: string;
  /** The address messages come from; each landlord's name stands before it. */
  readonly from: string;
  /** How long the server may be silent. The whole conversation may take eight times that, far less than the ten
   * minutes after which a message being sent counts as lost. */
  readonly stepSeconds?: number;
}

/** Sends through the landlord's own mail server, one connection for each message. */
export function openSmtpMailer(settings: SmtpSettings): Mailer {
  const address = readSmtpUrl(settings.url);
  return { send: (mail) => converse(address, settings, mail) };
}

async function converse(address: SmtpAddress, settings: SmtpSettings, mail: OutgoingMail): Promise<MailOutcome> {
  const words = wordsThatTell(await written(mail, settings.from));
  const stepSeconds = settings.stepSeconds ?? 30;
  let wasOffered = false;
  const connection = await connectionTo(address, stepSeconds);
  connection.on('error', () => {});
  const patience = setTimeout(() => connection.emit('error', tookTooLong()), stepSeconds * 8000);
  try {
    await greet(connection, address);
    wasOffered = true;
    await hangingUpFails(connection, (done) => connection.send({ from: settings.from, to: mail.to }, words.stream, done));
    return { kind: 'accepted' };
  } catch (error) {
    const { responseCode, response, command, code } = error as { responseCode?: number; response?: string; command?: string; code?: string };
    return outcomeOfFailure({ responseCode, response, command, code, wasOffered, wordsHadLeft: words.hadLeft() });
  } finally {
    clearTimeout(patience);
    connection.close();
  }
}

function tookTooLong(): Error {
  return Object.assign(new Error('The mail server took too long.'), { code: 'ETIMEDOUT' });
}

/** Loaded with the first message: a process that sends none does without its megabytes. */
async function connectionTo({ host, port, secure }: SmtpAddress, stepSeconds: number): Promise<SMTPConnection> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const step = stepSeconds * 1000;
  return new Connection({ host, port, secure, connectionTimeout: step, greetingTimeout: step, socketTimeout: step, dnsTimeout: step });
}

async function greet(connection: SMTPConnection, { credentials }: SmtpAddress): Promise<void> {
  await hangingUpFails(connection, (done) => connection.connect(done));
  if (credentials !== undefined) await hangingUpFails(connection, (done) => connection.login({ credentials }, done));
}

/** One step of the conversation: it ends with the step's own answer, or with whatever breaks the line meanwhile. */
async function hangingUpFails(connection: SMTPConnection, step: (done: (error?: Error | null) => void) => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const hungUp = () => reject(new Error('The mail server hung up.'));
  connection.once('error', reject).once('end', hungUp);
  step((error) => (error ? reject(error) : resolve()));
  try {
    await promise;
  } finally {
    connection.off('error', reject).off('end', hungUp);
  }
}

async function written(mail: OutgoingMail, from: string): Promise<Buffer> {
  const { default: Composer } = await import('nodemailer/lib/mail-composer');
  const composer = new Composer({
    messageId: `<${mail.id}@${from.split('@').at(-1) ?? 'localhost'}>`,
    from: { name: mail.fromName, address: from },
    ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
    to: { name: mail.toName, address: mail.to },
    subject: mail.subject,
    text: mail.text,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** The words as a stream that remembers whether anyone began to read: the server only gets them after its go-ahead. */
function wordsThatTell(bytes: Buffer): { readonly stream: Readable; readonly hadLeft: () => boolean } {
  let left = false;
  const stream = new Readable({
    read() {
      left = true;
      this.push(bytes);
      this.push(null);
    },
  });
  return { stream, hadLeft: () => left };
}
