import { giveToItsOwner } from '../platform/postgres/index.ts';

/** Gives what root restored or imported to the account that has the data folder, or says that it is root's alone. */
export function handOver(dataDir: string, say: (line: string) => void, name?: string): void {
  if (giveToItsOwner(dataDir, name) !== 'root') return;
  say(`Root did this, and ${dataDir} is root’s. If Putright runs there as another account, give it to that account first: chown -R ACCOUNT: ${dataDir}`);
}
