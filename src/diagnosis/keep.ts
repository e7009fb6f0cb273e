import type { PlainDate } from '../clock/index.ts';
import { blameIn } from '../correspondence/index.ts';
import { mustBeTheLandlords, ratesToOrder } from '../orders/index.ts';
import { RecordChanged, type Tx } from '../platform/database/index.ts';
import { NotAllowed } from '../platform/http/index.ts';
import { hasRole, type StaffActor } from '../staff/index.ts';
import { questionKeepers } from './access.ts';
import { decideQuestions, type KeepQuestions, type QuestionProblems } from './decide.ts';
import { codesOf } from './model/questions.ts';
import { insertVersion, newestQuestions } from './store.ts';

/** Who keeps them, and the request's one clock reading. */
export interface KeepingQuestions {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly now: string;
  readonly today: string;
}

export type KeptQuestions = { readonly ok: true; readonly version: number } | { readonly ok: false; readonly problems: QuestionProblems };

/** What is wrong with these questions, by field, without keeping them. */
export async function checkQuestions({ tx, today }: Pick<KeepingQuestions, 'tx' | 'today'>, command: KeepQuestions): Promise<QuestionProblems> {
  const rates = await ratesToOrder(tx, codesOf(command.questions), command.from);
  return decideQuestions(command, { today: today as PlainDate, codesInForce: new Set(rates.map(({ code }) => code)), blames: blameIn });
}

/** The one door to the questions of a problem, for the page and programs alike. Refused when they have changed since they were read. */
export async function keepQuestions(keeping: KeepingQuestions, target: { readonly problem: string; readonly seenVersion: number }, command: KeepQuestions): Promise<KeptQuestions> {
  const { tx, actor, now } = keeping;
  if (!hasRole(actor, ...questionKeepers)) throw new NotAllowed('Managers and administrators of the landlord can do this.');
  await mustBeTheLandlords(keeping);
  const newest = (await newestQuestions(tx, target.problem))?.version ?? 0;
  if (newest !== target.seenVersion) throw new RecordChanged('questions', target.seenVersion);
  const problems = await checkQuestions(keeping, command);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const version = newest + 1;
  const { questions, from, why } = command;
  const isFirst = await insertVersion(tx, { problem: target.problem, version, questions, from, why }, { staffId: actor.id, name: actor.name, at: now });
  if (!isFirst) throw new RecordChanged('questions', target.seenVersion);
  return { ok: true, version };
}
