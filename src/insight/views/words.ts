import { addDays, longDateWithYear, type PlainDate } from '../../clock/index.ts';
import { tag } from '../../platform/govuk/index.ts';
import type { Html } from '../../platform/html/index.ts';
import { anyType } from '../../statistics/exposure/archetypes.ts';
import type { Mark } from '../../statistics/empirical-bayes/marks.ts';
import type { AskingRefusal } from '../decide.ts';
import type { Doubt, Lens, Level } from '../model.ts';
import type { AreaListed } from '../queries/areas.ts';

export const lensWords: Readonly<Record<Lens, string>> = { unadjusted: 'Where people live in damp', adjusted: 'Worse than its type of building predicts' };
export const lensMeans: Readonly<Record<Lens, string>> = {
  unadjusted: 'Every home counts the same, whatever it is built of: this is where help is needed. Allocate money and visits by it.',
  adjusted: 'Beside homes of the same age, walls, heating, ventilation, EPC band and form: what is left has some other cause. Investigate by it.',
};

const names: Readonly<Record<Level, readonly [one: string, many: string]>> = { ward: ['ward', 'wards'], estate: ['estate', 'estates'], block: ['block or street', 'blocks and streets'] };
export const levelName = (level: Level, count = 2): string => names[level][count === 1 ? 0 : 1];

export const markWords: Readonly<Record<Mark, string>> = { hotspot: 'Hotspot', watch: 'Watch', ordinary: 'Not marked', 'no evidence': 'No evidence' };
const colours: Readonly<Record<Mark, string>> = { hotspot: 'govuk-tag--red', watch: 'govuk-tag--yellow', ordinary: 'govuk-tag--blue', 'no evidence': 'govuk-tag--grey' };

/** Never green: that nobody reported damp does not say that there is none. */
export const markTag = (mark: Mark): Html => tag({ text: markWords[mark], classes: colours[mark] });

/** What an area is named by. */
export type NamedArea = Pick<AreaListed, 'level' | 'wardName' | 'estateName' | 'blockName' | 'postcodeKey'>;

/** “Larch House”, “Houses in SK1 3XA”, or the name of an estate or ward. */
export function areaName({ level, wardName, estateName, blockName, postcodeKey }: NamedArea): string {
  if (level === 'ward') return wardName;
  if (level === 'estate') return estateName ?? '';
  return blockName ?? `Houses in ${spaced(postcodeKey ?? '')}`;
}

/** What the area lies in: of a block its estate and ward. */
export function liesIn({ level, wardName, estateName }: NamedArea): string {
  if (level === 'ward') return '';
  return level === 'estate' ? wardName : `${estateName ?? ''}, ${wardName}`;
}

const spaced = (postcodeKey: string): string => postcodeKey.replace(/(.{3})$/, ' $1');

/** With one figure after the point where it is small, and none where it is large. */
export const rounded = (value: number): string => (value >= 9.95 ? String(Math.round(value)) : value.toFixed(1).replace(/\.0$/, ''));

/** What is believed of an area, with its range. */
export function believed(lens: Lens, { rate, lower, upper }: Pick<AreaListed, 'rate' | 'lower' | 'upper'>, yearlyRate: number | null): string {
  if (lens === 'adjusted' || yearlyRate === null) return `${rounded(rate)} times (${rounded(lower)} to ${rounded(upper)})`;
  const homes = (times: number) => rounded(Math.min(100, times * yearlyRate));
  return `${homes(rate)} in 100 (${homes(lower)} to ${homes(upper)})`;
}

/** Never certain, and never impossible. */
export function percent(share: number): string {
  const whole = Math.round(share * 100);
  if (whole >= 100) return 'over 99%';
  return whole <= 0 ? 'under 1%' : `${whole}%`;
}

/** How many are marked, and how many of those are expected to be wrong. */
export function doubtInWords({ hotspots, watched, ordinary, areas, level }: Doubt): string {
  const marked = hotspots + watched;
  if (marked === 0) return `None of ${areas} ${levelName(level, areas)} is marked: no difference is large and sure enough.`;
  const wrong = Math.round(ordinary);
  const which = `${hotspots === 1 ? '1 hotspot' : `${hotspots} hotspots`} and ${watched} on watch, of ${areas} ${levelName(level, areas)}`;
  if (marked === 1) return `${which}: the chance that it is ordinary after all is ${percent(ordinary)}.`;
  return `${which}: ${wrong === 0 ? `likely none of these ${marked} is` : `about ${wrong} of these ${marked} ${wrong === 1 ? 'is' : 'are'} likely`} ordinary after all.`;
}

/** “the year to 22 November 2026”, or as many weeks as there are. */
export function yearInWords(lastWeek: PlainDate, weeks: number): string {
  const until = longDateWithYear(addDays(lastWeek, 6));
  return weeks >= 52 ? `the year to ${until}` : `the ${weeks} weeks to ${until}`;
}

/** Once in so many weeks, in the unit people say. */
export function onceInWords(weeks: number): string {
  if (weeks < 8) return `once in ${Math.max(1, Math.round(weeks))} weeks`;
  if (weeks < 104) return `once in ${Math.round(weeks / 4.35)} months`;
  const years = weeks / 52.18;
  return years > 1000 ? 'less than once in a thousand years' : `once in ${Math.round(years)} years`;
}

/** What a type of building is called. */
export const typeWords = (name: string): string => (name === anyType ? 'All other types' : name);

export const askingRefusals: Readonly<Record<AskingRefusal, string>> = {
  'not-yours-to-ask': 'Managers and surveyors can ask for it to be worked out again.',
  'being-worked-out': 'It is being worked out already.',
  'still-counting': 'Every case is still being counted, which takes some minutes. It is worked out by itself as soon as that is done.',
  'no-homes': 'Your organisation owns and manages no homes here, so there is nothing to work out.',
};
