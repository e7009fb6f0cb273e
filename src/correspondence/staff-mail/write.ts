import { casePath, type NoticeToMail } from '../../casefile/index.ts';
import { dateInLondon, longDate, type PlainDate } from '../../clock/index.ts';
import type { StaffMailKind } from './model.ts';

export interface WhenAndWhere {
  readonly now: string;
  readonly today: PlainDate;
  readonly publicAddress: string;
}

type Told = Omit<NoticeToMail, 'id' | 'staffId'>;
type Section = 'overdue' | 'due' | 'waiting';

interface Line {
  readonly section: Section;
  readonly words: string;
  readonly href: string;
}

const sections: readonly Section[] = ['overdue', 'due', 'waiting'];
const headings: Readonly<Record<Section, string>> = { overdue: 'Overdue', due: 'Due soon', waiting: 'Waiting for you' };
const mostLines = 60;

/**
 * One email of everything somebody was told since the last one: references and links, and nothing about a person, since an email
 * is read in many places. What it says is how things are now; undefined when all of it has been settled meanwhile.
 */
export function writeStaffMail(kind: StaffMailKind, notices: readonly Told[], { now, today, publicAddress }: WhenAndWhere): { readonly subject: string; readonly body: string } | undefined {
  const lines = linesOf(notices, now, today);
  if (lines.length === 0) return undefined;
  const counted = sections.flatMap((section) => {
    const count = lines.filter((line) => line.section === section).length;
    return count === 0 ? [] : [`${count} ${headings[section].toLowerCase()}`];
  }).join(', ');
  const parts = sections.flatMap((section) => {
    const own = lines.slice(0, mostLines).filter((line) => line.section === section);
    return own.length === 0 ? [] : [`${headings[section]}\n\n${own.map(({ words, href }) => `${words}\n${publicAddress}${href}`).join('\n\n')}`];
  });
  const rest = lines.length > mostLines ? [`And ${lines.length - mostLines} more, all on My work.`] : [];
  return { subject: `${kind === 'urgent' ? 'Urgent' : 'Your work this morning'}: ${counted}`, body: [...parts, ...rest, ending(kind, publicAddress)].join('\n\n') };
}

/** A case stands in the list once, where it is worst; a handover note is read by itself. */
function linesOf(notices: readonly Told[], now: string, today: PlainDate): readonly Line[] {
  const all = notices.flatMap((notice): Line[] => {
    const line = lineOf(notice, now, today);
    return line === undefined ? [] : [line];
  }).toSorted((one, other) => sections.indexOf(one.section) - sections.indexOf(other.section));
  const seen = new Set<string>();
  return all.filter(({ href, words }) => {
    const about = words.endsWith(handoverWords) ? `${href} ${handoverWords}` : href;
    return !seen.has(about) && seen.add(about);
  });
}

const handoverWords = 'a handover note to read';

function lineOf({ kind, href, reference, nextDueAt, isClosed }: Told, now: string, today: PlainDate): Line | undefined {
  if (reference === null) return href === null ? undefined : { section: 'waiting', words: 'Something new', href };
  const where = href ?? casePath(reference);
  if (kind === 'handover') return { section: 'waiting', words: `${reference}: ${handoverWords}`, href: where };
  if (kind === 'news') return { section: 'waiting', words: `${reference}: something new`, href: where };
  if (isClosed || nextDueAt === null) return undefined;
  const day = longDate(dateInLondon(nextDueAt), today);
  return nextDueAt <= now ? { section: 'overdue', words: `${reference}: since ${day}`, href: where } : { section: 'due', words: `${reference}: by ${day}`, href: where };
}

function ending(kind: StaffMailKind, publicAddress: string): string {
  const why = kind === 'urgent' ? 'Emergencies are told at once. This cannot be turned off.' : `You get this once on a working morning, when there is something to say. Turn it off: ${publicAddress}/account/emails`;
  return `All your work: ${publicAddress}/work\n${why}`;
}
