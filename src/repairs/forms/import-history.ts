import { dateInLondon, isInstant, isPlainDate, readLondonTime, startOfDay, type Instant, type PlainDate } from '../../clock/index.ts';
import { readUprn, type Uprn } from '../../homes/index.ts';
import {
  bad, emptyCell, good, oneOf, optionalLines, optionalText, quoted, readCells, readDate, requiredText, wholeNumber,
  type CellProblem, type CellReader, type Read, type RowOutcome,
} from '../../platform/cells/index.ts';
import { historyOutcomes, priorities, satisfactions, trades, type HistoryFacts } from '../model.ts';
import { problems } from '../problems.ts';
import type { HistoryRefusal } from '../decide/import-history.ts';

/** The columns of a repairs history, in this order. The table in docs/how-to/import-repairs-history.md says what each holds. */
export const historyColumns = [
  'job_number', 'uprn', 'reported_at', 'problem', 'trade', 'priority', 'target_date', 'completed_at', 'visits',
  'no_access_visits', 'outcome', 'satisfied', 'cost', 'contractor', 'owner_email', 'description',
] as const;
export type HistoryColumn = (typeof historyColumns)[number];

/** One row of a repairs history, understood. */
export interface HistoryRow {
  readonly uprn: Uprn;
  /** '' when the row names nobody. */
  readonly ownerEmail: string;
  readonly facts: HistoryFacts;
}

/** Reads one row's cells. What the facts say together is decided in the core. */
export function readHistoryRow(cells: readonly string[], keepRoundUprns: boolean): RowOutcome<HistoryRow> {
  return readCells(historyColumns, cells, (read): HistoryRow => ({
    uprn: read('uprn', (text) => readUprn(text, keepRoundUprns)),
    ownerEmail: read('owner_email', (text) => {
      const email = optionalText(text.toLowerCase(), 254);
      return email.ok ? good(email.value ?? '') : email;
    }),
    facts: factsOf(read),
  }), () => []);
}

function factsOf(read: CellReader<HistoryColumn>): HistoryFacts {
  return {
    jobNumber: read('job_number', (text) => requiredText(text, 60)),
    reportedAt: read('reported_at', (text) => (text === '' ? emptyCell('Write the day it was reported, such as 2024-05-31.') : readMoment(text))),
    problem: read('problem', readProblem),
    trade: read('trade', (text) => oneOf(text, trades)),
    priority: read('priority', (text) => oneOf(text, priorities)),
    targetOn: read('target_date', readDate),
    endedAt: read('completed_at', (text) => (text === '' ? good(null) : readMoment(text))),
    visits: read('visits', (text) => wholeNumber(text, 0, 999)),
    noAccessVisits: read('no_access_visits', (text) => wholeNumber(text, 0, 999)),
    outcome: read('outcome', (text) => oneOf(text, historyOutcomes)),
    satisfied: read('satisfied', (text) => oneOf(text, satisfactions)),
    costPence: read('cost', readPence),
    contractor: read('contractor', optionalText),
    words: read('description', (text) => {
      const lines = optionalLines(text, 4000);
      return lines.ok ? good(lines.value ?? '') : lines;
    }),
  };
}

/** One of ours by its id or its words, else theirs as they are. */
function readProblem(text: string): Read<string> {
  const ours = problems.find(({ id, words }) => id === text.toLowerCase() || words.toLowerCase() === text.toLowerCase());
  return ours === undefined ? requiredText(text, 120) : good(ours.id);
}

const withTime = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/;

/** A day, or a day and a time as a clock in London showed it. A day alone is its beginning. */
function readMoment(text: string): Read<Instant> {
  const [, day = '', time = ''] = withTime.exec(text) ?? [];
  if (isInstant(text)) return good(text);
  if (isPlainDate(day)) return readTime(day, time, text);
  const date = readDate(text);
  if (!date.ok) return date;
  return date.value === null ? emptyCell() : good(startOfDay(date.value));
}

function readTime(day: PlainDate, time: string, text: string): Read<Instant> {
  try {
    return good(readLondonTime(day, time).at);
  } catch {
    return bad(`The value ${quoted(text)} is no time of that day in London.`, 'Write it such as 2024-05-31 14:30.');
  }
}

/** Pounds and pence as people write them, kept as whole pence. */
function readPence(text: string): Read<number | null> {
  if (text === '') return good(null);
  const [, pounds = '', pence = ''] = /^£?\s?(\d{1,7}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return pounds === ''
    ? bad(`The value ${quoted(text)} is not an amount in pounds.`, 'Write it such as 84.50, without a minus.')
    : good(Number(pounds.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0')));
}

/** A refusal of the core, as what is wrong with which cell. */
export function problemOfRefusal(refusal: HistoryRefusal, facts: HistoryFacts): CellProblem {
  const [field, reason, mend] = words[refusal];
  return { field, reason: refusal === 'ended-before-reported' ? `${reason} It was reported on ${dateInLondon(facts.reportedAt)}.` : reason, mend };
}

const words: Readonly<Record<HistoryRefusal, readonly [HistoryColumn, reason: string, mend: string]>> = {
  'reported-in-the-future': ['reported_at', 'It is in the future.', 'Check the year.'],
  'ended-in-the-future': ['completed_at', 'It is in the future.', 'Leave it empty while the repair is open.'],
  'ended-before-reported': ['completed_at', 'It is before the repair was reported.', 'Check both dates.'],
  'target-before-reported': ['target_date', 'It is before the repair was reported.', 'Check both dates.'],
  'target-too-far': ['target_date', 'It is more than two years away, or years ago.', 'Check the year.'],
  'ended-without-outcome': ['outcome', 'The repair has ended but does not say how.', `Use one of: ${historyOutcomes.join(', ')}.`],
  'outcome-without-end': ['completed_at', 'There is an outcome but no day on which the repair ended.', 'Give the day, or leave the outcome empty while it is open.'],
  'answer-before-the-end': ['satisfied', 'The repair is still open, so nobody can have been satisfied with it.', 'Leave it empty.'],
  'more-no-access-than-visits': ['no_access_visits', 'There are more visits without access than visits.', 'Count the visits without access among the visits.'],
};
