import { isInstant } from '../../clock/index.ts';
import { isUuid, uuidPattern } from '../../platform/uuid.ts';

/** Which cases the queue shows. All of it stays in the address, so it holds ids and words of ours, never a person's data. */
export interface QueueFilters {
  /** A team's id, 'all', or 'mine': the teams of whoever looks. */
  readonly team: string;
  readonly owner: string;
  readonly kind: string;
  readonly stage: string;
  readonly priority: string;
  /** A figure's key, or 'all'. */
  readonly due: string;
}

/** The last row of the page before. */
export interface QueueCursor {
  readonly dueAt: string | null;
  readonly id: string;
}

const isWord = /^[a-z][a-z -]{0,39}$/;
const cursorShape = new RegExp(`^(none|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)_(${uuidPattern})$`);

type Query = Readonly<Record<string, string | undefined>>;

/** The filters of an address; anything it should not hold counts as not said. */
export function readQueueFilters(query: Query): QueueFilters {
  const id = (name: string) => (isUuid(query[name]) ? query[name] : '');
  const word = (name: string) => (isWord.test(query[name] ?? '') ? (query[name] ?? '') : '');
  return {
    team: query['team'] === 'all' ? 'all' : id('team') || 'mine',
    owner: id('owner'),
    kind: word('kind'),
    stage: word('stage'),
    priority: word('priority'),
    due: word('due') || 'all',
  };
}

/** Where in the queue the address continues; undefined for its first page. */
export function readQueueCursor(query: Query): QueueCursor | undefined {
  const match = cursorShape.exec(query['after'] ?? '');
  if (match === null || !(match[1] === 'none' || isInstant(match[1] ?? ''))) return undefined;
  return { dueAt: match[1] === 'none' ? null : (match[1] ?? null), id: match[2] ?? '' };
}

/** What an address says of the queue: "?due=overdue&team=all". Nothing for what is as usual. */
export function queueQuery(filters: Partial<QueueFilters>, after?: QueueCursor): string {
  const said = Object.entries({ ...filters, after: after === undefined ? '' : `${after.dueAt ?? 'none'}_${after.id}` })
    .filter(([name, value]) => value !== '' && !(name === 'team' && value === 'mine') && !(name === 'due' && value === 'all'));
  return said.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(said)).toString()}`;
}
