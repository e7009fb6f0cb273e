import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Has the invented landlords made by a program of its own, and waits for it. It ends with us. */
export async function runFirstDemonstration(): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('first-demonstration.ts', import.meta.url))], { stdio: 'inherit' });
  const end = () => {
    child.kill('SIGTERM');
    process.exit(1);
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  const [code] = (await once(child, 'exit')) as [number | null];
  process.off('SIGTERM', end);
  process.off('SIGINT', end);
  if (code !== 0) throw new Error('The invented landlords could not be made.');
}
