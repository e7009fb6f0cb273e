import type { Tx } from './transaction.ts';

/** The rows of an answer, with the place in line of the question that each belongs to. */
type Placed<Row> = Row & { readonly at: number };

/**
 * Asks something that others who share the transaction may be asking too: all of it is one statement, and each gets the
 * rows of its own question. The statement is the same for one question and for eight. In it `$1` is the landlord and each
 * further parameter an array with one value for each question; rows carry the question's place in line, from 1, as `at`:
 *
 *     select asked.at, found.* from unnest($2::uuid[], $3::date[]) with ordinality as asked (home_id, today, at)
 *     cross join lateral (select … limit 1) as found
 */
export async function readTogether<Row>(tx: Tx, sql: string, question: readonly unknown[]): Promise<Row[]> {
  if (tx.gatherQuestion !== undefined) return (await tx.gatherQuestion(sql, question)) as Row[];
  const [rows = []] = await answersTo<Row>(tx, sql, [question]);
  return rows;
}

/** The rows of each question, in the order of the questions. */
export async function answersTo<Row>(tx: Pick<Tx, 'landlordId' | 'query'>, sql: string, questions: readonly (readonly unknown[])[]): Promise<Row[][]> {
  const columns = (questions[0] ?? []).map((_, column) => questions.map((question) => question[column]));
  const answers = questions.map((): Row[] => []);
  for (const { at, ...row } of await tx.query<Placed<Row>>(sql, [tx.landlordId, ...columns])) answers[at - 1]?.push(row as Row);
  return answers;
}
