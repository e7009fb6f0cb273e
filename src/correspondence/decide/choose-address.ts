import { numberKey } from '../../platform/number-key.ts';

export type Channel = 'text' | 'email' | 'letter';

/** An address that a message came back from. */
export interface AddressNotWorking {
  readonly channel: Channel;
  readonly address: string;
}

/** A number is the same however it is written; any other address to the letter. */
export function isSameAddress(one: AddressNotWorking, other: AddressNotWorking): boolean {
  if (one.channel !== other.channel) return false;
  return one.address === other.address || (one.channel === 'text' && numberKey(one.address) !== undefined && numberKey(one.address) === numberKey(other.address));
}

/** How a person can be written to, and what they asked for. */
export interface ContactDetails {
  readonly preferredChannel: 'text' | 'email' | 'phone' | 'letter';
  readonly mobile: string | null;
  readonly email: string | null;
  /** 'standard', 'large print', or a format that somebody has to make: easy read, braille, audio, a video. */
  readonly format?: string;
  readonly language?: string;
  readonly notWorking?: readonly AddressNotWorking[];
}

/** What only a person can do about a message. */
export interface MessageTask {
  readonly kind: 'call' | 'language' | 'format' | 'reach';
  /** Which language or format; '' for the rest. */
  readonly detail: string;
}

export interface ChosenAddress {
  readonly channel: Channel;
  readonly address: string;
  readonly tasks: readonly MessageTask[];
}

// Someone who likes a call is reached on the same phone; an email waits better than a letter.
const order = {
  text: ['text', 'email'],
  email: ['email', 'text'],
  phone: ['text', 'email'],
  letter: [],
} as const satisfies Record<ContactDetails['preferredChannel'], readonly Channel[]>;

// What is made on paper goes on paper; a recording or a video comes beside the message they asked for.
const onPaper = new Set(['large print', 'easy read', 'braille']);
/** What the product itself can make. */
const weMake = new Set(['', 'standard', 'large print']);

/** Where a message goes: as they asked, else the next best way that works, and in the end always to their home. */
export function chooseAddress(details: ContactDetails, homeAddress: string): ChosenAddress {
  const format = (details.format ?? 'standard').trim().toLowerCase();
  const works = (channel: Channel, address: string) => !(details.notWorking ?? []).some((one) => isSameAddress(one, { channel, address }));
  const tasks: MessageTask[] = [
    ...(details.preferredChannel === 'phone' ? [{ kind: 'call' as const, detail: '' }] : []),
    ...(weMake.has(format) ? [] : [{ kind: 'format' as const, detail: format }]),
  ];
  const known = { text: present(details.mobile), email: present(details.email) };
  for (const channel of onPaper.has(format) ? [] : order[details.preferredChannel]) {
    const address = known[channel];
    if (address !== undefined && works(channel, address)) return { channel, address, tasks };
  }
  return { channel: 'letter', address: homeAddress, tasks: works('letter', homeAddress) ? tasks : [...tasks, { kind: 'reach', detail: '' }] };
}

export const isLargePrint = (format: string | undefined): boolean => format?.trim().toLowerCase() === 'large print';

function present(address: string | null): string | undefined {
  const text = address?.trim() ?? '';
  return text === '' ? undefined : text;
}
