import type { StaffVisit } from '../platform/http/index.ts';
import type { DownloadableList } from '../staff/index.ts';
import type { Message } from './model.ts';
import { lettersToPrint, mailboxPage, needs, stuckMessages, type LetterWaiting, type MailboxEntry, type Need, type StuckMessage } from './queries/index.ts';
import { channelNames } from './views/words.ts';
import { needNames, stateNames } from './views/stuck-messages-page.ts';

/** The channel that the address narrows the mailbox to. */
export function channelAsked({ query }: StaffVisit): Message['channel'] | undefined {
  return (['text', 'email', 'letter'] as const).find((one) => one === query['channel']);
}

export function mailboxDownload(visit: StaffVisit): DownloadableList<MailboxEntry> {
  const channel = channelAsked(visit);
  const { organisationId } = visit.actor;
  return {
    title: 'Mailbox',
    counts: 'One row for each message that was kept in the mailbox instead of leaving, the newest first.',
    columns: [
      { heading: 'When', kind: 'moment', value: ({ deliveredAt }) => deliveredAt },
      { heading: 'How', value: (entry) => channelNames[entry.channel] },
      { heading: 'To', value: ({ recipientName }) => recipientName },
      { heading: 'Subject', value: ({ subject }) => subject },
    ],
    filters: [['Channel', channel === undefined ? 'All' : channelNames[channel]]],
    rowsAfter: async (tx, last, most) => (await mailboxPage(tx, { organisationId, channel, most, before: last === undefined ? undefined : `${last.deliveredAt}_${last.messageId}` })).rows,
  };
}

/** What the address narrows the list to. */
export const needAsked = ({ query }: Pick<StaffVisit, 'query'>): Need | undefined => needs.find((one) => one === query['need']);

export function stuckDownload(visit: StaffVisit): DownloadableList<StuckMessage> {
  const { organisationId } = visit.actor;
  const need = needAsked(visit);
  return {
    title: 'Messages that need a person',
    counts: 'One row for each message that could not be delivered, or of which we do not know whether it was, and each thing that only a person can do for one, the oldest first.',
    columns: [
      { heading: 'Since', kind: 'moment', value: ({ since }) => since },
      { heading: 'State', value: ({ status }) => stateNames[status] },
      { heading: 'How', value: ({ channel }) => channelNames[channel] },
      { heading: 'To', value: ({ recipientName }) => recipientName },
      { heading: 'Address', value: ({ address }) => address },
      { heading: 'Subject', value: ({ subject }) => subject },
      { heading: 'Why', value: ({ why }) => why },
      { heading: 'Case', value: ({ reference }) => reference },
      { heading: 'Owner', value: ({ ownerName }) => ownerName },
    ],
    filters: [['What is needed', needNames[need ?? 'all']]],
    rowsAfter: async (tx, last, most) => (await stuckMessages(tx, { organisationId, need, most, after: last === undefined ? undefined : `${last.since}_${last.id}` })).rows,
  };
}

export function lettersDownload({ actor: { organisationId } }: StaffVisit): DownloadableList<LetterWaiting> {
  return {
    title: 'Letters to print',
    counts: 'One row for each letter that waits to be put into a batch and printed, the oldest first.',
    columns: [
      { heading: 'Since', kind: 'moment', value: ({ queuedAt }) => queuedAt },
      { heading: 'To', value: ({ recipientName }) => recipientName },
      { heading: 'Subject', value: ({ subject }) => subject },
      { heading: 'Large print', value: ({ largePrint }) => (largePrint ? 'yes' : '') },
    ],
    filters: [],
    rowsAfter: async (tx, last, most) => (await lettersToPrint(tx, organisationId, last === undefined ? undefined : `${last.queuedAt}_${last.id}`, most)).rows,
  };
}
