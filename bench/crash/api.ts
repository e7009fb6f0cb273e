import type { Api } from './clients.ts';
import { runCommand, type Settings } from './processes.ts';

/** A token of the demonstration's adviser, and some homes to report repairs of. */
export async function anApi(settings: Settings, ports: readonly number[]): Promise<Api> {
  const printed = await runCommand(settings, ['token', 'add', '--landlord', 'tarnbrook-homes', '--email', 'adviser@tarnbrook.example', '--name', 'Crash test', '--scopes', 'repairs:read,repairs:write,homes:read', '--days', '1']);
  const token = /putright_[\w-]+/.exec(printed)?.[0];
  if (token === undefined) throw new Error(`There is no token in: ${printed}`);
  const answer = await fetch(`http://127.0.0.1:${ports[0]}/api/v1/homes?limit=50`, { headers: { authorization: `Bearer ${token}` } });
  const { items } = (await answer.json()) as { items: readonly { id: string }[] };
  return { ports, token, homeIds: items.map(({ id }) => id) };
}

/** A token names its landlord: the 32 figures after the first underscore. */
export function landlordOf({ token }: Pick<Api, 'token'>): string {
  const hex = token.slice('putright_'.length, 'putright_'.length + 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
