import { chance, idAt, idOf } from './chance.ts';
import type { Sizes } from './grow-landlord.ts';

// One temporary row a case, with every number its rows are made from; then a statement for each table.

const stages = `array['reported', 'diagnosed', 'booked', 'fixed', 'closed']`;
const problems = `array['leak', 'no-heating', 'damp-or-mould', 'light-or-socket', 'tap', 'blocked-drain', 'window', 'roof-or-gutter']`;
const titles = `array['Water is leaking from a pipe', 'There is no heating', 'There is damp or mould', 'A light does not work', 'A tap drips', 'A drain is blocked', 'A window is stuck', 'The roof leaks']`;
const rooms = `array['Kitchen', 'Bathroom', 'Hall, stairs or landing', 'Living room', 'Bedroom', 'Outside']`;
const trades = `array['plumber', 'heating engineer', 'damp surveyor', 'electrician', 'plumber', 'drainage', 'glazier', 'roofer']`;

/** What a moment `share` of the way through a case's life is, as SQL. */
const through = (share: number) => `date_trunc('second', opened_at + ${share} * (ended_at - opened_at))`;

function seedRows({ cases, homes, openShare, teams, owners, now }: Sizes): string {
  const share = Math.min(1, openShare * 1.25);
  const recentFrom = Math.floor(cases * (1 - share));
  const moment = `timestamptz '${now}'`;
  const life = `case when n <= ${recentFrom} then ${moment} - interval '3 years' + n::float8 / ${Math.max(1, recentFrom)} * (interval '1095 days' - interval '60 days')
    else ${moment} - interval '60 days' + (n - ${recentFrom})::float8 / ${Math.max(1, cases - recentFrom)} * interval '60 days' - interval '2 minutes' end`;
  const step = `case when not is_open then 5 when pick < 10 then 1 when pick < 25 then 2 when pick < 75 then 3 else 4 end`;
  return `create temporary table grown on commit drop as
    select g.*, ${idAt('opened_at', 'n', 'case')} as id, 'REP-' || extract(year from opened_at at time zone 'Europe/London') || '-' || lpad(n::text, 7, '0') as reference,
      (${stages})[step] as stage, case step when 1 then 3 when 2 then 4 when 3 then 7 when 4 then 12 else 14 end as entries,
      case when step = 1 then null else (array['emergency', 'urgent', 'routine', 'routine', 'routine', 'planned'])[1 + ${chance('n', 'priority', 6)}] end as priority,
      ${through(0.05)} as diagnosed_at, ${through(0.1)} as booked_at, ${through(0.7)} as done_at,
      ((due_on + 1)::timestamp at time zone 'Europe/London') as due_ends_at, ((word_on + 1)::timestamp at time zone 'Europe/London') as word_ends_at,
      (${problems})[problem] as problem_id, (${titles})[problem] || ' – ' || lower((${rooms})[room]) as title, (${rooms})[room] as room_name, (${trades})[problem] as trade,
      ${idOf('home_n', 'home')} as home_id, ${idOf('home_n', 'resident')} as resident_id, ${idOf('owner_n', 'staff')} as owner_id, ${idOf(`(1 + (owner_n - 1) % ${teams})`, 'team')} as team_id
    from (
      select r.*, ${step} as step, date_trunc('second', case when is_open then ${moment} else least(opened_at + make_interval(days => 2 + days), opened_at + 0.9 * (${moment} - opened_at)) end) as ended_at,
        case when is_open then (${moment})::date + (${chance('n', 'due', 36)})::int - 6 else opened_at::date + 28 end as due_on,
        (${moment})::date + (${chance('n', 'word', 6)})::int - 1 as word_on, (${moment})::date + 1 + (${chance('n', 'visit', 14)})::int as visit_on
      from (
        select n, date_trunc('second', ${life}) as opened_at, n > ${recentFrom} and ${chance('n', 'open', 10_000)} < ${Math.round((openShare / Math.max(share, 1e-9)) * 10_000)} as is_open,
          ${chance('n', 'step', 100)} as pick, (${chance('n', 'days', 40)})::int as days, 1 + (${chance('n', 'problem', 8)})::int as problem, 1 + (${chance('n', 'room', 6)})::int as room,
          1 + (${chance('n', 'home', homes)})::int as home_n, 1 + (${chance('n', 'owner', owners)})::int as owner_n, ${chance('n', 'broken', 100)} < 8 as is_broken
        from generate_series(1, ${cases}) n) r) g`;
}

