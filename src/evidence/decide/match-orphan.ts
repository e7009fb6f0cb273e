/** What could be the reference of a case, as people write it in a subject. */
export function referencesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\b([a-z]{3})[\s-]{0,2}(\d{4})[\s-]{1,2}(\d{1,9})\b/gi)].map(([found]) => found))].slice(0, 5);
}

export interface SuggestedCase {
  readonly reference: string;
  /** Addresses of people on that case. */
  readonly addresses: readonly string[];
}

/**
 * A reference in the subject is a suggestion, since anybody may write one. Only what comes from an address of a person on
 * that very case, and was understood whole, is matched without anybody looking.
 */
export function matchesByItself(suggested: SuggestedCase | undefined, arrived: { readonly senderAddress: string; readonly isWhole: boolean }): boolean {
  if (suggested === undefined || !arrived.isWhole || arrived.senderAddress === '') return false;
  return suggested.addresses.some((address) => address.toLowerCase() === arrived.senderAddress.toLowerCase());
}
