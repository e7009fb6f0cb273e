/**
 * The network an address counts under. One subscriber may choose among all addresses of an IPv6 /64, so those are one;
 * an IPv4 address is a network of its own, also when it comes written as IPv6. Who has hung up already has no address any more.
 */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return 'gone';
  if (!address.includes(':')) return address;
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1);
  const [start = '', end] = address.split('%', 1).join('').split('::');
  const first = groupsIn(start);
  const last = groupsIn(end ?? '');
  const left = end === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  return `${[...first, ...Array<string>(left).fill('0'), ...last].slice(0, 4).join(':')}::/64`;
}

const groupsIn = (text: string): string[] => (text === '' ? [] : text.split(':').map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()));