/** Their stories' moments and people, then the rows of every table but the timeline and the header. */
export function caseStatements(sizes: Sizes): readonly (readonly [what: string, sql: string])[] {
  return [
    ['cases, in numbers', seedRows(sizes)],
    ['an index for it', 'create index on grown (n)'],
    ['names for it', `create temporary table grown_names on commit drop as
      select g.n, r.name as resident, s.name as owner, h.address_line || ', ' || h.town || ', ' || h.postcode as address from grown g
      join residents r on r.landlord_id = '${sizes.landlordId}' and r.id = g.resident_id join staff s on s.landlord_id = '${sizes.landlordId}' and s.id = g.owner_id
      join homes h on h.landlord_id = '${sizes.landlordId}' and h.id = g.home_id`],
    ['and for them', 'create index on grown_names (n)'],
    ['their spread', 'analyze grown, grown_names'],
    ['repairs', repairs(sizes)],
    ['visits', visits(sizes)],
    ['promises', promises(sizes)],
    ['clocks', deadlines(sizes)],
    ['contacts', `insert into contacts (landlord_id, id, case_id, resident_id, at, direction, channel, words, staff_id)
      select '${sizes.landlordId}', ${idAt('done_at', 'n', 'contact')}, id, resident_id, done_at, 'out', 'visit', 'Found and mended the cause. Cleaned up.', owner_id from grown where step >= 4`],
    ['messages', messages(sizes)],
  ];
}

function repairs({ landlordId }: Sizes): string {
  return `insert into repairs (landlord_id, case_id, stage, reported_at, problem, room, extent, since, words, reported_by, reporter_name, hazard, is_emergency, priority, trade)
    select '${landlordId}'::uuid, id, stage, opened_at, problem_id, room_name, 'One small spot', 'In the last week', title || '. Please come soon.', 'resident', resident, 'none-seen', coalesce(priority = 'emergency', false), priority,
      case when step > 1 then trade end from grown join grown_names using (n)`;
}

function visits({ landlordId }: Sizes): string {
  return `insert into repair_visits (landlord_id, id, case_id, purpose, visit_on, part_of_day, operative_id, operative_name, promise_id, status, settled_at)
    select '${landlordId}'::uuid, ${idAt('booked_at', 'n', 'visit')}, id, 'repair', case when step = 3 then visit_on else done_at::date end, 'morning', owner_id, owner,
      ${idAt('booked_at', 'n', 'promise')}, case when step = 3 then 'booked' else 'done' end, case when step > 3 then done_at end from grown join grown_names using (n) where step >= 3`;
}

function promises({ landlordId }: Sizes): string {
  return `insert into promises (landlord_id, id, case_id, made_to, words, due_on, owner_id, made_at, kept_by, outcome, outcome_at, outcome_reason)
    select '${landlordId}'::uuid, ${idAt('booked_at', 'n', 'promise')}, id, resident, 'We will visit in the morning', case when step = 3 then visit_on else done_at::date end, owner_id, booked_at, 'visit',
      case when step = 3 then null when is_broken then 'broken' else 'kept' end, case when step > 3 then done_at end, case when step > 3 and not is_broken then 'We visited and did the work' end
    from grown join grown_names using (n) where step >= 3`;
}

