import { longDateWithYear, type PlainDate } from '../clock/index.ts';
import type { SiteHazard, SiteHazardFacts } from './model.ts';

/** What is said where nobody has entered anything: never that there is nothing. */
export const noRegisterHeld = 'No register of site hazards is held for this place. That does not mean that there are none.';

const outOfDate = 'The survey is out of date: presume that there may be more.';
/** What changes with people, and is not surveyed once for years. */
const ofPeople: ReadonlySet<string> = new Set(['animals', 'needles and sharps', 'lone working']);
const notLookedAtSince = 'Nobody has looked at it again since: presume that it is still so, and ask us.';
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
const capitalised = (text: string): string => text.replace(/^./, (first) => first.toUpperCase());

/** One entry as whoever works there reads it. */
export function hazardInWords(hazard: SiteHazardFacts & Partial<Pick<SiteHazard, 'blockId'>>, today: PlainDate): string {
  const { kind, finding, location, whatToDo, source, surveyedOn, expiresOn, blockId = null } = hazard;
  const isOver = expiresOn !== null && expiresOn < today;
  const until = expiresOn === null ? '' : `, good until ${longDateWithYear(expiresOn)}`;
  return [
    sentence(`${capitalised(kind)}, ${finding}: ${location}${blockId === null ? '' : ' (the block)'}`), ...(whatToDo === '' ? [] : [sentence(whatToDo)]),
    `Source: ${source}, ${longDateWithYear(surveyedOn)}${until}.`, ...(isOver ? [ofPeople.has(kind) ? notLookedAtSince : outOfDate] : []),
  ].join(' ');
}

/** The register of a place as it is told to whoever goes there: what is dangerous first, a line for each entry. */
export function registerInWords(hazards: readonly (SiteHazardFacts & Partial<Pick<SiteHazard, 'blockId'>>)[], today: PlainDate): string {
  if (hazards.length === 0) return noRegisterHeld;
  const order = { identified: 0, presumed: 1, 'none found': 2 } as const;
  return hazards.toSorted((one, other) => order[one.finding] - order[other.finding]).map((hazard) => hazardInWords(hazard, today)).join('\n');
}
