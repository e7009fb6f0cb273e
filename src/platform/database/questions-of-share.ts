import { answersTo } from './read-together.ts';
import type { Tx } from './transaction.ts';

interface Question {
  readonly values: readonly unknown[];
  readonly resolve: (rows: unknown[]) => void;
  readonly reject: (error: Error) => void;
}

/** One kind of question that has been asked, and the how-manieth kind it is. */
interface Kind {
  readonly place: number;
  readonly questions: Question[];
}

export interface QuestionsOfShare {
  ask(by: Tx, sql: string, values: readonly unknown[]): Promise<unknown[]>;
  /** Sends what has been asked, if some of it was asked by this one. */
  sendThoseOf(by: Tx): void;
}

/**
 * Gathers what those who share a transaction ask in the same breath: one statement for each kind of question. Each one's
 * own questions are answered in the order in which they were asked, since one may be to wait for a lock and the next what
 * is there once it is held.
 */
export function questionsOf(tx: Tx): QuestionsOfShare {
  let kinds = new Map<string, Kind>();
  /** The place of the last kind of question that each has asked. */
  let lastOf = new Map<Tx, number>();
  const send = (): void => {
    const asked = kinds;
    kinds = new Map();
    lastOf = new Map();
    for (const [sql, { questions }] of asked) void answerAll(tx, sql, questions);
  };
  const sendThoseOf = (by: Tx): void => {
    if (lastOf.has(by)) send();
  };
  const ask = (by: Tx, sql: string, values: readonly unknown[]): Promise<unknown[]> => new Promise((resolve, reject) => {
    if ((kinds.get(sql)?.place ?? kinds.size) <= (lastOf.get(by) ?? -1)) send();
    if (kinds.size === 0) queueMicrotask(send);
    const kind = kinds.get(sql) ?? { place: kinds.size, questions: [] };
    kinds.set(sql, kind);
    kind.questions.push({ values, resolve, reject });
    lastOf.set(by, kind.place);
  });
  return { ask, sendThoseOf };
}

async function answerAll(tx: Tx, sql: string, questions: readonly Question[]): Promise<void> {
  try {
    const answers = await answersTo<unknown>(tx, sql, questions.map(({ values }) => values));
    for (const [index, { resolve }] of questions.entries()) resolve(answers[index] ?? []);
  } catch (error) {
    for (const { reject } of questions) reject(error as Error);
  }
}
