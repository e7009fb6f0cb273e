import { isSameAddress, type AddressNotWorking, type Channel } from './choose-address.ts';

/** The addresses a message that did not arrive may still be sent to. */
export interface OtherWays {
  readonly mobile: string | null;
  readonly email: string | null;
  readonly home: string | null;
  readonly notWorking: readonly AddressNotWorking[];
}

export interface Way {
  readonly channel: Channel;
  readonly address: string;
}

/** The next way after those already tried for the same words: quick ones first, a letter last; undefined when none is left. */
export function nextWay(ways: OtherWays, tried: readonly Way[]): Way | undefined {
  const candidates: readonly { readonly channel: Channel; readonly address: string | null }[] = [
    { channel: 'text', address: ways.mobile }, { channel: 'email', address: ways.email }, { channel: 'letter', address: ways.home },
  ];
  return candidates
    .flatMap(({ channel, address }) => (address === null || address.trim() === '' ? [] : [{ channel, address: address.trim() }]))
    .find((way) => ![...tried, ...ways.notWorking].some((one) => isSameAddress(one, way)));
}
