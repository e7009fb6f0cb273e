import { addDays, addHours, dateInLondon, longDate, type Instant } from '../../clock/index.ts';
import { performOnHazard, proposalsOf, type Grade, type Hazard, type HazardCommand } from '../../hazards/index.ts';
import { askingOf } from '../../repairs/index.ts';
import { actorOf, type Actor } from '../../staff/index.ts';
import { foundWords, weighedBecause } from '../hazards/hazard-words.ts';
import { investigationBy } from '../hazards/put-right.ts';
import { done, memberWho, some, type Member, type NewestDays } from './visit-of.ts';

/** Damp in blocks that was looked into yesterday: some of the places near it are decided, the others wait; one household would not go to a hotel and is away in a flat, another asks about its offer. */
export async function lookNearDamp(days: NewestDays): Promise<void> {
  const surveyor = memberWho(days, 'surveyor');
  const chance = days.chance.branch('near damp');
  for (const [at, found] of (await dampToLookInto(days, surveyor)).entries()) {
    const { reference, caseId, grade, isWeighed } = found;
    const words = foundWords('damp-and-mould', (all) => chance.pick(all));
    if (!isWeighed) await act(days, reference, surveyor, { type: 'TriageHazard', kind: 'damp-and-mould', severity: 'serious', nearness: 'if-left', atGreaterRisk: true, notAskedBecause: 'Nobody answered; weighed as if somebody were at greater risk', grade: 'significant', rationale: chance.pick(weighedBecause) });
    await act(days, reference, surveyor, investigationBy({ surveyorName: surveyor.name, grade, kind: 'damp-and-mould', chance }, words, days.lately));
    const [first, second] = await days.database.inLandlord(days.landlord.id, (tx) => proposalsOf(tx, caseId));
    if (at < 2 && first !== undefined) await act(days, reference, surveyor, { type: 'AcceptSpread', proposalId: first.id, as: 'visit', visitBy: addDays(dateInLondon(days.present), 9), words: 'The stain runs on towards it' });
    if (at === 0 && second !== undefined) await act(days, reference, surveyor, { type: 'DeclineSpread', proposalId: second.id, reason: 'Looked at in the spring, dry by meter; the wet wall is on the other side' });
    const stay = stays[at];
    if (stay !== undefined) await offerStay(days, found, stay);
  }
}

type Offered = Pick<Extract<HazardCommand, { type: 'OfferAccommodation' }>, 'place' | 'costPence'>;
type Said = { readonly answer: 'accepted' | 'refused'; readonly words: string } | { readonly asks: string };

/** What was offered at each, one after the other, and what the household said of it by its link; the last still waits for a call. */
const stays: readonly (readonly (Offered & { readonly said: Said })[])[] = [
  [
    { place: 'Hotel by the station', costPence: 61_500, said: { answer: 'refused', words: 'No room for the wheelchair; would go to somewhere on the ground floor' } },
    { place: 'Serviced flat in Heaton Norris', costPence: 84_000, said: { answer: 'accepted', words: 'Yes, the children can still walk to school' } },
  ],
  [{ place: 'Guest rooms at Alma Court', costPence: 38_000, said: { asks: 'May the dog come? Otherwise we would have to ask my sister first' } }],
];

async function offerStay(days: NewestDays, { reference, residentId, residentName }: DampToLookInto, offered: (typeof stays)[number]): Promise<void> {
  const adviser = memberWho(days, 'adviser');
  const fromOn = dateInLondon(days.lately);
  const untilOn = addDays(fromOn, 16);
  for (const [turn, { said, ...stay }] of offered.entries()) {
    const at = addHours(days.lately, turn / 2);
    const words = `Until ${longDate(untilOn, fromOn)}, while the wall is treated and dries`;
    const { move } = await actAt(days, reference, adviser, { at, command: { type: 'OfferAccommodation', at, lateBecause: '', words, ...stay, fromOn, untilOn } });
    if (residentId === null || move === null) return;
    const later = addHours(at, 0.25);
    await actAt(days, reference, adviser, { at: later, command: sayingOf(said, move.moveId, later), by: { kind: 'resident', id: residentId, name: residentName } });
  }
}

function sayingOf(said: Said, moveId: string, at: Instant): HazardCommand {
  if ('asks' in said) return { type: 'HearResident', about: 'stay', words: said.asks, how: 'by their link' };
  return { type: 'AnswerAccommodation', at, lateBecause: '', ...said, byLink: { moveId } };
}

interface Deed {
  readonly command: HazardCommand;
  readonly at: Instant;
  /** Left out: the member of staff in whose turn it is. */
  readonly by?: Actor;
}

const act = (days: NewestDays, reference: string, member: Member, command: HazardCommand): Promise<Hazard> => actAt(days, reference, member, { command, at: days.lately });

async function actAt(days: NewestDays, reference: string, member: Member, { command, at, by }: Deed): Promise<Hazard> {
  return done(days, member, at, async (visit) => {
    const acted = await performOnHazard({ ...askingOf(visit), actor: by ?? actorOf(visit.actor), database: visit.database }, { reference }, command);
    if (!acted.ok) throw new Error(`The demonstration does what is refused near damp: ${command.type}, ${acted.refusal} ${JSON.stringify(acted.facts)}`);
    return acted.draft.hazard;
  });
}

interface DampToLookInto {
  readonly reference: string;
  readonly caseId: string;
  readonly grade: Grade;
  readonly isWeighed: boolean;
  readonly residentId: string | null;
  readonly residentName: string;
}

/** Damp in blocks that is not made safe yet and waits for its surveyor: what is weighed first. */
function dampToLookInto(days: NewestDays, { organisationId }: Member): Promise<DampToLookInto[]> {
  return days.database.inLandlord(days.landlord.id, (tx) => tx.query<DampToLookInto>(
    `select c.reference, c.id as "caseId", z.grade, z.triage is not null as "isWeighed", r.id as "residentId", coalesce(r.name, '') as "residentName" from cases c left join residents r on r.landlord_id = c.landlord_id and r.id = c.resident_id join hazards z on z.landlord_id = c.landlord_id and z.case_id = c.id join homes h on h.landlord_id = c.landlord_id and h.id = c.home_id
     where c.landlord_id = $1 and c.closed_at is null and c.stage in ('to-investigate', 'to-triage') and z.kind = 'damp-and-mould' and z.grade = 'significant' and z.downgrade is null and z.made_safe_at is null and h.block_id is not null and h.managing_organisation_id = $2
       and (select e.at from case_events e where e.landlord_id = $1 and e.case_id = c.id order by e.sequence desc limit 1) < $3
     order by c.stage, c.opened_at, c.id limit $4`,
    [tx.landlordId, organisationId, days.lately, some(days, 5)],
  ));
}
