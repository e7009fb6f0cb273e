import type { PlainDate } from '../clock/index.ts';
import { formText } from '../platform/http/form-values.ts';
import type { FormBody } from '../platform/http/visit.ts';
import { readForm, type Parsed } from '../platform/forms/index.ts';
import { trades } from '../repairs/index.ts';
import { checklistFor } from './decide/checklist.ts';
import { fieldOfRule, rulesProblems, type RuleKind, type SamplingRule, type SamplingRules } from './policy.ts';
import { personLines, type Named, type RuleSubjects } from './views/rules-page.ts';
import { itemResults, type CheckedItem, type Inspection, type PhotoSeal, type RecordInspection, type WaiveInspection } from './model.ts';

const mostRemark = 500;
const mostReading = 100;

/** What somebody found, item by item. */
export function parseInspection(body: FormBody, inspection: Pick<Inspection, 'trade' | 'isHazard'>, photos: readonly PhotoSeal[]): Parsed<RecordInspection> {
  const read = readForm(body);
  const items = checklistFor(inspection).map(({ item, words }): CheckedItem | undefined => {
    const result = read.oneOf(`result-${item}`, itemResults, `Say how you found it: ${words.replace(/^./, (first) => first.toLowerCase())}`);
    const remark = result === 'fail' ? read.needed(`remark-${item}`, 'Say what is wrong: the resident and whoever puts it right read this', mostRemark) : read.text(`remark-${item}`, mostRemark);
    const reading = read.text(`reading-${item}`, mostReading);
    return result === undefined ? undefined : { item, words, result, remark, reading };
  });
  const words = read.text('words');
  const failed = items.some((item) => item?.result === 'fail');
  const trade = failed && formText(body, 'trade') !== '' ? read.oneOf('trade', trades, 'Choose the trade that puts it right') : inspection.trade;
  return read.result(() => (trade === undefined ? undefined : { type: 'RecordInspection', items: items.filter((item) => item !== undefined), words, photos, trade }));
}

export function parseWaiver(body: FormBody): Parsed<WaiveInspection> {
  const read = readForm(body);
  const reason = read.needed('reason', 'Say why the work is not checked: it goes on the record');
  return read.result(() => ({ type: 'WaiveInspection', reason }));
}

/** Rules as typed, where they may stand; all that is wrong with them at once. */
export function parseRules(body: FormBody, subjects: RuleSubjects, { today, ...making }: { readonly seed: string; readonly setBy: string; readonly today: PlainDate }): Parsed<SamplingRules> {
  const read = readForm(body);
  const count = (field: string) => (/^\d{1,9}$/.test(formText(body, field)) ? Number(formText(body, field)) : formText(body, field) === '' ? 0 : NaN);
  const from = read.date('from', 'Enter a date, like 27 3 2027');
  const of = (kind: RuleKind, named: readonly Named[]): SamplingRule[] => named.map(({ id, name }) => ({ kind, of: id, name: name.replace(/^./, (first) => first.toUpperCase()), percent: count(fieldOfRule(kind, id)) }));
  const people = personLines.flatMap((line) => {
    const person = subjects.people.find(({ id }) => id === formText(body, `person${line}`));
    const percent = count(`personPercent${line}`);
    if (person !== undefined && !(percent >= 1 && percent <= 100)) read.wrong(`personPercent${line}`, `Enter how many in 100 of what ${person.name} finishes, from 1 to 100, or choose nobody`);
    return person === undefined ? [] : [{ kind: 'person' as const, of: person.id, name: person.name, percent }];
  });
  const value = formText(body, 'valueFrom');
  if (value !== '' && !/^\d{1,7}$/.test(value)) read.wrong('valueFrom', 'Enter whole pounds, or leave it empty');
  const rules = [...of('trade', trades.map((trade) => ({ id: trade, name: trade }))), ...people, ...of('team', subjects.teams), ...of('organisation', subjects.organisations)];
  // While the day is missing the rest is looked at as if it were today's.
  const typed: SamplingRules = {
    ...making, from: from ?? today, withinWorkingDays: count('withinWorkingDays'), cameBackPercent: count('cameBackPercent'), valueFromPence: value === '' ? null : Number(value) * 100,
    valuePercent: count('valuePercent'), everythingPercent: count('everythingPercent'), rules: rules.filter(({ percent }) => percent !== 0),
  };
  for (const [field, words] of Object.entries(rulesProblems(typed, today))) read.wrong(field, words);
  return read.result(() => typed);
}
