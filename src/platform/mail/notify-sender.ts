import type { NotifyClient } from 'notifications-node-client';
import type { MailOutcome, OutgoingMail } from './outcome.ts';
import { outcomeOfNotifyFailure } from './notify-outcome.ts';

export type NotifyChannel = 'text' | 'email' | 'letter';

export interface NotifySettings {
  readonly apiKey: string;
  /** The template of each channel that goes this way: its text is ((body)), with ((subject)) above where there is one. */
  readonly templates: Readonly<Partial<Record<NotifyChannel, string>>>;
  /** Somewhere else than Notify, to try it out. */
  readonly url?: string;
  /** How long an answer may take; far less than the ten minutes after which a message being sent counts as lost. */
  readonly patienceMs?: number;
}

/** A message by any channel. `id` is what Notify knows it by. */
export interface OutgoingNotice extends Pick<OutgoingMail, 'id' | 'to' | 'toName' | 'subject' | 'text'> {
  readonly channel: NotifyChannel;
}

export interface NotifySender {
  readonly channels: readonly NotifyChannel[];
  send(notice: OutgoingNotice): Promise<MailOutcome>;
  /** Whether Notify was ever given this message: what was cut short is asked about and never sent twice. */
  has(id: string): Promise<'yes' | 'no' | 'no answer'>;
}

/** Sends by GOV.UK Notify, through its own client. Messages are whole when they come here: its templates only frame them. */
export function openNotifySender({ apiKey, templates, url, patienceMs = 60_000 }: NotifySettings): NotifySender {
  let opened: Promise<NotifyClient> | undefined;
  const client = () => (opened ??= openClient(apiKey, url));
  return {
    channels: (['text', 'email', 'letter'] as const).filter((channel) => templates[channel] !== undefined),
    send: async (notice) => {
      try {
        await within(patienceMs, give(await client(), templates[notice.channel] ?? '', notice));
        return { kind: 'accepted' };
      } catch (error) {
        return outcomeOfNotifyFailure(error);
      }
    },
    has: (id) => within(patienceMs, client().then((open) => open.getNotifications(undefined, undefined, id))).then(({ data }) => (data.notifications.length > 0 ? 'yes' : 'no'), () => 'no answer'),
  };
}

/** The client is loaded with the first message: a process that sends none does without its megabytes. */
async function openClient(apiKey: string, url: string | undefined): Promise<NotifyClient> {
  const { NotifyClient: Client } = await import('notifications-node-client');
  return url === undefined ? new Client(apiKey) : new Client(url, apiKey);
}

function give(client: NotifyClient, template: string, { channel, to, id, toName, subject, text }: OutgoingNotice): Promise<unknown> {
  switch (channel) {
    case 'text':
      return client.sendSms(template, to, { personalisation: { body: text }, reference: id });
    case 'email':
      return client.sendEmail(template, to, { personalisation: { subject, body: text }, reference: id });
    case 'letter':
      return client.sendLetter(template, { personalisation: { ...addressLines(toName, to), subject, body: text }, reference: id });
  }
}

/** Seven lines at most, the name first and the postcode last. */
export function addressLines(name: string, address: string): Record<string, string> {
  const parts = address.split(/,\s*|\n/).map((part) => part.trim()).filter((part) => part !== '');
  const lines = parts.length <= 6 ? parts : [...parts.slice(0, 4), parts.slice(4, -1).join(', '), ...parts.slice(-1)];
  return Object.fromEntries([name, ...lines].map((line, index) => [`address_line_${index + 1}`, line]));
}

async function within<Answer>(patienceMs: number, answer: Promise<Answer>): Promise<Answer> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(Object.assign(new Error('Notify took too long.'), { code: 'ETIMEDOUT' })), patienceMs);
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer));
}
