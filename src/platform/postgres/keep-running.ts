import { setTimeout as pause } from 'node:timers/promises';
import type { Hold } from './hold.ts';
import type { RunningServer } from './running.ts';

type Joined = { server: RunningServer & { adopted: boolean }; hold: Hold };

export type Keeper = {
  /** Starts nothing any more, and gives the server as it is now. */
  stop(): Promise<Joined>;
};

const TRY_AGAIN_MS = 500;

/**
 * Starts the server again when it has ended although nobody asked it to: killed for want of memory, for instance. Every
 * process that uses it does so, and whoever is first wins; the others join.
 */
export function keepRunning(first: Joined, { rejoin, log }: { rejoin: () => Promise<Joined>; log: (line: string) => void }): Keeper {
  let joined = first;
  let stopping = false;
  const watch = async (): Promise<void> => {
    for (;;) {
      await joined.hold.lost;
      if (stopping) return;
      log('PostgreSQL has ended: starting it again.');
      const again = await untilJoined(rejoin, () => stopping);
      if (again === undefined) return;
      joined = again;
      if (stopping) return;
      log('PostgreSQL is back.');
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      stopping = true;
      // While it is being started again, wait for that: else it would be left behind.
      await Promise.race([watching, pause(0)]);
      await restarted(joined, watching);
      return joined;
    },
  };
}

async function untilJoined(rejoin: () => Promise<Joined>, isStopping: () => boolean): Promise<Joined | undefined> {
  for (;;) {
    const joined = await rejoin().catch(() => undefined);
    if (joined !== undefined || isStopping()) return joined;
    await pause(TRY_AGAIN_MS);
  }
}

/** Nothing is under way while the hold lasts; once it is lost, the watch comes to its end by itself. */
async function restarted({ hold }: Joined, watching: Promise<void>): Promise<void> {
  const isLost = await Promise.race([hold.lost.then(() => true), pause(0).then(() => false)]);
  if (isLost) await watching;
}
