/** One line of the peers' generated cases. */
export interface PeerCase {
  readonly number: number;
  /** Places in the lists of queues, officers and tenants, from 0. */
  readonly queue: number;
  readonly officer: number;
  readonly tenant: number;
  readonly status: 'new' | 'open' | 'resolved';
  readonly createdAt: string;
  readonly dueOn: string;
  readonly resolvedAt: string | null;
  readonly subject: string;
  readonly body: string;
  readonly reply: string;
}

/** Reads a line of tab-separated cells: number, queue, officer, tenant, status, created, due, resolved, priority, subject, body, reply. */
export function parsePeerCase(line: string): PeerCase {
  const [number, queue, officer, tenant, status, created, due, resolved, , subject, body, reply] = line.split('\t');
  if (reply === undefined || (status !== 'new' && status !== 'open' && status !== 'resolved')) throw new Error(`Not a generated case: ${line.slice(0, 80)}`);
  return {
    number: Number(number), queue: Number(queue), officer: Number(officer) - 1, tenant: Number(tenant) - 1, status,
    createdAt: momentOf(created ?? ''), dueOn: (due ?? '').slice(0, 10), resolvedAt: resolved === String.raw`\N` ? null : momentOf(resolved ?? ''),
    subject: subject ?? '', body: body ?? '', reply,
  };
}

function momentOf(text: string): string {
  return `${text.replace(' ', 'T')}.000Z`;
}
