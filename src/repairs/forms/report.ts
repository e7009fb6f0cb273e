import { parseWishes, type Wish } from '../../appointments/index.ts';
import { formText } from '../../platform/http/form-values.ts';
import type { FormBody } from '../../platform/http/visit.ts';
import { dangerQuestionsOf, type DangerAnswers } from '../model/danger-questions.ts';
import { extents, sinces } from '../problems.ts';
import { rooms } from '../model/rooms.ts';
import { readForm, type Parsed } from '../../platform/forms/index.ts';
import { dangerAnswersIn } from './danger-answers.ts';

/** Somebody who lives there, or who may have told us. */
export interface PossibleReporter {
  readonly residentId: string;
  readonly name: string;
  readonly contact: string | null;
  readonly needsAnswer: 'unknown' | 'none' | 'declared';
}

export interface ReportForm {
  readonly room: string;
  readonly extent: string;
  readonly since: string;
  readonly words: string;
  readonly isEmergency: boolean;
  readonly residentId: string | null;
  readonly reportedBy: 'adviser' | 'staff';
  readonly reporterName: string;
  readonly reporterContact: string | null;
  /** The resident whose needs were confirmed as they stand, today. */
  readonly needsConfirmedWith: string | null;
  /** When a visit suits them. */
  readonly wishes: readonly Wish[];
  readonly dangerAnswers: DangerAnswers;
}

/** Who takes it, of which problem. */
export interface ReportTaken {
  readonly people: readonly PossibleReporter[];
  readonly adviserName: string;
  readonly problem: string;
}

export const someoneElse = 'someone-else';
export const seenByMe = 'me';

/** A report as an adviser takes it. `people` are those who live there, tenants first. */
export function parseReport(body: FormBody, { people, adviserName, problem }: ReportTaken): Parsed<ReportForm> {
  const read = readForm(body);
  const danger = read.oneOf('danger', ['yes', 'no'], 'Say whether anyone is in danger now');
  const asked = dangerAnswersIn(body, dangerQuestionsOf(problem), danger === 'yes');
  for (const [field, mend] of Object.entries(asked.wrong)) read.wrong(field, mend);
  const room = read.oneOf('room', rooms, 'Choose the room');
  const extent = read.oneOf('extent', extents, 'Choose how much of the room');
  const since = read.oneOf('since', sinces, 'Choose how long');
  const words = read.needed('words', 'Write what they told you, in their words');
  const reporter = reporterIn(body, people, adviserName);
  for (const [field, problem] of Object.entries(reporter.wrong)) read.wrong(field, problem);
  const suits = parseWishes(body);
  if (!suits.ok) for (const [field, problem] of Object.entries(suits.errors)) read.wrong(field, problem);
  const needs = people.length === 0 ? 'not-asked' : read.oneOf('needs', ['confirmed', 'not-asked'], 'Say whether you confirmed the household’s needs');
  const needsConfirmedWith = needs === 'confirmed' ? reporter.asked : null;
  if (needs === 'confirmed' && needsConfirmedWith === null) {
    read.wrong('needs', 'Needs were never asked about: ask, and record the answer on the person’s page, or choose not asked');
  }
  return read.result(() =>
    !suits.ok || room === undefined || extent === undefined || since === undefined || reporter.found === undefined
      ? undefined
      : { room, extent, since, words, isEmergency: danger === 'yes', needsConfirmedWith, wishes: suits.command, dangerAnswers: asked.answers, ...reporter.found },
  );
}

type Reporter = Pick<ReportForm, 'residentId' | 'reportedBy' | 'reporterName' | 'reporterContact'>;

interface FoundReporter {
  readonly found?: Reporter;
  /** Whose needs a "confirmed today" speaks of: whoever called, and has been asked before. */
  readonly asked: string | null;
  readonly wrong: Readonly<Record<string, string>>;
}

function reporterIn(body: FormBody, people: readonly PossibleReporter[], adviserName: string): FoundReporter {
  const chosen = formText(body, 'reporter');
  const tenant = people[0]?.residentId ?? null;
  const person = people.find(({ residentId }) => residentId === chosen);
  if (person !== undefined) {
    const { residentId, name, contact, needsAnswer } = person;
    return { found: { residentId, reportedBy: 'adviser', reporterName: name, reporterContact: contact }, asked: needsAnswer === 'unknown' ? null : residentId, wrong: {} };
  }
  if (chosen === seenByMe) {
    return { found: { residentId: tenant, reportedBy: 'staff', reporterName: adviserName, reporterContact: null }, asked: null, wrong: {} };
  }
  if (chosen === someoneElse) return someoneElseIn(body, tenant);
  return { asked: null, wrong: { reporter: 'Choose who is reporting it' } };
}

function someoneElseIn(body: FormBody, tenant: string | null): FoundReporter {
  const read = readForm(body);
  const reporterName = read.needed('reporterName', 'Enter the name of the person reporting it', 120);
  const reporterContact = read.needed('reporterContact', 'Enter a phone number or an email address to reach them by', 200);
  const parsed = read.result(() => ({ residentId: tenant, reportedBy: 'adviser' as const, reporterName, reporterContact }));
  return parsed.ok ? { found: parsed.command, asked: null, wrong: {} } : { asked: null, wrong: parsed.errors };
}
