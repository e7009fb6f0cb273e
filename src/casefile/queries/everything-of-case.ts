import type { Tx } from '../../platform/database/index.ts';
import type { CaseEvent, CaseFile, CasePromise, Deadline } from '../model.ts';
import { deadlineFrom, eventFrom, promiseFrom } from '../store/rows.ts';
import type { CaseEventRow, DeadlineRow, PromiseRow } from '../tables.ts';
import { linksOfCase, type LinkedCase } from './case-page.ts';

/** A contact as it was written down. */
export interface ContactOnRecord {
  readonly id: string;
  readonly residentId: string | null;
  readonly at: string;
  readonly direction: 'in' | 'out';
  readonly channel: string;
  readonly words: string;
  readonly byName: string | null;
}

export type LinkOnRecord = LinkedCase;

/** All that the spine holds of one case, oldest first. */
export interface EverythingOfCase {
  readonly events: readonly CaseEvent[];
  readonly clocks: readonly Deadline[];
  readonly promises: readonly CasePromise[];
  readonly contacts: readonly ContactOnRecord[];
  readonly links: readonly LinkOnRecord[];
}

/** Reads the whole record, however long. What was added since the header was read is left for the next time. */
export async function everythingOfCase(tx: Tx, { id, lastSequence }: Pick<CaseFile, 'id' | 'lastSequence'>): Promise<EverythingOfCase> {
  const scope = [tx.landlordId, id];
  const [events, clocks, promises, contacts, links] = await Promise.all([
    tx.query<CaseEventRow>('select * from case_events where landlord_id = $1 and case_id = $2 and sequence <= $3 order by sequence', [...scope, lastSequence]),
    tx.query<DeadlineRow>('select * from deadlines where landlord_id = $1 and case_id = $2 order by set_at, id', scope),
    tx.query<PromiseRow>('select * from promises where landlord_id = $1 and case_id = $2 order by made_at, id', scope),
    tx.query<ContactOnRecord>(
      `select k.id, k.resident_id as "residentId", k.at, k.direction, k.channel, k.words, s.name as "byName"
       from contacts k left join staff s on s.landlord_id = k.landlord_id and s.id = k.staff_id
       where k.landlord_id = $1 and k.case_id = $2 order by k.at, k.id`,
      scope,
    ),
    linksOfCase(tx, id),
  ]);
  return { events: events.map(eventFrom), clocks: clocks.map(deadlineFrom), promises: promises.map(promiseFrom), contacts, links };
}
