/**
 * An address whose percent signs spell no text leads nowhere: it is answered as any that nothing stands at, with a page or
 * a problem and every header of ours, and not by the framework in its own words.
 */
export function readableAddress(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  try {
    // A nought is a letter of no address: left out, it would make a second spelling of one.
    if (!decodeURIComponent(path).includes('\u0000')) return url;
  } catch {
    // Answered below.
  }
  return path.startsWith('/api/v1/') ? '/api/v1/unreadable-address' : '/unreadable-address';
}
