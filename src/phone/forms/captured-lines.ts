import { dryCheckFieldInWords, investigatedFieldInWords } from '../../hazards/index.ts';
import { checkedFieldInWords } from '../../inspections/index.ts';
import { formList, formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { chosenInWords } from '../../repairs/index.ts';

/** Fields that say how a capture was sent, and nothing of the visit. */
const ofTheSending: ReadonlySet<string> = new Set(['_csrf', 'captureId', 'visitId', 'hazardId', 'toDo', 'knewOf', 'recordedAt', 'sentAt', 'files', 'asItIs', 'seenVersion', 'photos', 'signature']);

const labels: Readonly<Record<string, string>> = {
  outcome: 'What came of the visit',
  doneWords: 'What was done',
  tried: 'What was tried to get in',
  noAccessWords: 'What happened at the door',
  followOnWords: 'What work is still needed',
  trade: 'Trade for the work that is left',
  priority: 'How soon',
  dueOn: 'Promised by',
  cause: 'Why it happened',
  temporaryWords: 'What was done for now',
  permanent: 'The permanent repair',
  permanentBy: 'The permanent repair is promised by',
  materials: 'Materials to bring',
  sameOperative: 'The same person comes again',
  checked: 'Checklist',
  presence: 'Whether the resident was there',
  words: 'Other remarks',
};

const datesOfThree: ReadonlySet<string> = new Set(['dueOn', 'permanentBy', 'againOn', 'whenOn']);
const mostOfALine = 4000;
const mostLines = 90;

/**
 * A form in lines that a person reads, whatever is wrong with it. A field that nobody gave a label here keeps its own
 * name: what was written down at a door is never dropped for want of one.
 */
export function capturedLines(body: FormBody, labelOf: (name: string) => string = labelOfVisit): { readonly label: string; readonly text: string }[] {
  const lines = new Map<string, string[]>();
  // The fields of an investigation and of a look whether it is dry have values of their own, but for these.
  const isShared = (name: string) => labelOf === labelOfVisit || name === 'presence' || /^reading-\d-kind$/.test(name);
  const valueOf = (name: string, value: string) => (isShared(name) ? chosenInWords(name, value) : value);
  for (const name of Object.keys(body)) {
    if (ofTheSending.has(name)) continue;
    const values = formList(body, name).map((value) => valueOf(name, value.trim())).filter((value) => value !== '');
    if (values.length === 0) continue;
    const group = name.replace(/-(day|month|year|kind|value|where|instrument)$/, '');
    lines.set(group, [...(lines.get(group) ?? []), ...values]);
  }
  return [...lines].slice(0, mostLines).map(([name, values]) => ({ label: labelOf(name), text: values.join(datesOfThree.has(name) ? '/' : ', ').slice(0, mostOfALine) }));
}

/** The fields of an investigation have words of their own: some are called as those of a visit. */
export const labelOfInvestigation = (name: string): string => investigatedFieldInWords(name) ?? name;

/** So do those of a look whether it is dry. */
export const labelOfCheck = (name: string): string => dryCheckFieldInWords(name) ?? labelOfReading(name);

const labelOfVisit = (name: string): string => labels[name] ?? checkedFieldInWords(name) ?? labelOfReading(name);

function labelOfReading(name: string): string {
  const reading = /^reading-(\d)$/.exec(name)?.[1];
  return reading === undefined ? name : `Reading ${reading}`;
}

/** True when the person at the door asks for it to be handed over as it is, because they cannot mend it. */
export function isAsItIs(body: FormBody): boolean {
  return formText(body, 'asItIs') === 'yes';
}
