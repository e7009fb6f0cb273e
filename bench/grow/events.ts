import { idAt, momentText } from './chance.ts';
import type { Sizes } from './grow-landlord.ts';

/** One entry of the story, as SQL: `data` gives JSON with its keys in order, as it is sealed. */
interface Told {
  readonly type: string;
  readonly at: string;
  readonly by: 'owner' | 'resident';
  readonly data: string;
}

const text = (sql: string) => `to_json((${sql})::text)::text`;
/** JSON with its keys in order, of texts that are SQL. */
function json(facts: Readonly<Record<string, string>>): string {
  const entries = Object.keys(facts).sort().map((key, place) => `'${place === 0 ? '{' : ','}"${key}":' || ${facts[key] ?? "'null'"}`);
  return `(${entries.join(' || ')} || '}')`;
}
const message = (word: string, template: string, subject: string, at: string) => json({
  messageId: text(idAt(at, 'n', word)), template: `'"${template}"'`, channel: `'"text"'`, subject: `'"${subject}"'`, to: text('resident'),
  body: text(`'Grown Homes: ${subject} (' || reference || '). See it and answer here: {link}'`),
});
const promiseFacts = { promiseId: text(idAt('booked_at', 'n', 'promise')), words: `'"We will visit in the morning"'`, dueOn: text(`case when step = 3 then visit_on else done_at::date end`) };

const story: readonly Told[] = [
  { type: `'RepairReported'`, at: 'opened_at', by: 'resident', data: json({ problem: text('problem_id'), room: text('room_name'), extent: `'"One small spot"'`, since: `'"In the last week"'`, words: text(`title || '. Please come soon.'`), photos: `'[]'`, reportedBy: `'"resident"'`, isEmergency: `'false'`, reporterName: text('resident'), reporterContact: `'null'` }) },
  { type: `'DeadlineSet'`, at: 'opened_at', by: 'resident', data: json({ rule: `'"repairs.priority-routine"'`, ruleVersion: `'"policy"'`, duty: `'"Complete the repair"'`, dueOn: text('due_on'), because: `'"20 working days after it was reported (landlord policy)"'`, citation: `'"landlord policy"'`, confidence: `'"P"'` }) },
  { type: `'MessageQueued'`, at: 'opened_at', by: 'resident', data: message('received', 'report-received', 'We have your report', 'opened_at') },
  { type: `'RepairDiagnosed'`, at: 'diagnosed_at', by: 'owner', data: json({ trade: text('trade'), reason: `'null'`, priority: text('priority'), rightToRepairDefect: `'null'` }) },
  { type: `'VisitBooked'`, at: 'booked_at', by: 'owner', data: json({ on: text(`case when step = 3 then visit_on else done_at::date end`), purpose: `'"repair"'`, visitId: text(idAt('booked_at', 'n', 'visit')), partOfDay: `'"morning"'`, promiseId: text(idAt('booked_at', 'n', 'promise')), operativeId: text('owner_id'), operativeName: text('owner') }) },
  { type: `'PromiseMade'`, at: 'booked_at', by: 'owner', data: json({ ...promiseFacts, madeTo: text('resident') }) },
  { type: `'MessageQueued'`, at: 'booked_at', by: 'owner', data: message('booked', 'visit-booked', 'We will visit your home', 'booked_at') },
  { type: `'VisitDone'`, at: 'done_at', by: 'owner', data: json({ words: `'"Found and mended the cause. Cleaned up."'`, photos: `'[]'`, purpose: `'"repair"'`, visitId: text(idAt('booked_at', 'n', 'visit')) }) },
  { type: `'DeadlineMet'`, at: 'done_at', by: 'owner', data: json({ rule: `'"repairs.priority-routine"'`, duty: `'"Complete the repair"'`, late: '(done_at >= due_ends_at)::text' }) },
  { type: `case when is_broken then 'PromiseBroken' else 'PromiseKept' end`, at: 'done_at', by: 'owner', data: json(promiseFacts) },
  { type: `'ContactRecorded'`, at: 'done_at', by: 'owner', data: json({ at: text(momentText('done_at')), words: `'"Found and mended the cause. Cleaned up."'`, channel: `'"visit"'`, direction: `'"out"'` }) },
  { type: `'MessageQueued'`, at: 'done_at', by: 'owner', data: message('done', 'work-done', 'Is it fixed?', 'done_at') },
  { type: `'FixConfirmed'`, at: 'ended_at', by: 'resident', data: json({ how: `'"their link"'`, words: `'"Yes, thank you."'` }) },
  { type: `'RepairClosed'`, at: 'ended_at', by: 'resident', data: json({ reason: `'"The resident says it is fixed"'`, unanswered: `'false'` }) },
];

const chainStart = `'${'0'.repeat(64)}'`;

/** The seal over one entry, of SQL texts: the canonical JSON of src/casefile/chain.ts. */
function seal(entry: { readonly actorId: string; readonly actorKind: string; readonly actorName: string; readonly at: string; readonly type: string; readonly data: string; readonly sequence: string; readonly previous: string }): string {
  const facts = json({
    caseId: text('id'), sequence: entry.sequence, at: text(momentText(entry.at)), actorKind: text(entry.actorKind), actorId: text(entry.actorId),
    actorName: text(entry.actorName), type: text(entry.type), data: entry.data, previousHash: text(entry.previous),
  });
  return `encode(sha256(convert_to(${facts}, 'UTF8')), 'hex')`;
}

