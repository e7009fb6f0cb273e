/** ISO 32000-1, 7.5.5 and annex H: readers accept the end of the file within its last 1,024 bytes, and so do we. */
const lastBytes = 1024;

/**
 * What is wrong with a PDF by its build: no end, something else behind its end (a file that is two things at once), or locked.
 * It is never opened here and never shown by us: it leaves as a download only.
 */
export function whatIsWrongWithPdf(bytes: Uint8Array): 'damaged' | 'locked' | 'more behind it' | undefined {
  const text = new TextDecoder('latin1').decode(bytes);
  if (/\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(text)) return 'locked';
  const end = text.lastIndexOf('%%EOF');
  if (end < 0 || !text.includes('startxref')) return 'damaged';
  const behind = text.slice(end + '%%EOF'.length);
  if (behind.length <= lastBytes || /^[\s\0]*$/.test(behind)) return undefined;
  return 'more behind it';
}