const clockColumns = 'landlord_id, id, case_id, promise_id, kind, rule, rule_version, duty, counted_from, due_on, because, citation, confidence, steps, status, set_at, settled_at, late, ends_at, last_point, next_look_at';
/** What was told of an open clock that ends then, and when somebody must look at it next. */
const lookAt = (ends: string, now: string) => `case when ${ends} + interval '7 days' <= ${now} then 'still-overdue' when ${ends} <= ${now} then 'overdue' when ${ends} - interval '3 days' <= ${now} then 'due-soon' end,
  case when ${ends} + interval '7 days' <= ${now} then null when ${ends} <= ${now} then ${ends} + interval '7 days' when ${ends} - interval '3 days' <= ${now} then ${ends} else ${ends} - interval '3 days' end`;

function deadlines({ landlordId, now: text }: Sizes): string {
  const now = `timestamptz '${text}'`;
  const steps = (days: number) => `'${JSON.stringify(Array.from({ length: days }, (_, day) => ({ date: `2026-01-${String(day + 1).padStart(2, '0')}`, counts: true, why: `working day ${day + 1}` })))}'::jsonb`;
  return `insert into deadlines (${clockColumns})
    select '${landlordId}'::uuid, ${idAt('opened_at', 'n', 'clock')}, id, null::uuid, 'policy', 'repairs.priority-routine', 'policy', 'Complete the repair', opened_at::date::text, due_on,
      '20 working days after it was reported (landlord policy)', 'landlord policy', 'P', case when is_open then ${steps(20)} else ${steps(3)} end, 'open', opened_at, null::timestamptz, false, due_ends_at, ${lookAt('due_ends_at', now)} from grown where step <= 3
    union all select '${landlordId}'::uuid, ${idAt('opened_at', 'n', 'clock')}, id, null, 'policy', 'repairs.priority-routine', 'policy', 'Complete the repair', opened_at::date::text, due_on,
      '20 working days after it was reported (landlord policy)', 'landlord policy', 'P', ${steps(3)}, 'met', opened_at, done_at, done_at >= due_ends_at, due_ends_at, null, null from grown where step > 3
    union all select '${landlordId}'::uuid, ${idAt('booked_at', 'n', 'promise clock')}, id, ${idAt('booked_at', 'n', 'promise')}, 'promise', 'policy.promise', booked_at::date::text, 'We will visit in the morning', booked_at::date::text,
      case when step = 3 then visit_on else done_at::date end, 'We promised the resident this', 'Our promise', 'P', '[]'::jsonb, case when step = 3 then 'open' else 'met' end, booked_at, case when step > 3 then done_at end, step > 3 and is_broken,
      visit_ends_at, case when step = 3 then looked.point end, case when step = 3 then looked.next_at end
      from grown, lateral (select ((case when step = 3 then visit_on else done_at::date end + 1)::timestamp at time zone 'Europe/London') as visit_ends_at) v, lateral (select ${lookAt('visit_ends_at', now)}) as looked (point, next_at) where step >= 3
    union all select '${landlordId}'::uuid, ${idAt('done_at', 'n', 'rhythm')}, id, null, 'rhythm', 'policy.update-rhythm', 'policy', 'Tell the resident where things stand', word_on::text, word_on,
      '5 working days after our last word to them (landlord policy)', 'landlord policy', 'P', ${steps(5)}, 'open', ${now}, null, false, word_ends_at, ${lookAt('word_ends_at', now)} from grown where is_open`;
}

function messages({ landlordId }: Sizes): string {
  const columns = 'landlord_id, id, case_id, resident_id, channel, address, recipient_name, template, subject, body, status, transport, queued_at, settled_at';
  const row = (at: string, [word, template, subject]: readonly [string, string, string], step: number) => `select '${landlordId}'::uuid, ${idAt(at, 'n', word)}, id, resident_id, 'text', '07700 900123', resident, '${template}', '${subject}',
    'Grown Homes: ${subject} (' || reference || '). See it and answer here: {link}', 'sent', 'mailbox', ${at}, ${at} from grown join grown_names using (n) where step >= ${step}`;
  return `insert into messages (${columns}) ${row('opened_at', ['received', 'report-received', 'We have your report'], 1)}
    union all ${row('booked_at', ['booked', 'visit-booked', 'We will visit your home'], 3)} union all ${row('done_at', ['done', 'work-done', 'Is it fixed?'], 4)}`;
}
