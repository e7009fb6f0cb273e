import { questionsOf } from './questions-of-share.ts';
import type { Tx } from './transaction.ts';
import type { WriteStep } from './write-step.ts';
import { sendTogether } from './write-together.ts';

export interface Share {
  /** The transaction as one of those who share it has it. */
  part(): Tx;
  /** Sends what has been gathered. */
  write(): void;
}

interface Gathered {
  readonly by: Tx;
  readonly steps: readonly WriteStep[];
}

/**
 * A transaction that several use at once. The rows that each sends are gathered and written in one statement, before anything
 * else is asked and at the end; questions of one kind are asked together.
 */
export function shareOf(tx: Tx): Share {
  let gathered: Gathered[] = [];
  const questions = questionsOf(tx);
  const write = (): void => {
    const steps = merged(gathered.flatMap((each) => each.steps));
    gathered = [];
    sendTogether(tx, steps);
  };
  const part = (): Tx => {
    const mine: Tx = {
      landlordId: tx.landlordId,
      query: (sql, parameters) => {
        questions.sendThoseOf(mine);
        write();
        return tx.query(sql, parameters);
      },
      send: (sql, parameters) => {
        questions.sendThoseOf(mine);
        write();
        tx.send(sql, parameters);
      },
      wake: (task) => tx.wake(task),
      gatherQuestion: (sql, values) => {
        write();
        return questions.ask(mine, sql, values);
      },
      gather: (steps) => {
        questions.sendThoseOf(mine);
        if (gathered.some(({ by }) => by === mine) && !steps.every(isPlainInsert)) write();
        gathered.push({ by: mine, steps });
      },
    };
    return mine;
  };
  return { part, write };
}

/** What only adds rows is the same in one statement with what came before it; all else might turn on rows not yet there. */
function isPlainInsert(step: WriteStep): boolean {
  return 'table' in step && step.onConflict === undefined;
}

/** One step for each kind, with the rows of all; in one order, so that PostgreSQL meets few texts and plans each once. */
function merged(steps: readonly WriteStep[]): WriteStep[] {
  const kinds = Map.groupBy(steps.filter(({ rows }) => rows.length > 0), kindOf);
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, [first, ...others]]) =>
    first === undefined ? [] : [{ ...first, rows: [...first.rows, ...others.flatMap(({ rows }) => rows)] }]);
}

function kindOf(step: WriteStep): string {
  return 'sql' in step ? step.sql : [step.table, ...Object.keys(step.rows[0] ?? {}), step.onConflict ?? ''].join(' ');
}
