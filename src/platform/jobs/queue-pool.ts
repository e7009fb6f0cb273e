import { Pool, type PoolClient } from 'pg';

type GiveBack = (broken?: Error | boolean) => void;
type Given = (error: Error | undefined, client: PoolClient | undefined, giveBack: GiveBack) => void;

/**
 * A pool for graphile-worker, which gives the connection it listens on back twice when it is lost while the queue is
 * being stopped; from an ordinary pool the second time is a rejection that nobody handles, and ends the process.
 */
export class QueuePool extends Pool {
  override connect(): Promise<PoolClient>;
  override connect(given: Given): void;
  override connect(given?: Given): Promise<PoolClient> | undefined {
    if (given === undefined) return super.connect();
    super.connect((error, client, giveBack) => given(error, client, onlyTheFirstTime(giveBack)));
    return undefined;
  }
}

function onlyTheFirstTime(giveBack: GiveBack): GiveBack {
  let isBack = false;
  return (broken) => {
    if (isBack) return;
    isBack = true;
    giveBack(broken);
  };
}
