import { readForm, type Parsed, type Reading } from '../../platform/forms/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import type { ApproveSummary, SendSummaryBack } from '../decide/review-summary.ts';
import type { WriteSummary } from '../decide/write-summary.ts';
import type { PromisedWork, SummaryWords } from '../model.ts';

const notADate = 'Enter a date, like 27 3 2027';

export function parseSummary(body: FormBody): Parsed<WriteSummary> {
  const read = readForm(body);
  const found = read.needed('found', 'Say what was found');
  const safety = workIn(read, body, 'safety');
  const prevention = workIn(read, body, 'prevention');
  const [nothingBecause, stay] = [read.text('nothingBecause'), read.text('stay')];
  return read.result(() => ({ type: 'WriteSummary', found, safety, prevention, nothingBecause, stay }));
}

/** Work with its two days; null where nothing of it is said. */
function workIn(read: Reading, body: FormBody, name: 'safety' | 'prevention'): PromisedWork | null {
  const words = read.text(`${name}Words`);
  const isDated = ['BeginBy', 'DoneBy'].some((part) => ['day', 'month', 'year'].some((box) => formText(body, `${name}${part}-${box}`) !== ''));
  if (words === '' && !isDated) return null;
  if (words === '') read.wrong(`${name}Words`, 'Say what is done by these days');
  const beginBy = read.date(`${name}BeginBy`, notADate);
  const doneBy = read.date(`${name}DoneBy`, notADate);
  return beginBy === undefined || doneBy === undefined ? null : { words, beginBy, doneBy };
}

export const parseApproval = (): Parsed<ApproveSummary> => ({ ok: true, command: { type: 'ApproveSummary' } });

export function parseSentBack(body: FormBody): Parsed<SendSummaryBack> {
  const read = readForm(body);
  const reason = read.needed('reason', 'Say what is to be mended');
  return read.result(() => ({ type: 'SendSummaryBack', reason }));
}

/** A summary as the fields of its form, to be mended. */
export function summaryOnForm({ found, safety, prevention, nothingBecause, stay }: SummaryWords): FormBody {
  return { found, nothingBecause, stay, ...workOnForm('safety', safety), ...workOnForm('prevention', prevention) };
}

function workOnForm(name: string, work: PromisedWork | null): FormBody {
  if (work === null) return {};
  const boxes = (part: string, date: string) => {
    const [year = '', month = '', day = ''] = date.split('-');
    return { [`${name}${part}-day`]: String(Number(day)), [`${name}${part}-month`]: String(Number(month)), [`${name}${part}-year`]: year };
  };
  return { [`${name}Words`]: work.words, ...boxes('BeginBy', work.beginBy), ...boxes('DoneBy', work.doneBy) };
}
