import { readForm, type Parsed } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { HazardRefusal } from '../decide/site-hazards.ts';
import { siteHazardFindings, siteHazardKinds, type SiteHazardFacts } from '../model.ts';

/** What somebody typed of an entry of the register. */
export function parseHazard(body: FormBody): Parsed<SiteHazardFacts> {
  const read = readForm(body);
  const kind = read.oneOf('kind', siteHazardKinds, 'Choose what it is');
  const finding = read.oneOf('finding', siteHazardFindings, 'Choose what the survey found');
  const location = read.needed('location', 'Say where it is, or what was looked at', 200);
  const whatToDo = read.text('whatToDo', 1000);
  const source = read.needed('source', 'Say which survey or register says so', 200);
  const surveyedOn = read.dateLongAgo('surveyed', 'Enter the day of the survey, like 27 3 2024');
  const isLeftOut = ['day', 'month', 'year'].every((part) => formText(body, `expires-${part}`) === '');
  const expiresOn = isLeftOut ? null : read.date('expires', 'Enter the last day it is good for, like 27 3 2027, or leave it empty');
  return read.result(() => (kind === undefined || finding === undefined || surveyedOn === undefined || expiresOn === undefined ? undefined : { kind, finding, location, whatToDo, source, surveyedOn, expiresOn }));
}

const datePartsOf = (field: string, date: string | null): Readonly<Record<string, string>> => {
  const [year = '', month = '', day = ''] = (date ?? '').split('-');
  return { [`${field}-day`]: day.replace(/^0/, ''), [`${field}-month`]: month.replace(/^0/, ''), [`${field}-year`]: year };
};

/** An entry as its form would send it. */
export const bodyOf = ({ kind, finding, location, whatToDo, source, surveyedOn, expiresOn }: SiteHazardFacts): FormBody =>
  ({ kind, finding, location, whatToDo, source, ...datePartsOf('surveyed', surveyedOn), ...datePartsOf('expires', expiresOn) });

/** The field a refusal is about, and what to do. */
export const hazardRefusals: Readonly<Record<HazardRefusal, { readonly field: string; readonly words: string }>> = {
  'location-missing': { field: 'location', words: 'Say where it is, or what was looked at' },
  'source-missing': { field: 'source', words: 'Say which survey or register says so' },
  'surveyed-in-the-future': { field: 'surveyed', words: 'The day of the survey has not come' },
  'expires-before-survey': { field: 'expires', words: 'It ends before the day of the survey' },
  'says-nothing-to-do': { field: 'whatToDo', words: 'Say what whoever works there must do about it' },
  'on-the-register-already': { field: 'location', words: 'The same is on the register for this spot: end that entry first' },
  'reason-missing': { field: 'reason', words: 'Say why it ends, such as “removed”, with the paper that shows it' },
};
