import type { Instant, PlainDate } from '../../clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { countOfTheirs, isTheirs, outcomesOfTheirs } from '../store/outreaches.ts';
import type { HomesShown, Outcome, Outreach } from '../model.ts';

export const rowsAPage = 50;

/** What came of the homes of one outreach so far. */
export type CountedOutcomes = Readonly<Partial<Record<Outcome, number>>>;

export interface OutreachListed extends Pick<Outreach, 'id' | 'name' | 'way' | 'homes' | 'promisedOn' | 'startedAt' | 'ownerName' | 'chosenFrom'> {
  readonly counts: CountedOutcomes;
}

export interface OutreachPlace {
  readonly startedAt: string;
  readonly id: string;
}

/** Outreaches with homes of an organisation, the newest first, each with what came of those homes. */
export function outreachesOf(tx: Tx, organisationId: string, { after, most }: { readonly after: OutreachPlace | undefined; readonly most: number }): Promise<OutreachListed[]> {
  return tx.query<OutreachListed>(
    `select o.id, o.name, o.way, ${countOfTheirs('$2')} as homes, o.promised_on as "promisedOn", o.started_at as "startedAt", o.owner_name as "ownerName", o.chosen_from as "chosenFrom", ${outcomesOfTheirs('$2')} as counts
     from outreaches o where o.landlord_id = $1 and ${isTheirs('$2')} and ($3::timestamptz is null or (o.started_at, o.id) < ($3, $4::uuid))
     order by o.started_at desc, o.id desc limit $5`,
    [tx.landlordId, organisationId, after?.startedAt ?? null, after?.id ?? null, most],
  );
}

/** What came of the homes of one that an organisation owns or manages. */
export async function outcomesOf(tx: Tx, id: string, organisationId: string): Promise<CountedOutcomes> {
  const [row] = await tx.query<{ counts: CountedOutcomes }>(`select ${outcomesOfTheirs('$3')} as counts from outreaches o where o.landlord_id = $1 and o.id = $2`, [tx.landlordId, id, organisationId]);
  return row?.counts ?? {};
}

/** A home on the list of an outreach. */
export interface ApproachListed {
  readonly place: number;
  readonly reference: string;
  readonly homeId: string;
  readonly address: string;
  readonly residentName: string | null;
  readonly phone: string | null;
  readonly contactTimes: string | null;
  readonly language: string | null;
  readonly attempts: number;
  readonly lastAttemptAt: Instant | null;
  readonly outcome: Outcome | null;
  readonly outcomeWords: string | null;
  readonly foundReference: string | null;
  readonly dueOn: PlainDate;
}

const ofShown: Readonly<Record<HomesShown, string>> = { 'to-ask': 'and a.outcome is null', found: `and a.outcome = 'damp found'`, done: 'and a.outcome is not null', all: '' };

/** Which homes of an outreach are wanted: those of the reader's organisation. */
export interface ApproachesWanted {
  readonly organisationId: string;
  readonly shown: HomesShown;
  readonly after: number;
  readonly most: number;
}

/** The homes of an outreach in the order of its list, with whom to ring. */
export function approachesOf(tx: Tx, outreachId: string, { organisationId, shown, after, most }: ApproachesWanted): Promise<ApproachListed[]> {
  return tx.query<ApproachListed>(
    `select a.place, c.reference, a.home_id as "homeId", concat_ws(', ', h.address_line, h.postcode) as address, r.name as "residentName", case when r.mobile is null then r.phone else r.mobile end as phone, r.contact_times as "contactTimes", r.language,
       a.attempts, a.last_attempt_at as "lastAttemptAt", a.outcome, a.outcome_words as "outcomeWords", a.found_reference as "foundReference", p.due_on as "dueOn"
     from approaches a
     join cases c on c.landlord_id = $1 and c.id = a.case_id
     join homes h on h.landlord_id = $1 and h.id = a.home_id
     join promises p on p.landlord_id = $1 and p.id = a.promise_id
     left join residents r on r.landlord_id = $1 and r.id = c.resident_id
     where a.landlord_id = $1 and a.outreach_id = $2 and a.place > $3 and (h.owning_organisation_id = $5 or h.managing_organisation_id = $5) ${ofShown[shown]}
     order by a.place limit $4`,
    [tx.landlordId, outreachId, after, most, organisationId],
  );
}
