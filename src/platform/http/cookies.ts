const ofThisHost = '__Host-';

/**
 * A cookie's name on the wire. Behind https browsers let nobody but this very host set a cookie of such a name: another
 * site of the same council cannot plant a session, or the secret of a form, here.
 */
export function cookieOnTheWire(name: string, isSecure: boolean): string {
  return isSecure ? `${ofThisHost}${name}` : name;
}

/** The cookies as the program names them. Behind https any that somebody else could have set are as if they were not there. */
export function ownCookies(sent: Readonly<Record<string, string | undefined>>, isSecure: boolean): Readonly<Record<string, string | undefined>> {
  if (!isSecure) return sent;
  const own = Object.entries(sent).filter(([name]) => name.startsWith(ofThisHost));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(ofThisHost.length), value]));
}