/** Each entry after the other, so that each seal knows the one before; `offset 0` keeps PostgreSQL from writing them all out inside each other. */
function sealedStory(): string {
  return story.map(({ type, at, by, data }, place) => {
    const previous = place === 0 ? chainStart : `e${place}.hash`;
    const person = by === 'owner' ? { actorId: 'owner_id', actorName: 'owner' } : { actorId: 'resident_id', actorName: 'resident' };
    const name = `e${place + 1}`;
    return `cross join lateral (select ${at} as at, '${by === 'owner' ? 'staff' : 'resident'}' as actor_kind, ${person.actorId} as actor_id, ${person.actorName} as actor_name, ${type} as type, ${data} as data, ${previous} as previous offset 0) as ${name}d
      cross join lateral (select ${seal({ actorId: `${name}d.actor_id`, actorKind: `${name}d.actor_kind`, actorName: `${name}d.actor_name`, at: `${name}d.at`, type: `${name}d.type`, data: `${name}d.data`, sequence: `'${place + 1}'`, previous: `${name}d.previous` })} as hash offset 0) as ${name}`;
  }).join('\n');
}

/** Every entry of some cases, by their numbers, sealed, and the headers that keep the last seal: two inserts in one statement. */
export function eventStatement({ landlordId }: Sizes, from: number, until: number): string {
  const rows = story.map((_, place) => {
    const name = `e${place + 1}`;
    return `(${place + 1}, ${name}d.at, ${name}d.actor_kind, ${name}d.actor_id, ${name}d.actor_name, ${name}d.type, ${name}d.data, ${name}d.previous, ${name}.hash)`;
  });
  const lastWord = 'case when step >= 4 then done_at when step = 3 then booked_at else opened_at end';
  const open = `case when is_open then least(word_ends_at, case when step <= 3 then due_ends_at end, case when step = 3 then ((visit_on + 1)::timestamp at time zone 'Europe/London') end) end`;
  return `with sealed as materialized (
      select g.n, g.id, e.* from grown g join grown_names using (n) ${sealedStory()}
      cross join lateral (values ${rows.join(',')}) as e (sequence, at, actor_kind, actor_id, actor_name, type, data, previous_hash, hash)
      where e.sequence <= g.entries and g.n between ${from} and ${until}
    ), headers as (
      insert into cases (landlord_id, id, reference, kind, title, home_id, resident_id, owner_id, team_id, stage, priority, update_every, next_due_at, last_contact_at,
        opened_at, closed_at, version, last_sequence, last_hash, search_text)
      select '${landlordId}'::uuid, g.id, reference, 'repair', title, home_id, resident_id, owner_id, team_id, stage, priority, 5, ${open}, ${lastWord},
        opened_at, case when not is_open then ended_at end, step, entries, decode(hash, 'hex'), lower(reference || ' ' || title || ' ' || address || ' ' || resident)
      from grown g join grown_names using (n) join sealed s on s.n = g.n and s.sequence = g.entries where g.n between ${from} and ${until}
    )
    insert into case_events (landlord_id, case_id, sequence, at, actor_kind, actor_id, actor_name, type, data, previous_hash, hash)
    select '${landlordId}'::uuid, id, sequence, at, actor_kind, actor_id, actor_name, type, data::jsonb, decode(previous_hash, 'hex'), decode(hash, 'hex') from sealed`;
}

/** Makes the newest open case a very long one: so many notes after its story, each sealed after the one before. */
export function longTimelineStatement({ landlordId, now }: Sizes, entries: number): string {
  const hash = seal({ actorId: 's.owner_id', actorKind: `'staff'`, actorName: 's.name', at: 's.at', type: `'NoteAdded'`, data: `s.data`, sequence: 's.sequence::text', previous: 's.hash' });
  return `with recursive longest as (
      select c.id, c.owner_id, p.name, c.last_sequence, encode(c.last_hash, 'hex') as hash from cases c join staff p on p.landlord_id = c.landlord_id and p.id = c.owner_id
      where c.landlord_id = '${landlordId}' and c.closed_at is null order by c.id desc limit 1
    ), sealed as (
      select id, owner_id, name, last_sequence as sequence, timestamptz '${now}' as at, ''::text as data, ''::text as previous, hash, last_sequence + ${entries} as until from longest
      union all
      select s.id, s.owner_id, s.name, s.sequence, s.at, s.data, s.hash, ${hash}, s.until from (
        select id, owner_id, name, sequence + 1 as sequence, at, '{"words":"Note ' || sequence || ': rang, no answer."}' as data, hash, until from sealed where sequence < until offset 0) s
    ), header as (
      update cases c set last_sequence = s.sequence, last_hash = decode(s.hash, 'hex') from sealed s where c.landlord_id = '${landlordId}' and c.id = s.id and s.sequence = s.until
    )
    insert into case_events (landlord_id, case_id, sequence, at, actor_kind, actor_id, actor_name, type, data, previous_hash, hash)
    select '${landlordId}'::uuid, id, sequence, at, 'staff', owner_id, name, 'NoteAdded', data::jsonb, decode(previous, 'hex'), decode(hash, 'hex') from sealed where data <> ''`;
}
