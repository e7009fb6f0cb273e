/** How a person can be written to, and what they asked for. */
export interface ContactDetails {
  readonly preferredChannel: 'text' | 'email' | 'phone' | 'letter';
  readonly mobile: string | null;
  readonly email: string | null;
  /** 'standard', or a format only paper or a call can give: large print, braille, audio, easy read. */
  readonly format?: string;
}

export interface ChosenAddress {
  readonly channel: 'text' | 'email' | 'letter';
  readonly address: string;
  /** They asked to be rung: the written words go as well, and someone should call. */
  readonly callToo: boolean;
}

type Channel = ChosenAddress['channel'];

// Someone who likes a call is reached on the same phone; an email waits better than a letter.
const order = {
  text: ['text', 'email'],
  email: ['email', 'text'],
  phone: ['text', 'email'],
  letter: [],
} as const satisfies Record<ContactDetails['preferredChannel'], readonly Channel[]>;

/** Where a message goes: as they asked, else the next best way we have, and in the end always to their home. */
export function chooseAddress(details: ContactDetails, homeAddress: string): ChosenAddress {
  const callToo = details.preferredChannel === 'phone';
  const known = { text: present(details.mobile), email: present(details.email) };
  const channels = needsPaper(details) ? [] : order[details.preferredChannel];
  for (const channel of channels) {
    const address = known[channel];
    if (address !== undefined) return { channel, address, callToo };
  }
  return { channel: 'letter', address: homeAddress, callToo };
}

function needsPaper({ format = 'standard' }: ContactDetails): boolean {
  return format.trim() !== '' && format.toLowerCase() !== 'standard';
}

function present(address: string | null): string | undefined {
  const text = address?.trim() ?? '';
  return text === '' ? undefined : text;
}
