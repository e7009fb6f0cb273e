import type { Database, Tx } from '../src/platform/database/index.ts';
import type { Mailer } from '../src/platform/mail/index.ts';

/** Thrown where a test kills a worker; from then on nothing that worker does has any effect. */
export class WorkerKilled extends Error {
  override name = 'WorkerKilled';
}

/** A worker's hands, cut off at its `step`-th step: before or after any question to the database, commit or sending. */
export function mortal(step: number, hands: { database: Database; mailer: Mailer | undefined }) {
  let taken = 0;
  const live = () => {
    if (taken >= step) throw new WorkerKilled(`killed at step ${step}`);
    taken += 1;
  };
  const around = async <T>(work: () => Promise<T>): Promise<T> => {
    live();
    const result = await work();
    live();
    return result;
  };
  const mortalTx = (tx: Tx): Tx => ({ ...tx, query: <Row>(sql: string, parameters?: readonly unknown[]) => around(() => tx.query<Row>(sql, parameters)) });
  const { database, mailer } = hands;
  return {
    database: { ...database, inLandlord: <T>(id: string, work: (tx: Tx) => Promise<T>) => around(() => database.inLandlord(id, (tx) => work(mortalTx(tx)))) },
    mailer: mailer && { send: (mail: Parameters<Mailer['send']>[0]) => around(() => mailer.send(mail)) },
  };
}
