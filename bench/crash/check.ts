import { Client } from 'pg';
import type { Creating } from './clients.ts';

/** One thing that must be true of what is stored, and the rows that show it is not. */
export interface Finding {
  readonly what: string;
  readonly wrong: number;
  readonly examples: readonly string[];
}

/** Looks at the database with the owner's eyes, one landlord at a time, and says what is lost, double or half. */
export async function checkStored(connectionString: string, landlordId: string, creating: Pick<Creating, 'acknowledged' | 'wanted'>): Promise<Finding[]> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(`begin; set local app.landlord_id = '${landlordId}'`);
    const stored = await storedReports(client);
    const findings = [...(await wholeCases(client, stored)), ...(await messagesOnce(client, stored))];
    await client.query('rollback');
    return [...againstAcknowledged(stored, creating), ...findings];
  } finally {
    await client.end();
  }
}

interface Stored {
  readonly id: string;
  readonly reference: string;
  readonly words: string;
}

async function storedReports(client: Client): Promise<Stored[]> {
  const { rows } = await client.query<Stored>(
    `select c.id, c.reference, r.words from cases c left join repairs r on r.landlord_id = c.landlord_id and r.case_id = c.id
     where c.id in (select case_id from repairs where words like 'The kitchen tap drips, report %')`,
  );
  return rows;
}

function againstAcknowledged(stored: readonly Stored[], { acknowledged, wanted }: Pick<Creating, 'acknowledged' | 'wanted'>): Finding[] {
  const byWords = Map.groupBy(stored, ({ words }) => words);
  const asked = new Set(wanted.map(({ words }) => words));
  const lost = acknowledged.filter(({ words, reference }) => byWords.get(words)?.some((one) => one.reference === reference) !== true);
  const double = [...byWords].filter(([, same]) => same.length > 1);
  const unasked = stored.filter(({ words }) => !asked.has(words));
  return [
    finding('acknowledged, and not stored under that reference', lost.map(({ reference }) => reference)),
    finding('stored more than once', double.map(([words]) => words)),
    finding('stored, and never asked for', unasked.map(({ reference }) => reference)),
  ];
}

/** What every new repair must have, counted from the tables themselves. */
const parts: readonly (readonly [string, string])[] = [
  ['without its timeline, or with a part of it', `c.last_sequence <> (select count(*) from case_events e where e.landlord_id = c.landlord_id and e.case_id = c.id)`],
  ['without an open clock', `not exists (select from deadlines d where d.landlord_id = c.landlord_id and d.case_id = c.id and d.status = 'open')`],
  ['without a promise to the resident', `not exists (select from promises p where p.landlord_id = c.landlord_id and p.case_id = c.id)`],
  ['without the answer kept for its key', `not exists (select from idempotent_answers i where i.landlord_id = c.landlord_id and i.body like '%"' || c.reference || '"%')`],
];

async function wholeCases(client: Client, stored: readonly Stored[]): Promise<Finding[]> {
  const ids = stored.map(({ id }) => id);
  const findings: Finding[] = [];
  for (const [what, condition] of parts) {
    const { rows } = await client.query<{ reference: string }>(`select c.reference from cases c where c.id = any($1::uuid[]) and ${condition}`, [ids]);
    findings.push(finding(what, rows.map(({ reference }) => reference)));
  }
  return findings;
}

async function messagesOnce(client: Client, stored: readonly Stored[]): Promise<Finding[]> {
  const ids = stored.map(({ id }) => id);
  const questions: readonly (readonly [string, string])[] = [
    ['messages that did not go out', `select m.id from messages m where m.case_id = any($1::uuid[]) and m.status <> 'sent'`],
    ['messages sent that are not in the mailbox', `select m.id from messages m where m.case_id = any($1::uuid[]) and m.status = 'sent'
       and not exists (select from mailbox b where b.landlord_id = m.landlord_id and b.message_id = m.id)`],
    ['messages not on the timeline exactly once as sent', `select m.id from messages m where m.case_id = any($1::uuid[]) and
       (select count(*) from case_events e where e.landlord_id = m.landlord_id and e.case_id = m.case_id and e.type = 'MessageSent' and e.data ->> 'messageId' = m.id::text) <> 1`],
    ['cases whose resident was told more than once', `select m.case_id as id from messages m where m.case_id = any($1::uuid[]) group by m.case_id having count(*) > 1`],
  ];
  const findings: Finding[] = [];
  for (const [what, question] of questions) {
    const { rows } = await client.query<{ id: string }>(question, [ids]);
    findings.push(finding(what, rows.map(({ id }) => id)));
  }
  return findings;
}

/** How many messages still wait to go out; undefined while the server is not back yet. */
export async function messagesWaiting(connectionString: string, landlordId: string): Promise<number | undefined> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`begin; set local app.landlord_id = '${landlordId}'`);
    const { rows } = await client.query<{ waiting: number }>(`select count(*)::int as waiting from messages where status in ('queued', 'sending')`);
    return rows[0]?.waiting ?? 0;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function finding(what: string, wrong: readonly string[]): Finding {
  return { what, wrong: wrong.length, examples: wrong.slice(0, 5) };
}
