/** Someone of the household, as their record says. */
export interface RecordedPerson {
  readonly residentId: string;
  readonly name: string;
  readonly mobile: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

export interface Reporter {
  readonly name: string;
  readonly contacts: readonly string[];
}

/**
 * Which person of the household is reporting, when the name and a way to reach them both agree with one record and no
 * other; else nobody's. Either alone is known to neighbours, relatives and people who have left.
 */
export function residentReporting(reporter: Reporter, household: readonly RecordedPerson[]): string | null {
  const matching = household.filter((person) => isSameName(reporter.name, person.name) && sharesContact(reporter.contacts, person));
  return matching.length === 1 ? (matching[0]?.residentId ?? null) : null;
}

const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'rev', 'sir', 'dame', 'prof']);

function nameParts(name: string): string[] {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}]+/u).filter((part) => part !== '' && !titles.has(part));
}

/** Same surname, and first names equal or one of them the other's initial: "Ms A. Okafor" is "Adaeze Okafor". */
function isSameName(one: string, other: string): boolean {
  const [a, b] = [nameParts(one), nameParts(other)];
  const [firstA = '', firstB = ''] = [a[0], b[0]];
  if (a.length < 2 || b.length < 2 || a.at(-1) !== b.at(-1)) return false;
  if (firstA.length > 1 && firstB.length > 1) return firstA === firstB;
  return firstA[0] === firstB[0];
}

function sharesContact(given: readonly string[], person: RecordedPerson): boolean {
  const recorded = new Set([person.mobile, person.phone, person.email].flatMap((contact) => (contact === null ? [] : [contactKey(contact)])));
  return given.some((contact) => contact.trim() !== '' && recorded.has(contactKey(contact)));
}

function contactKey(contact: string): string {
  if (contact.includes('@')) return contact.trim().toLowerCase();
  return contact.replaceAll(/[^\d+]/g, '').replace(/^(?:\+|00)44(?:0)?/, '0');
}
