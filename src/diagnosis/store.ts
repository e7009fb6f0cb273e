import type { PlainDate } from '../clock/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { QuestionSet } from './model/questions.ts';

const columns = 'problem, version, questions, from_on as "from"';

export interface QuestionVersion extends QuestionSet {
  readonly why: string;
  readonly madeByName: string;
  readonly madeAt: string;
}

const versionColumns = `${columns}, why, made_by_name as "madeByName", made_at as "madeAt"`;

/** What is asked of a problem on a day: the newest version that counts by then. Undefined where nothing is asked. */
export async function questionsInForce(tx: Tx, problem: string, on: string): Promise<QuestionSet | undefined> {
  const [set] = await tx.query<QuestionSet>(`select ${columns} from diagnosis_questions where landlord_id = $1 and problem = $2 and from_on <= $3 order by version desc limit 1`, [tx.landlordId, problem, on]);
  return set === undefined || set.questions.length === 0 ? undefined : set;
}

/** The newest version, whether it counts yet or not. */
export async function newestQuestions(tx: Tx, problem: string): Promise<QuestionVersion | undefined> {
  return (await versionsOf(tx, problem, 1))[0];
}

/** The newest versions of a problem, the newest first. */
export function versionsOf(tx: Tx, problem: string, most: number): Promise<QuestionVersion[]> {
  return tx.query<QuestionVersion>(`select ${versionColumns} from diagnosis_questions where landlord_id = $1 and problem = $2 order by version desc limit $3`, [tx.landlordId, problem, most]);
}

export async function versionOf(tx: Tx, problem: string, version: number): Promise<QuestionVersion | undefined> {
  return (await tx.query<QuestionVersion>(`select ${versionColumns} from diagnosis_questions where landlord_id = $1 and problem = $2 and version = $3`, [tx.landlordId, problem, version]))[0];
}

/** What is asked on a day of each of these problems, where anything is. */
export function everyQuestionInForce(tx: Tx, problems: readonly string[], on: string): Promise<QuestionVersion[]> {
  return tx.query<QuestionVersion>(
    `select q.* from unnest($2::text[]) as of (problem) cross join lateral (
       select ${versionColumns} from diagnosis_questions d where d.landlord_id = $1 and d.problem = of.problem and d.from_on <= $3 order by d.version desc limit 1) as q
     where jsonb_array_length(q.questions) > 0`,
    [tx.landlordId, problems, on],
  );
}

export interface NewVersion extends QuestionSet {
  readonly from: PlainDate;
  readonly why: string;
}

/** Writes a version down; false where somebody else has written the same number. */
export async function insertVersion(tx: Tx, { problem, version, questions, from, why }: NewVersion, by: { readonly staffId: string; readonly name: string; readonly at: string }): Promise<boolean> {
  const rows = await tx.query(
    `insert into diagnosis_questions (landlord_id, problem, version, questions, from_on, why, made_by, made_by_name, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning version`,
    [tx.landlordId, problem, version, JSON.stringify(questions), from, why, by.staffId, by.name, by.at],
  );
  return rows.length > 0;
}
